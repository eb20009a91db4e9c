//! The result for other programs: the object of the public contract, as text in the page.

use flywheel_model::Report;
use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::state::session;
use crate::ui::{View, element, words};

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

pub(crate) fn result_json() -> View {
    let session = session();
    element("pre")
        .is("id", "flywheel-result")
        .is("hidden", "")
        .says(words(move || session.report(json)))
        .done()
}
