//! Months and days as the visitor's language writes them, through the browser's `Intl`.

use js_sys::{Array, Date, Intl, Object};
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
    written(&date, &options).unwrap_or_else(|| period.to_owned())
}

/// Today, such as “14 March 2026”.
pub(crate) fn today() -> String {
    written(&Date::new_0(), &number::options(&[("dateStyle", "long".into())])).unwrap_or_default()
}

fn written(date: &Date, options: &Object) -> Option<String> {
    let format = Intl::DateTimeFormat::new(&Array::of1(&super::language_tag().into()), options).format();
    format.call1(&JsValue::NULL, date).ok()?.as_string()
}
