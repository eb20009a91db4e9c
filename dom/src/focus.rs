//! Where the focus goes when the element that has it is removed or replaced.

use gloo::timers::callback::Timeout;
use js_sys::Array;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, FocusEvent, HtmlElement, Node};

/// Leptos runs effects in a microtask; by then the page has changed.
const AFTER_EFFECTS_MS: u32 = 50;

/// Gives the focus to the element of this id once the page has changed.
///
/// ```no_run
/// flywheel_dom::focus::go_to("field-churn".to_owned());
/// ```
pub fn go_to(id: String) {
    Timeout::new(AFTER_EFFECTS_MS, move || {
        let found = document().get_element_by_id(&id);
        if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            let _ = found.focus();
        }
    })
    .forget();
}

/// When a button that removes something is removed with it, gives the focus to the next button of the same class in
/// the same `<details>`, else to the `<summary>`. Without this the focus goes back to the top of the page.
///
/// ```no_run
/// use flywheel_dom::{focus, html};
///
/// let remove = html::button().class("cross").on("click", |event| {
///     focus::stay_near(event.current_target(), "cross");
///     // … and remove the row here.
/// });
/// ```
pub fn stay_near(removed: Option<EventTarget>, class: &'static str) {
    let Some(removed) = removed.and_then(|target| target.dyn_into::<Element>().ok()) else {
        return;
    };
    let Ok(Some(section)) = removed.closest("details") else {
        return;
    };
    let all = move |section: &Element| Array::from(&section.get_elements_by_class_name(class));
    let place = all(&section).index_of(&removed, 0);
    Timeout::new(AFTER_EFFECTS_MS, move || {
        let left = all(&section);
        let place = place.min(left.length() as i32 - 1).max(0) as u32;
        let next = left.get(place).dyn_into::<HtmlElement>().ok();
        let summary = || section.query_selector("summary").ok().flatten()?.dyn_into().ok();
        if let Some(next) = next.or_else(summary) {
            let _ = next.focus();
        }
    })
    .forget();
}

/// Closes the `<details>` of a `focusout` event when the focus has gone elsewhere. A menu that lies over the page is not
/// to stay open there.
///
/// ```no_run
/// use flywheel_dom::{focus, html};
///
/// let menu = html::details().on("focusout", |event| focus::close_when_left(&event));
/// ```
pub fn close_when_left(event: &web_sys::Event) {
    let menu = event
        .current_target()
        .and_then(|menu| menu.dyn_into::<Element>().ok());
    let next = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
    let next = next.and_then(|next| next.dyn_into::<Node>().ok());
    // Without a next element, the focus went to what takes none, or the window was left.
    if let (Some(menu), Some(next)) = (menu, next)
        && !menu.contains(Some(&next))
    {
        let _ = menu.remove_attribute("open");
    }
}

/// Changes what is inside a parent. If an element in there has the focus and an id, the element of that id has the
/// focus afterwards, even if it is a new one.
///
/// ```no_run
/// use flywheel_dom::{focus, html};
///
/// let list = html::ul();
/// focus::keep_within(list.node(), || list.node().set_text_content(None));
/// ```
pub fn keep_within(parent: &Node, change: impl FnOnce()) {
    let focused = document()
        .active_element()
        .filter(|focused| parent.contains(Some(focused)));
    let id = focused.map(|focused| focused.id()).unwrap_or_default();
    change();
    let again = document()
        .get_element_by_id(&id)
        .filter(|again| parent.contains(Some(again)));
    if let Some(again) = again.and_then(|again| again.dyn_into::<HtmlElement>().ok()) {
        let _ = again.focus();
    }
}
