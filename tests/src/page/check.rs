//! What must hold on every page, whatever the story.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use super::Page;
use crate::engine::Engine;

/// Addresses that the page loaded from elsewhere.
const FOREIGN: &str = "\
return performance.getEntriesByType('resource').map((entry) => entry.name)\
.filter((name) => !name.startsWith(location.origin + '/') && !/^(data|blob):/.test(name))";

/// Keeps the app's WebAssembly instance as a global, since the page does not expose it.
const KEEP: &str = "\
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...all) => {
  const made = await instantiate.apply(WebAssembly, all);
  globalThis.instance ??= made.instance;
  return made;
};";

const REPORTS: &str = "return await (await fetch('/csp-report')).json()";

impl Page {
    /// Checks what must hold at the end of every story: the app runs, nothing came from another
    /// origin, the content policy was kept, the console has no error.
    ///
    /// # Errors
    ///
    /// Says what does not hold.
    pub fn check(&self) -> Result<()> {
        self.come_home()?;
        let failed = self.browser.script(
            "return document.querySelector('#failed:not([hidden])') !== null",
            &[],
        )?;
        ensure!(failed == Value::Bool(false), "the app has stopped");
        let foreign = self.browser.script(FOREIGN, &[])?;
        ensure!(
            foreign.as_array().is_some_and(Vec::is_empty),
            "loaded from another origin: {foreign}"
        );
        let violations = self.violations()?;
        ensure!(
            violations.is_empty(),
            "against the content policy: {violations:#?}"
        );
        let errors = self.console_errors()?;
        ensure!(errors.is_empty(), "in the console: {errors:#?}");
        Ok(())
    }

    /// A story may have ended on somebody else's page.
    fn come_home(&self) -> Result<()> {
        let here = self.browser.script("return location.href", &[])?;
        if here.as_str().is_some_and(|here| here.starts_with(&self.origin)) {
            return Ok(());
        }
        self.browser.go(&format!("{}nothing", self.origin))
    }

    /// Does something with pages that keep their app's instance as `instance`.
    ///
    /// # Panics
    ///
    /// When the browser does not answer.
    pub fn with_instance<T>(&self, act: impl FnOnce() -> T) -> T {
        self.with_script(KEEP, act)
    }

    /// Does something with pages in which a script runs before any of theirs; Chromium alone can do that.
    ///
    /// # Panics
    ///
    /// When the browser does not answer.
    pub fn with_script<T>(&self, source: &str, act: impl FnOnce() -> T) -> T {
        let devtools = |command: &str, parameters: Value| {
            let answer = self.browser.devtools(command, parameters);
            answer.expect("an answer")
        };
        let kept = devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": source }),
        );
        let done = act();
        devtools(
            "Page.removeScriptToEvaluateOnNewDocument",
            json!({ "identifier": kept["identifier"] }),
        );
        done
    }

    /// What this story's pages did against the content policy.
    ///
    /// # Errors
    ///
    /// When the server does not say.
    pub fn violations(&self) -> Result<Vec<Value>> {
        let reports = self.browser.promise(REPORTS, &[])?;
        let folder = format!("/t/{}/", self.name);
        let is_ours = |report: &Value| report.to_string().contains(&folder);
        Ok(reports
            .as_array()
            .into_iter()
            .flatten()
            .filter(|report| is_ours(report))
            .cloned()
            .collect())
    }

    /// Errors in the console since this was last asked; only Chromium tells.
    ///
    /// # Errors
    ///
    /// When the browser does not say.
    pub fn console_errors(&self) -> Result<Vec<Value>> {
        if self.engine() != Engine::Chromium {
            return Ok(Vec::new());
        }
        let log = self
            .browser
            .command("se/log", serde_json::json!({ "type": "browser" }))?;
        let is_error = |entry: &Value| entry["level"] == "SEVERE";
        Ok(log
            .as_array()
            .into_iter()
            .flatten()
            .filter(|entry| is_error(entry))
            .cloned()
            .collect())
    }

    /// How many pixels the page is wider than the window: 0 unless it scrolls sideways.
    #[track_caller]
    #[must_use]
    pub fn overflow(&self) -> u64 {
        let script = "return Math.max(0, document.documentElement.scrollWidth - innerWidth)";
        self.script(script, &[]).as_u64().unwrap_or_default()
    }
}
