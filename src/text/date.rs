//! Months as the visitor's language writes them, through the browser's `Intl`.

use js_sys::{Array, Date, Intl};
use wasm_bindgen::JsValue;

use super::number;

/// `2026-03` to read, such as “Mar 2026”.
pub(crate) fn month(period: &str) -> String {
    let options = number::options(&[
        ("year", "numeric".into()),
        ("month", "short".into()),
        ("timeZone", "UTC".into()),
    ]);
    let date = Date::new(&JsValue::from(format!("{period}-01")));
    let format = Intl::DateTimeFormat::new(&Array::of1(&super::language_tag().into()), &options).format();
    let text = format.call1(&JsValue::NULL, &date);
    text.ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| period.to_owned())
}
