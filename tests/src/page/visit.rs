//! Coming and going.

use anyhow::{Result, ensure};
use fantoccini::wd::WindowHandle;
use serde_json::json;

use super::Page;

/// Whether the app runs.
const RUNS: &str = "return document.querySelector('#flywheel-result') !== null";

/// Scrolls to the first place that is shown and still empty, since a place is filled when it comes near. If there is
/// none, scrolls back to the top and returns true.
const IS_WHOLE: &str = "\
if (document.querySelector('#flywheel-result') === null) return false;
const heads = { outlook: 'chart', moves: 'moves-title', 'what-moves': 'levers', efforts: 'efforts-title', plan: 'plan-title',
  journey: 'journey-title', touches: 'touch-title', buyers: 'buyers-title',
  worksheet: 'worksheet-title', examples: 'examples-title', compare: 'compare-title', learn: 'learn-title' };
const waiting = Object.entries(heads).map(([place, head]) => document.querySelector(`#${place}:not(:has(#${head}))`))
  .find((place) => place && place.getClientRects().length > 0);
if (waiting) waiting.scrollIntoView({ behavior: 'instant' });
else window.scrollTo({ top: 0, behavior: 'instant' });
return !waiting";

/// A tab beside the page's own.
pub struct SecondTab<'a> {
    page: &'a Page,
    first: WindowHandle,
    second: WindowHandle,
}

impl SecondTab<'_> {
    /// Does something there, then is back in the first.
    #[track_caller]
    pub fn there<T>(&self, act: impl FnOnce() -> T) -> T {
        self.go(&self.second);
        let done = act();
        self.go(&self.first);
        done
    }

    #[track_caller]
    fn go(&self, tab: &WindowHandle) {
        let done = self
            .page
            .browser
            .wait_for(self.page.browser.client().switch_to_window(tab.clone()));
        self.page.now("changing the tab", done);
    }
}

impl Page {
    /// Opens the app at this query and fragment, such as `?lang=de#v=1`, and waits until it runs.
    #[track_caller]
    pub fn open(&self, rest: &str) {
        self.open_without_waiting(rest);
        self.wait_until_it_runs();
    }

    /// Opens the app, which may not start.
    #[track_caller]
    pub fn open_without_waiting(&self, rest: &str) {
        if self.opened.replace(true) {
            // An address that differs only in its fragment would not load the page again.
            self.now(
                "leaving the page",
                self.browser.go(&format!("{}nothing", self.origin)),
            );
        }
        self.now(
            "opening the page",
            self.browser.go(&format!("{}{rest}", self.address)),
        );
    }

    /// Changes the fragment of the page that is open, as following a link within it does.
    #[track_caller]
    pub fn go_to_fragment(&self, fragment: &str) {
        let done = self
            .browser
            .script("location.hash = arguments[0]", &[json!(fragment)]);
        self.now("changing the fragment", done);
    }

    /// Goes to a page that is not the app, on whatever origin.
    #[track_caller]
    pub fn visit(&self, address: &str) {
        self.opened.set(true);
        self.now("going elsewhere", self.browser.go(address));
    }

    /// Does something inside a frame, then is back outside.
    #[track_caller]
    pub fn inside<T>(&self, css: &str, act: impl FnOnce() -> T) -> T {
        self.looking(&format!("entering {css}"), || {
            let script =
                "const frame = document.querySelector(arguments[0]); frame?.scrollIntoView(); return frame";
            let frame = self.browser.script(script, &[json!(css)])?;
            self.browser.command("frame", json!({ "id": frame }))
        });
        let done = act();
        self.now(
            "leaving the frame",
            self.browser.command("frame", json!({ "id": null })),
        );
        done
    }

    /// Does something in a second tab, which stays open until the end.
    #[track_caller]
    pub fn with_second_tab<T>(&self, act: impl FnOnce(&SecondTab<'_>) -> T) -> T {
        let first = self.now(
            "finding the tab",
            self.browser.wait_for(self.browser.client().window()),
        );
        let opened = self.browser.wait_for(self.browser.client().new_window(true));
        let second = self.now("opening a tab", opened).handle;
        let tab = SecondTab {
            page: self,
            first,
            second,
        };
        let done = act(&tab);
        tab.go(&tab.second);
        self.now(
            "closing the tab",
            self.browser.wait_for(self.browser.client().close_window()),
        );
        tab.go(&tab.first);
        done
    }

    /// Loads the page again, and waits until the app runs.
    #[track_caller]
    pub fn reload(&self) {
        // The old page must not be taken for the new one.
        self.now(
            "marking the page",
            self.browser.script("document.body.remove()", &[]),
        );
        self.now(
            "loading again",
            self.browser.wait_for(self.browser.client().refresh()),
        );
        self.wait_until_it_runs();
    }

    /// Goes back in the history.
    #[track_caller]
    pub fn back(&self) {
        self.now("going back", self.browser.wait_for(self.browser.client().back()));
    }

    /// Goes forward in the history.
    #[track_caller]
    pub fn forward(&self) {
        self.now(
            "going forward",
            self.browser.wait_for(self.browser.client().forward()),
        );
    }

    /// The whole address that the browser shows.
    #[track_caller]
    #[must_use]
    pub fn address(&self) -> String {
        self.text_from("return location.href")
    }

    /// The fragment of the address, without `#`.
    #[track_caller]
    #[must_use]
    pub fn fragment(&self) -> String {
        self.text_from("return location.hash.slice(1)")
    }

    /// Shows the page as to a visitor with these preferences, such as `("prefers-color-scheme", "dark")`; Chromium
    /// alone can do that.
    #[track_caller]
    pub fn prefer(&self, features: &[(&str, &str)]) {
        let features: Vec<_> = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.now(
            "preferring",
            self.browser
                .devtools("Emulation.setEmulatedMedia", json!({ "features": features })),
        );
    }

    /// Shows the page as it is printed; Chromium alone can do that.
    #[track_caller]
    pub fn show_printed(&self) {
        let media = json!({ "media": "print" });
        self.now(
            "showing the print",
            self.browser.devtools("Emulation.setEmulatedMedia", media),
        );
    }

    /// Scrolls down until everything has been fetched that comes near, and back up.
    #[track_caller]
    pub fn bring_all(&self) {
        self.until("scrolling down", || {
            ensure!(self.is_whole()?, "the page is not all there");
            Ok(())
        });
    }

    pub(super) fn is_whole(&self) -> Result<bool> {
        Ok(self.browser.script(IS_WHOLE, &[])? == json!(true))
    }

    #[track_caller]
    fn wait_until_it_runs(&self) {
        self.until("starting the app", || self.runs());
    }

    pub(super) fn runs(&self) -> Result<()> {
        let running = self.browser.script(RUNS, &[])?;
        ensure!(running == json!(true), "the app does not run");
        Ok(())
    }
}
