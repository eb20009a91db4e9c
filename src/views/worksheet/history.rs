//! Speed, friction and size in every month of the ledger. What the ledger does not measure is as on the wheel today.

use flywheel_dom::{Element, Live, fragment, html, live, svg};
use flywheel_model::Dials;
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

/// The months, each with its dials. They are none where the ledger measures nothing, or numbers that the wheel refuses.
type Months = Vec<(f64, Option<Dials>)>;
type Dial = fn(&Dials) -> f64;
const DIALS: [Dial; 3] = [|dials| dials.speed, |dials| dials.friction, |dials| dials.size];

pub(super) fn body() -> Node {
    let stored = stored();
    // The charts and the table share it.
    let all = Memo::new(move |_| -> Months {
        let worksheet = stored.get();
        let months = worksheet.months().iter();
        stored.session().with_inputs(|inputs| {
            months
                .map(|month| (*month, worksheet.dials(inputs, *month)))
                .collect()
        })
    });
    let names = [text::speed(), text::friction(), text::size()];
    let charts = [0, 1, 2].map(|index| {
        let line = live(move || all.with(|months| path_of(months, DIALS[index])));
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
        let row = |(month, dials): &(f64, Option<Dials>)| {
            let [speed, friction, size] = match dials {
                Some(dials) => [
                    number::number(dials.speed),
                    number::percent(dials.friction),
                    number::number(dials.size),
                ],
                None => ["–", "–", "–"].map(str::to_owned),
            };
            vec![month_text(*month), speed, friction, size]
        };
        all.with(|months| months.iter().map(row).collect())
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

/// The path of a line over the months, between the lowest and the highest value. It has a gap where a month is not
/// known.
fn path_of(months: &[(f64, Option<Dials>)], dial: Dial) -> String {
    let values = || months.iter().filter_map(|(_, dials)| dials.as_ref().map(dial));
    let (low, high) = values().fold((f64::MAX, f64::MIN), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    let step = 200.0 / (months.len().max(2) - 1) as f64;
    let mut path = String::new();
    let mut is_in_line = false;
    for (place, (_, dials)) in months.iter().enumerate() {
        let Some(value) = dials.as_ref().map(dial) else {
            is_in_line = false;
            continue;
        };
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
