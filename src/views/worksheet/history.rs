//! Speed, friction and size of every month in the ledger, by the wheel's other numbers as they are today.

use flywheel_dom::{Element, Live, fragment, html, live, svg};
use flywheel_model::Dials;
use flywheel_model::worksheet::Worksheet;
use web_sys::Node;

use super::measure::written;
use super::stored::stored;
use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::controls::explanation;
use crate::ui::table::table;
use crate::ui::tenths;

/// A month and its dials; none where the ledger says too little, or what the wheel does not take.
fn months(now: &Computed, worksheet: &Worksheet) -> Vec<(f64, Option<Dials>)> {
    let inputs = &now.document.inputs;
    let dials = |month: f64| {
        let measured = worksheet.measured(inputs, month);
        if measured.values.is_empty() {
            return None;
        }
        let then = measured.enter(inputs).ok()?;
        Some(then.calibrate().ok()?.dials(&then))
    };
    worksheet
        .months()
        .into_iter()
        .map(|month| (month, dials(month)))
        .collect()
}

pub(super) fn headline(now: &Computed, worksheet: &Worksheet) -> String {
    let known: Vec<Dials> = months(now, worksheet)
        .into_iter()
        .filter_map(|(_, dials)| dials)
        .collect();
    match (known.first(), known.last()) {
        (Some(first), Some(last)) if known.len() > 1 => text::history_headline(
            &number::number(first.speed),
            &number::number(last.speed),
            &number::percent(first.friction),
            &number::percent(last.friction),
        ),
        _ => text::history_empty().to_owned(),
    }
}

type Reads = fn(&Dials) -> f64;
const READS: [Reads; 3] = [|dials| dials.speed, |dials| dials.friction, |dials| dials.size];

pub(super) fn body() -> Node {
    let stored = stored();
    let all = move || {
        let worksheet = stored.get();
        stored.session().with(|now| months(now, &worksheet))
    };
    let names = [text::speed(), text::friction(), text::size()];
    let charts = [0, 1, 2].map(|index| {
        let line = live(move || drawn(&all(), READS[index]));
        let caption = html::figcaption().child(names[index]);
        html::figure().child(spark(line)).child(caption)
    });
    let heads = move || {
        vec![text::month_head(), names[0], names[1], names[2]]
            .into_iter()
            .map(str::to_owned)
            .collect()
    };
    let rows = move || {
        let row = |(month, dials): (f64, Option<Dials>)| {
            let [speed, friction, size] = match dials {
                Some(dials) => [
                    number::number(dials.speed),
                    number::percent(dials.friction),
                    number::number(dials.size),
                ],
                None => ["–", "–", "–"].map(str::to_owned),
            };
            vec![written(month), speed, friction, size]
        };
        all().into_iter().map(row).collect()
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

/// The path of a line over the months; it breaks where a month is not known, and starts at the lowest value.
fn drawn(months: &[(f64, Option<Dials>)], read: Reads) -> String {
    let values = || months.iter().filter_map(|(_, dials)| dials.as_ref().map(read));
    let (low, high) = values().fold((f64::MAX, f64::MIN), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    let step = 200.0 / (months.len().max(2) - 1) as f64;
    let mut path = String::new();
    let mut is_open = false;
    for (place, (_, dials)) in months.iter().enumerate() {
        let Some(value) = dials.as_ref().map(read) else {
            is_open = false;
            continue;
        };
        let part = if high > low {
            (value - low) / (high - low)
        } else {
            0.5
        };
        path.push(if is_open { 'L' } else { 'M' });
        path.push_str(&format!(
            "{} {}",
            tenths(4.0 + place as f64 * step),
            tenths(54.0 - 50.0 * part)
        ));
        is_open = true;
    }
    path
}

fn spark(line: Live<String>) -> Element {
    let path = svg::path().class("spark").attr("d", line);
    svg::svg()
        .attr("viewBox", "0 0 208 58")
        .attr("aria-hidden", "true")
        .child(path)
}
