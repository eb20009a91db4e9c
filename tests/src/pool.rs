//! Browsers that serve one story after another: starting one takes longer than a story.

use std::sync::{Mutex, OnceLock, PoisonError};

use anyhow::{Result, anyhow};

use crate::browser::Browser;
use crate::engine::Engine;
use crate::page::storage::FORGET;
use crate::screen::Screen;

/// The browsers that wait for a story.
#[derive(Default)]
pub struct Pool {
    idle: Mutex<Vec<Browser>>,
    screen: OnceLock<Result<Screen, String>>,
}

impl Pool {
    /// A browser of that engine with nothing stored, at that width.
    ///
    /// # Errors
    ///
    /// When it does not start.
    pub fn take(&self, engine: Engine, width: u32, site: &str) -> Result<Browser> {
        let browser = match self.idle(engine) {
            Some(browser) => browser,
            None => Browser::start(engine, self.screen()?)?,
        };
        // A page of the site without the app, so that the app stores nothing afterwards.
        browser.go(&format!("{site}nothing"))?;
        browser.promise(FORGET, &[])?;
        browser.resize(width)?;
        Ok(browser)
    }

    /// Gives a browser back that is in good order.
    pub fn put(&self, browser: Browser) {
        self.idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(browser);
    }

    /// Stories come engine by engine, so browsers of another engine have done their work.
    fn idle(&self, engine: Engine) -> Option<Browser> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.retain(|browser| browser.engine() == engine);
        idle.pop()
    }

    fn screen(&self) -> Result<&Screen> {
        let screen = self
            .screen
            .get_or_init(|| Screen::start().map_err(|error| format!("{error:#}")));
        screen.as_ref().map_err(|error| anyhow!("{error}"))
    }
}
