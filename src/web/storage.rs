//! The browser's storage, which may be blocked at any moment.

use leptos::prelude::window;
use web_sys::Storage;

/// The visitor's wheel, as the text of a link; its `v` is the storage's version.
pub(crate) const WHEEL: &str = "flywheel.wheel";
/// A stored wheel that could not be read whole.
pub(crate) const WHEEL_ASIDE: &str = "flywheel.wheel.aside";

/// The journey, as the text of `Journey::to_text`.
pub(crate) const JOURNEY: &str = "flywheel.journey";

/// A stored journey that could not be read.
pub(crate) const JOURNEY_ASIDE: &str = "flywheel.journey.aside";

/// The worksheet, as the text of `Worksheet::to_text`.
pub(crate) const WORKSHEET: &str = "flywheel.worksheet";

/// A stored worksheet that could not be read.
pub(crate) const WORKSHEET_ASIDE: &str = "flywheel.worksheet.aside";

/// The other wheels, a line each: name, tab, link.
pub(crate) const WHEELS: &str = "flywheel.wheels";

/// The tag of the language that the visitor has chosen; `static/language.js` reads it.
pub(crate) const LANGUAGE: &str = "flywheel.language";

/// The browser refuses to read or write, or the page is in a frame of another.
#[derive(Debug)]
pub(crate) struct Blocked;

fn storage() -> Result<Storage, Blocked> {
    let window = window();
    // In somebody else's page nothing is stored.
    let parent = window.parent().ok().flatten();
    if parent.as_ref() != Some(&window) {
        return Err(Blocked);
    }
    window.local_storage().ok().flatten().ok_or(Blocked)
}

pub(crate) fn read(key: &str) -> Result<Option<String>, Blocked> {
    storage()?.get_item(key).map_err(|_| Blocked)
}

pub(crate) fn write(key: &str, text: &str) -> Result<(), Blocked> {
    storage()?.set_item(key, text).map_err(|_| Blocked)
}
