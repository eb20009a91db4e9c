//! A page as a visitor uses it. Every verb waits until it can be done. If that takes too long, it panics and says what
//! it found instead.

mod check;
pub mod keys;
mod read;
pub(crate) mod storage;
pub(crate) mod visit;
mod work;

use std::cell::Cell;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::browser::Browser;
use crate::engine::Engine;

/// How long a verb keeps trying. Only a story that fails waits that long.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long until the page is looked at again: looking costs the browser as much as a keystroke.
const GLANCE: Duration = Duration::from_millis(25);
const LONGEST_GLANCE: Duration = Duration::from_millis(150);
/// Who has not found something so soon scrolls down to look for it.
const SOON: Duration = Duration::from_millis(150);

/// A page of the app in a browser.
pub struct Page {
    browser: Browser,
    width: u32,
    address: String,
    origin: String,
    name: String,
    opened: Cell<bool>,
}

impl Page {
    /// A page for the story of this name, on the site at this address. Each story has its own folder
    /// on the test server, which tells whose violation of the content policy is reported.
    #[must_use]
    pub fn new(browser: Browser, width: u32, site: &str, name: &str) -> Self {
        let folder: String = name
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .collect();
        let address = format!("{site}t/{folder}/");
        Self {
            browser,
            width,
            address,
            origin: site.to_owned(),
            name: folder,
            opened: Cell::new(false),
        }
    }

    /// The browser behind the page.
    #[must_use]
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    /// The browser, when the page is no longer needed.
    #[must_use]
    pub fn into_browser(self) -> Browser {
        self.browser
    }

    /// Which engine shows the page.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.browser.engine()
    }

    /// How many CSS pixels wide the page is.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// The address of the site as this story visits it; the app's page is there.
    #[must_use]
    pub fn site(&self) -> &str {
        &self.address
    }

    /// Tries until it works, or panics.
    #[track_caller]
    fn until<T>(&self, doing: &str, mut attempt: impl FnMut() -> Result<T>) -> T {
        let start = Instant::now();
        let mut glance = GLANCE;
        loop {
            match attempt() {
                Ok(value) => return value,
                Err(error) if start.elapsed() > PATIENCE => panic!("{doing}: {error:#}"),
                Err(_) => thread::sleep(glance),
            }
            glance = (glance * 3 / 2).min(LONGEST_GLANCE);
        }
    }

    /// As [`Self::until`], where what is needed may be further down and not fetched yet: after a moment it scrolls
    /// down to all there is, and back to the top.
    #[track_caller]
    fn looking<T>(&self, doing: &str, mut attempt: impl FnMut() -> Result<T>) -> T {
        let start = Instant::now();
        let mut is_whole = false;
        self.until(doing, || {
            let done = attempt();
            if done.is_err() && !is_whole && start.elapsed() > SOON {
                is_whole = self.is_whole().unwrap_or(false);
            }
            done
        })
    }

    /// Does it now; a failure is the story's.
    #[track_caller]
    fn now<T>(&self, doing: &str, done: Result<T>) -> T {
        done.unwrap_or_else(|error| panic!("{doing}: {error:#}"))
    }
}
