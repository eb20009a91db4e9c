//! Where to push: every lever ranked, in customers at the horizon.

use flywheel_model::{Choice, Inputs, Lever, Sensitivity, Swing};

use super::{names, says};
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::controls::{cell_of, scrolling};
use crate::ui::{View, element, several, shown_choice, svg};

pub(super) fn headline(now: &Computed) -> String {
    let inputs = &now.document.inputs;
    let ranked = ranked(now, false);
    let best = ranked.first().and_then(|row| Some((row.lever, row.gain?)));
    match best.filter(|(_, gain)| *gain > 0.0) {
        Some((lever, gain)) => {
            let says = match lever {
                Lever::Nps => text::push_headline_points,
                _ => text::push_headline,
            };
            let gain = text::more_customers(gain, &number::number(gain));
            says(&names::moved(inputs, lever), &gain)
        }
        None => text::push_none().to_owned(),
    }
}

/// The levers, the strongest first: by what 10 % wins, or by what lies between low and high.
fn ranked(now: &Computed, by_swing: bool) -> Vec<Sensitivity> {
    let strength = |row: &Sensitivity| {
        let value = if by_swing {
            row.swing.map(|swing| swing.width())
        } else {
            row.gain
        };
        value.unwrap_or(f64::NEG_INFINITY)
    };
    let mut ranked: Vec<Sensitivity> = Vec::new();
    for row in now.document.sensitivities(&now.report.wheel) {
        let place = ranked.partition_point(|other| strength(other) >= strength(&row));
        ranked.insert(place, row);
    }
    ranked
}

pub(super) fn body() -> View {
    let session = session();
    let choices = element("div")
        .is("class", "choice")
        .is("role", "radiogroup")
        .is("aria-label", text::rank_by())
        .with(shown_choice(Choice::Rank, 0, text::by_gain()))
        .with(shown_choice(Choice::Rank, 1, text::by_swing()))
        .done();
    let heads = [
        text::lever_head(),
        text::gain_head(),
        text::elasticity(),
        text::swing_head(),
    ];
    let heads = heads.map(|says| cell_of("th", "col", says));
    let head = element("thead").with(element("tr").all(heads).done()).done();
    let rows = move || session.now(rows);
    let table = element("table")
        .is("class", "ranking")
        .with(head)
        .with(element("tbody").anew(Box::new(rows)).done())
        .done();
    let how = says(|now| text::ranking_says(&names::horizon(&now.document.inputs)));
    several([
        choices,
        scrolling(text::push_next(), table),
        element("p").says(says(long_run)).done(),
        element("p").is("class", "soft").says(how).done(),
    ])
}

fn rows(now: &Computed) -> Vec<View> {
    let rows = ranked(now, now.document.shown.index(Choice::Rank) == 1);
    let widest = rows
        .iter()
        .filter_map(|row| row.swing)
        .fold(0.0f64, |widest, swing| {
            swing
                .customers
                .iter()
                .fold(widest, |widest, c| widest.max(c.abs()))
        });
    rows.iter()
        .map(|row| line(&now.document.inputs, row, widest))
        .collect()
}

fn line(inputs: &Inputs, row: &Sensitivity, widest: f64) -> View {
    let cell = |says: Option<String>| element("td").text(says.as_deref().unwrap_or(text::unknown()));
    let swing = cell(row.swing.map(|swing| swing_words(row, &swing)));
    let bar = row.swing.map(|swing| bar(swing.customers, widest));
    element("tr")
        .with(cell_of("th", "row", &names::moved(inputs, row.lever)))
        .with(cell(row.gain.map(names::customers)).done())
        .with(cell(row.elasticity.map(number::number)).done())
        .with(swing.is("class", "swing").all(bar).done())
        .done()
}

fn swing_words(row: &Sensitivity, swing: &Swing) -> String {
    let [low, high] = swing.ends.map(|end| number::lever(row.lever, end));
    let [fewer, more] = swing.customers.map(names::customers);
    let swing_says = text::swing_cell(&low, &high, &fewer, &more);
    match row.lever {
        _ if swing.own => swing_says,
        // Of these no example says what is usual.
        Lever::Traffic | Lever::Wins => text::swing_around(&swing_says),
        _ => text::swing_usual(&swing_says),
    }
}

/// From the one end to the other, around today.
pub(super) fn bar(customers: [f64; 2], widest: f64) -> View {
    let at = |value: f64| {
        if widest > 0.0 {
            100.0 + 100.0 * value / widest
        } else {
            100.0
        }
    };
    let (from, to) = (
        at(customers[0].min(customers[1])),
        at(customers[0].max(customers[1])),
    );
    let (left, width) = (format!("{from:.1}"), format!("{:.1}", to - from));
    let reach = svg("rect")
        .is("x", &left)
        .is("y", "1")
        .is("width", &width)
        .is("height", "8")
        .done();
    svg("svg")
        .is("class", "bar")
        .is("viewBox", "0 0 200 10")
        .is("preserveAspectRatio", "none")
        .is("aria-hidden", "true")
        .with(reach)
        .with(svg("path").is("d", "M100 0V10").done())
        .done()
}

/// Shown where it surprises: only where one customer means clearly more than one.
fn long_run(now: &Computed) -> String {
    let lineage = now.report.dials.lineage.filter(|lineage| *lineage > 1.05);
    // The long run of a market is that it is full.
    let lineage = lineage.filter(|_| now.report.wheel.market.is_none());
    lineage
        .map(|lineage| text::long_run(&number::number(lineage)))
        .unwrap_or_default()
}
