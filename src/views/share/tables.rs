//! The result as comma-separated values: names and units as in the result for other programs.

use flywheel_model::{Report, csv};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::result::value;

/// A line for each input and each number of the wheel: name, value.
pub(super) fn numbers(report: &Report) -> String {
    let report = value(report);
    let mut text = String::new();
    csv::push_line(&["name", "value"].map(str::to_owned), &mut text);
    for part in ["inputs", "wheel"] {
        let part = Reflect::get(&report, &part.into()).unwrap_or(JsValue::NULL);
        let Some(part) = part.dyn_ref::<Object>() else {
            continue;
        };
        for entry in Object::entries(part).iter() {
            let entry: Array = entry.unchecked_into();
            let name = entry.get(0).as_string().unwrap_or_default();
            match entry.get(1).dyn_into::<Array>() {
                Ok(values) => {
                    for at in 0..values.length() {
                        let name = format!("{name}_{}", at + 1);
                        csv::push_line(&[name, cell(&values.get(at))], &mut text);
                    }
                }
                Err(value) => csv::push_line(&[name, cell(&value)], &mut text),
            }
        }
    }
    text
}

/// A line for each month: customers of the flywheel and of the funnel, and customers won in the month that follows. If
/// a change is tried or a number is uncertain, the changed wheel and the percentiles follow.
pub(super) fn months(report: &Report) -> String {
    let projection = &report.projection;
    let mut columns: Vec<(&str, &[f64])> = vec![
        ("flywheel", &projection.flywheel),
        ("funnel", &projection.funnel),
        ("won", &projection.won),
    ];
    if let Some(changed) = &report.what_if {
        columns.push(("what_if", &changed.projection.flywheel));
    }
    if let Some(fan) = &report.fan {
        let names = ["p10", "p25", "p50", "p75", "p90"];
        let lines = [&fan.p10, &fan.p25, &fan.p50, &fan.p75, &fan.p90];
        columns.extend(names.into_iter().zip(lines.map(Vec::as_slice)));
    }
    let mut text = String::new();
    let heads = columns.iter().map(|(name, _)| (*name).to_owned());
    push_row("month".to_owned(), heads, &mut text);
    for month in 0..projection.flywheel.len() {
        let values = columns.iter().map(|(_, line)| line.get(month));
        let cells = values.map(|value| value.map_or(String::new(), |value| cell(&(*value).into())));
        push_row(month.to_string(), cells, &mut text);
    }
    text
}

fn push_row(first: String, others: impl Iterator<Item = String>, into: &mut String) {
    let cells: Vec<String> = std::iter::once(first).chain(others).collect();
    csv::push_line(&cells, into);
}

/// A cell. The browser writes a number, so that it reads back the same. Words are guarded, so that no spreadsheet takes
/// them for a formula.
fn cell(value: &JsValue) -> String {
    if value.is_null() || value.is_undefined() {
        return String::new();
    }
    match value.as_string() {
        Some(words) => csv::guarded(&words),
        None => js_sys::JSON::stringify(value)
            .map(String::from)
            .unwrap_or_default(),
    }
}
