//! The element of the page in which the app is shown.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

const BEFOREHAND: &str = "data-beforehand";

/// The app's element as the page was served: the first state is in it, without event listeners.
pub(crate) fn as_served() -> Option<HtmlElement> {
    document().get_element_by_id("app")?.dyn_into().ok()
}

/// Marks that the app has written its result into the served page. Unless `all_belongs`, the style sheet makes the
/// rest of the served page pale, because it still shows other numbers.
pub(crate) fn note_result(place: &HtmlElement, all_belongs: bool) {
    let _ = place.set_attribute(BEFOREHAND, if all_belongs { "all" } else { "result" });
}

/// The app's element, for the app to show itself in.
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
        // An invalid value changes nothing.
        let _ = page.style().set_property(name, value);
    }
}
