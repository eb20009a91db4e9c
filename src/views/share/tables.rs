//! The result as comma-separated values: names and units as in the result for other programs.

use flywheel_model::Report;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::result::value;

/// A line for each input and each number of the wheel: name, value.
pub(super) fn numbers(report: &Report) -> String {
    let report = value(report);
    let mut lines = vec!["name,value".to_owned()];
    for part in ["inputs", "wheel"] {
        let part = Reflect::get(&report, &part.into()).unwrap_or(JsValue::NULL);
        let Some(part) = part.dyn_ref::<Object>() else {
            continue;
        };
        for entry in Object::entries(part).iter() {
            let entry: Array = entry.unchecked_into();
            let name = entry.get(0).as_string().unwrap_or_default();
            match entry.get(1).dyn_into::<Array>() {
                Ok(values) => lines.extend(
                    (0..values.length()).map(|at| format!("{name}_{},{}", at + 1, cell(&values.get(at)))),
                ),
                Err(value) => lines.push(format!("{name},{}", cell(&value))),
            }
        }
    }
    file(&lines)
}

/// A line for each month: customers with the loop and without it, customers won in the month that follows, and
/// what there is of a change and of futures.
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
    let head: String = columns.iter().map(|(name, _)| format!(",{name}")).collect();
    let mut lines = vec![format!("month{head}")];
    lines.extend((0..projection.flywheel.len()).map(|month| {
        let cells = columns.iter().map(|(_, line)| match line.get(month) {
            Some(value) => format!(",{}", cell(&(*value).into())),
            None => ",".to_owned(),
        });
        format!("{month}{}", cells.collect::<String>())
    }));
    file(&lines)
}

/// RFC 4180 ends each line with both.
fn file(lines: &[String]) -> String {
    let mut text = lines.join("\r\n");
    text.push_str("\r\n");
    text
}

/// A number as the browser writes it, which reads back the same; words so that no spreadsheet takes them for a
/// formula.
fn cell(value: &JsValue) -> String {
    if value.is_null() || value.is_undefined() {
        return String::new();
    }
    let Some(words) = value.as_string() else {
        return js_sys::JSON::stringify(value)
            .map(String::from)
            .unwrap_or_default();
    };
    let is_formula = words.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let words = if is_formula { format!("'{words}") } else { words };
    if words.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", words.replace('"', "\"\""))
    } else {
        words
    }
}
