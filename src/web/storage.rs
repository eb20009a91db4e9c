//! The browser's storage, which may be blocked at any time.

use leptos::prelude::window;
use web_sys::Storage;

/// The visitor's wheel, as the text of a link; its `v` is the storage's version.
pub(crate) const WHEEL: &str = "flywheel.wheel";
/// A copy of a stored wheel that could not be read completely.
pub(crate) const WHEEL_UNREADABLE: &str = "flywheel.wheel.aside";

/// The journey, as the text of `Journey::to_text`.
pub(crate) const JOURNEY: &str = "flywheel.journey";

/// A copy of a stored journey that could not be read completely.
pub(crate) const JOURNEY_UNREADABLE: &str = "flywheel.journey.aside";

/// The worksheet, as the text of `Worksheet::to_text`.
pub(crate) const WORKSHEET: &str = "flywheel.worksheet";

/// A copy of a stored worksheet that could not be read completely.
pub(crate) const WORKSHEET_UNREADABLE: &str = "flywheel.worksheet.aside";

/// The other wheels, a line each: name, tab, link.
pub(crate) const WHEELS: &str = "flywheel.wheels";

/// The tag of the language that the visitor has chosen; `static/language.js` reads it.
pub(crate) const LANGUAGE: &str = "flywheel.language";

/// The browser refuses to read or write, or the page is in another site's frame.
#[derive(Debug)]
pub(crate) struct Blocked;

fn storage() -> Result<Storage, Blocked> {
    let window = window();
    // In another site's page nothing is stored.
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
