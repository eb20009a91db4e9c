//! Reloads open pages when the site has been built again.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

const SCRIPT_PATH: &str = "/dev-reload.js";
const WAIT_PATH: &str = "/dev-reload";
/// Less than the time after which browsers and proxies give up.
const PATIENCE: Duration = Duration::from_secs(25);

const SCRIPT: &str = "\
// Only served by `cargo xtask serve --watch`: asks for the next build, and loads the page again.
let build = await (await fetch('dev-reload')).text();
for (;;) {
  try {
    const next = await (await fetch(`dev-reload?${build}`)).text();
    if (next !== build) location.reload();
  } catch {
    await new Promise((done) => setTimeout(done, 1000));
  }
}
";

/// Counts the builds.
#[derive(Default)]
pub(crate) struct Reload {
    builds: Mutex<u64>,
    built: Condvar,
}

impl Reload {
    /// Tells waiting pages that the site has been built.
    pub(crate) fn announce(&self) {
        *self.builds.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.built.notify_all();
    }

    pub(crate) fn is_at(path: &str) -> bool {
        path == SCRIPT_PATH || path == WAIT_PATH
    }

    /// The page with the script in it.
    pub(crate) fn add_to(page: &str) -> String {
        page.replacen(
            "</head>",
            "<script type=\"module\" src=\"dev-reload.js\"></script></head>",
            1,
        )
    }

    /// The script, or the number of the latest build: at once if the page knows another, else when there is another.
    pub(crate) fn answer(&self, path: &str, known: &str) -> (&'static str, String) {
        if path == SCRIPT_PATH {
            return ("text/javascript", SCRIPT.to_owned());
        }
        let builds = self.builds.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |builds: &mut u64| builds.to_string() == known;
        let (builds, _) = self
            .built
            .wait_timeout_while(builds, PATIENCE, same)
            .unwrap_or_else(PoisonError::into_inner);
        ("text/plain", builds.to_string())
    }
}
