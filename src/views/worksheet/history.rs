//! Speed, friction and size in every month of the ledger. What the ledger does not measure is as on the wheel today.

use flywheel_dom::{Element, Live, fragment, html, svg};
use flywheel_model::Inputs;
use flywheel_model::worksheet::Worksheet;
use leptos::prelude::*;
use web_sys::Node;

use super::measure::month_text;
use super::stored::stored;
use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::controls::explanation;
use crate::ui::table::table;
use crate::ui::tenths;

pub(super) fn headline(now: &Computed, worksheet: &Worksheet) -> String {
    match worksheet.first_and_last(&now.document.inputs) {
        Some([first, last]) => text::history_headline(
            &number::number(first.speed),
            &number::number(last.speed),
            &number::percent(first.friction),
            &number::percent(last.friction),
        ),
        None => text::history_empty().to_owned(),
    }
}

/// Numbers of a month.
const WIDTH: usize = 4;

/// Each month with its speed, friction and size. They are NaN where the ledger measures nothing, or numbers that the
/// wheel refuses.
fn numbers(worksheet: &Worksheet, inputs: &Inputs) -> Vec<f64> {
    let numbers = |month: &f64| {
        let dials = worksheet.dials(inputs, *month);
        let [speed, friction, size] =
            dials.map_or([f64::NAN; 3], |dials| [dials.speed, dials.friction, dials.size]);
        [*month, speed, friction, size]
    };
    worksheet.months().iter().flat_map(numbers).collect()
}

pub(super) fn body() -> Node {
    let stored = stored();
    let lines = [(); 3].map(|()| RwSignal::new(String::new()));
    let names = [text::speed(), text::friction(), text::size()];
    let charts = [0, 1, 2].map(|index| {
        let caption = html::figcaption().child(names[index]);
        html::figure().child(spark(lines[index].into())).child(caption)
    });
    let heads = move || {
        vec![text::month_head(), names[0], names[1], names[2]]
            .into_iter()
            .map(str::to_owned)
            .collect()
    };
    // What the table computes is drawn, too.
    let rows = move || {
        let worksheet = stored.get();
        let all = stored.session().with_inputs(|inputs| numbers(&worksheet, inputs));
        for (index, line) in lines.iter().enumerate() {
            line.set(path_of(&all, 1 + index));
        }
        let row = |numbers: &[f64]| {
            let shown = |number: f64, text: String| if number.is_nan() { "–".to_owned() } else { text };
            let [month, speed, friction, size] = [0, 1, 2, 3].map(|column| numbers[column]);
            vec![
                month_text(month),
                shown(speed, number::number(speed)),
                shown(friction, number::percent(friction)),
                shown(size, number::number(size)),
            ]
        };
        all.chunks_exact(WIDTH).map(row).collect()
    };
    fragment([
        explanation(text::history_says()),
        html::div().class("sparks").children(charts),
        table(
            "history-table",
            text::history_title(),
            Box::new(heads),
            Box::new(rows),
        ),
    ])
}

/// The path of a column over the months, between its lowest and its highest value. It has a gap where a month is not
/// known.
fn path_of(months: &[f64], column: usize) -> String {
    let values = || months.iter().skip(column).step_by(WIDTH).copied();
    let known = values().filter(|value| !value.is_nan());
    let (low, high) = known.fold((f64::MAX, f64::MIN), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    let step = 200.0 / (values().count().max(2) - 1) as f64;
    let mut path = String::new();
    let mut is_in_line = false;
    for (place, value) in values().enumerate() {
        if value.is_nan() {
            is_in_line = false;
            continue;
        }
        let height = if high > low {
            (value - low) / (high - low)
        } else {
            0.5
        };
        path.push(if is_in_line { 'L' } else { 'M' });
        path.push_str(&format!(
            "{} {}",
            tenths(4.0 + place as f64 * step),
            tenths(54.0 - 50.0 * height)
        ));
        is_in_line = true;
    }
    path
}

/// A small chart without axes.
fn spark(line: Live<String>) -> Element {
    let path = svg::path().class("spark").attr("d", line);
    svg::svg()
        .attr("viewBox", "0 0 208 58")
        .attr("aria-hidden", "true")
        .child(path)
}
