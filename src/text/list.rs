//! Lists as the visitor's language writes them, through the browser's `Intl`.

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type ListFormat;

    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(tag: &str) -> ListFormat;

    #[wasm_bindgen(method)]
    fn format(this: &ListFormat, items: Array) -> String;
}

/// “This, that, and another.”
pub(crate) fn list<S: AsRef<str>>(items: &[S]) -> String {
    let items: Array = items.iter().map(|item| JsValue::from(item.as_ref())).collect();
    ListFormat::new(&super::language_tag()).format(items)
}
