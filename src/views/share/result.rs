//! The result for other programs: the object of the public contract, as text in the page.

use flywheel_dom::{Element, html};
use flywheel_model::Report;
use leptos::prelude::*;
use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::state::session;

/// The result as a JavaScript object.
pub(super) fn value(report: &Report) -> JsValue {
    report
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .unwrap_or(JsValue::NULL)
}

/// The result as JSON. The browser writes the text: its numbers are shortest round-trip decimals.
pub(crate) fn json(report: &Report) -> String {
    js_sys::JSON::stringify(&value(report))
        .map(String::from)
        .unwrap_or_default()
}

pub(crate) fn result_json() -> Element {
    let session = session();
    let result = html::pre().attr("id", "flywheel-result").attr("hidden", "");
    // Visitors come before programs: an effect runs when everything is shown.
    let node = result.node().clone();
    Effect::new(move || node.set_text_content(Some(&session.with_report(json))));
    result
}
