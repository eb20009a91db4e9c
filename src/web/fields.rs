//! What fields hold that no signal follows.

use leptos::prelude::document;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// Puts this into a field or a list of choices.
pub(crate) fn set_value(field: &Element, value: &str) {
    // An element of the page takes any property.
    let _ = js_sys::Reflect::set(field, &JsValue::from_str("value"), &JsValue::from_str(value));
}

/// Puts this into the field of this id, if it is there.
pub(crate) fn set_value_of(id: &str, value: &str) {
    if let Some(field) = document().get_element_by_id(id) {
        set_value(&field, value);
    }
}
