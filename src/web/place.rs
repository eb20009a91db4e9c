//! Where the app stands in its page.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The app's place, which no longer holds what was computed beforehand.
pub(crate) fn of_the_app() -> Option<HtmlElement> {
    let place: HtmlElement = document().get_element_by_id("app")?.dyn_into().ok()?;
    let _ = place.remove_attribute("data-beforehand");
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
