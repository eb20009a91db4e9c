//! Where the focus goes when what has it goes away.

use gloo::timers::callback::Timeout;
use js_sys::Array;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement};

/// What removes something, by its class.
const REMOVES: &str = "cross";

const AFTER_EFFECTS_MS: u32 = 50;

/// To what has this id, once what changes has changed.
pub(crate) fn go_to(id: String) {
    Timeout::new(AFTER_EFFECTS_MS, move || {
        let found = document().get_element_by_id(&id);
        if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            let _ = found.focus();
        }
    })
    .forget();
}

/// To what removes the next thing of the same section, else to what opens the section: who goes by keys
/// would else be back at the top of the page.
pub(crate) fn stay_near(removed: Option<EventTarget>) {
    let Some(removed) = removed.and_then(|target| target.dyn_into::<Element>().ok()) else {
        return;
    };
    let Ok(Some(section)) = removed.closest("details") else {
        return;
    };
    let all = |section: &Element| Array::from(&section.get_elements_by_class_name(REMOVES));
    let place = all(&section).index_of(&removed, 0);
    Timeout::new(AFTER_EFFECTS_MS, move || {
        let left = all(&section);
        let place = place.min(left.length() as i32 - 1).max(0) as u32;
        let next = left.get(place).dyn_into::<HtmlElement>().ok();
        let opens = || section.query_selector("summary").ok().flatten()?.dyn_into().ok();
        if let Some(next) = next.or_else(opens) {
            let _ = next.focus();
        }
    })
    .forget();
}

/// Changes what an element holds; what had the focus in there and has an id keeps it, even if it is another
/// element now.
pub(crate) fn keep_within(parent: &Element, change: impl FnOnce()) {
    let held = document()
        .active_element()
        .filter(|held| parent.contains(Some(held)));
    let id = held.map(|held| held.id()).unwrap_or_default();
    change();
    let again = document()
        .get_element_by_id(&id)
        .filter(|again| parent.contains(Some(again)));
    if let Some(again) = again.and_then(|again| again.dyn_into::<HtmlElement>().ok()) {
        let _ = again.focus();
    }
}
