//! Where the app stands in its page.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

const BEFOREHAND: &str = "data-beforehand";

/// The app's place, in which nothing answers yet.
pub(crate) fn as_served() -> Option<HtmlElement> {
    document().get_element_by_id("app")?.dyn_into().ok()
}

/// Notes that the result in it is the app's by now, and whether all else in it belongs to that: the style makes pale
/// what is still of other numbers.
pub(crate) fn note_result(place: &HtmlElement, all_belongs: bool) {
    let _ = place.set_attribute(BEFOREHAND, if all_belongs { "all" } else { "result" });
}

/// The app's place, which from now on is the app's alone.
pub(crate) fn of_the_app() -> Option<HtmlElement> {
    let place = as_served()?;
    let _ = place.remove_attribute(BEFOREHAND);
    Some(place)
}

/// Sets a property of the whole page's style.
#[cfg(feature = "widget")]
pub(crate) fn set_property(name: &str, value: &str) {
    let page = document().document_element();
    if let Some(page) = page.and_then(|page| page.dyn_into::<HtmlElement>().ok()) {
        // A value that is none changes nothing.
        let _ = page.style().set_property(name, value);
    }
}
