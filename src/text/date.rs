//! Months as the visitor's language writes them, through the browser's `Intl`.

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// `2026-03` to read, such as “Mar 2026”.
pub(crate) fn month(period: &str) -> String {
    let options = Object::new();
    for (name, value) in [("year", "numeric"), ("month", "short"), ("timeZone", "UTC")] {
        // Setting a plain object's own property cannot fail.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    let date = Date::new(&JsValue::from(format!("{period}-01")));
    let format = Intl::DateTimeFormat::new(&Array::of1(&super::language_tag().into()), &options).format();
    let text = format.call1(&JsValue::NULL, &date);
    text.ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| period.to_owned())
}
