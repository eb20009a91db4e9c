//! Places on the page to which several views go.

use gloo::timers::callback::Timeout;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Everything but the bar and the footer. Whoever goes to another view starts at its top, where that view is fetched.
pub(crate) const MAIN: &str = "main";

/// What moves the wheel.
pub(crate) const LEVERS: &str = "what-moves";

/// The numbers behind the rows that stand open.
pub(crate) const MORE_NUMBERS: &str = "more-numbers";

/// Opens the section of this id, if one is given, and moves the focus to an element in it. Neither may exist yet: a view may still have to
/// be fetched, and a section's body is made when it opens.
pub(crate) fn go_to(section: Option<&'static str>, id: String) {
    const TRIES: u32 = 100;
    try_to_go(section, id, TRIES);
}

fn try_to_go(section: Option<&'static str>, id: String, tries: u32) {
    const A_MOMENT_MS: u32 = 60;
    if let Some(section) = section.and_then(|section| document().get_element_by_id(section)) {
        // Setting an attribute of this name never fails.
        let _ = section.set_attribute("open", "");
    }
    let found = document().get_element_by_id(&id);
    match found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        Some(found) if found.offset_parent().is_some() => {
            let _ = found.focus();
        }
        _ if tries > 0 => {
            Timeout::new(A_MOMENT_MS, move || try_to_go(section, id, tries - 1)).forget();
        }
        _ => {}
    }
}
