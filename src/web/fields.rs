//! Changes of fields and sections that no signal follows.

use gloo::timers::callback::Timeout;
use leptos::prelude::{document, event_target};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlInputElement};

/// Sets the value of a field or a list of options.
pub(crate) fn set_value(field: &Element, value: &str) {
    // Setting a property of an element never fails.
    let _ = js_sys::Reflect::set(field, &JsValue::from_str("value"), &JsValue::from_str(value));
}

/// Sets the value of the field with this id, if there is one.
pub(crate) fn set_value_of(id: &str, value: &str) {
    if let Some(field) = document().get_element_by_id(id) {
        set_value(&field, value);
    }
}

/// Selects all that is in the field of an event.
pub(crate) fn select_all(event: &Event) {
    if let Some(field) = field_of(event) {
        field.select();
    }
}

/// Leaves the focus where it is while the pointer is pressed on a field that does not have it.
pub(crate) fn keep_focus(event: &Event) {
    if field_of(event).is_some_and(|field| !has_focus(&field)) {
        event.prevent_default();
    }
}

/// Moves the focus to the field of an event, unless it is there.
pub(crate) fn focus(event: &Event) {
    if let Some(field) = field_of(event).filter(|field| !has_focus(field)) {
        // Focusing an element that is there never fails.
        let _ = field.focus();
    }
}

/// Whether the field of an event has the focus.
pub(crate) fn is_focused(event: &Event) -> bool {
    field_of(event).is_some_and(|field| has_focus(&field))
}

fn has_focus(field: &HtmlInputElement) -> bool {
    document().active_element().as_deref() == Some(&**field)
}

fn field_of(event: &Event) -> Option<HtmlInputElement> {
    event.current_target()?.dyn_into().ok()
}

/// Moves the focus to the field in the box of an event, wherever in the box it was.
pub(crate) fn focus_within(event: Event) {
    let its_box = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let field = its_box.and_then(|its_box| its_box.query_selector("input").ok().flatten());
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
        && !has_focus(&field)
    {
        // Focusing an element that is there never fails.
        let _ = field.focus();
    }
}

/// Takes over what stands in the field that is being edited, as leaving the field does. A text area is left alone: what
/// is pasted there may not be complete.
pub(crate) fn take_focused() {
    if let Some(field) = document().active_element()
        && field.matches("input[type=text]") == Ok(true)
    {
        change(&field);
    }
}

/// Takes over what is being pasted into the field of an event. It is there after the event.
pub(crate) fn change_soon(event: Event) {
    let field: Element = event_target(&event);
    Timeout::new(0, move || change(&field)).forget();
}

fn change(field: &Element) {
    if let Ok(event) = Event::new("change") {
        let _ = field.dispatch_event(&event);
    }
}

/// Opens every visible section.
pub(crate) fn open_all() {
    let closed = document().query_selector_all("details.lever:not([open])");
    let closed = closed.ok().map(|found| js_sys::Array::from(&found));
    for section in closed.iter().flat_map(js_sys::Array::iter) {
        let section: Element = section.unchecked_into();
        if section.get_client_rects().length() > 0 {
            let _ = section.set_attribute("open", "");
        }
    }
}
