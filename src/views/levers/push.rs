//! Where to push: every lever ranked, in customers at the horizon.

use flywheel_dom::{Element, dynamic, fragment, html, svg};
use flywheel_model::shown::Rank;
use flywheel_model::{Inputs, Lever, Sensitivity, Swing};
use web_sys::Node;

use super::{live_text, names};
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::controls::{heading_cell, scrolling};
use crate::ui::shown_choice;

pub(super) fn headline(now: &Computed) -> String {
    let inputs = &now.document.inputs;
    let ranked = ranked(now, Rank::Gain);
    let best = ranked.first().and_then(|row| Some((row.lever, row.gain?)));
    match best.filter(|(_, gain)| *gain > 0.0) {
        Some((lever, gain)) => {
            let text = match lever {
                Lever::Nps => text::push_headline_points,
                _ => text::push_headline,
            };
            let gain = text::more_customers(gain, &number::number(gain));
            text(&names::lever(inputs, lever), &gain)
        }
        None => text::push_none().to_owned(),
    }
}

/// The levers from the strongest to the weakest: by what 10 % wins, or by how far the customers swing from the low to
/// the high end.
fn ranked(now: &Computed, by: Rank) -> Vec<Sensitivity> {
    let strength = |row: &Sensitivity| {
        let value = match by {
            Rank::Gain => row.gain,
            Rank::Range => row.swing.map(|swing| swing.width()),
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

pub(super) fn body() -> Node {
    let session = session();
    let choices = html::div()
        .class("choice")
        .attr("role", "radiogroup")
        .attr("aria-label", text::rank_by())
        .child(shown_choice(Rank::Gain, text::by_gain()))
        .child(shown_choice(Rank::Range, text::by_swing()));
    let heads = [
        text::lever_head(),
        text::gain_head(),
        text::elasticity(),
        text::swing_head(),
    ];
    let heads = heads.map(|head| heading_cell("col", head));
    let head = html::thead().child(html::tr().children(heads));
    let rows = move || session.with(rows);
    let table = html::table()
        .class("ranking")
        .child(head)
        .child(html::tbody().child(dynamic(rows)));
    let explanation = live_text(|now| text::ranking_says(&names::horizon(&now.document.inputs)));
    fragment([
        choices,
        scrolling(text::push_next(), table),
        html::p().child(live_text(long_run)),
        html::p().class("soft").child(explanation),
    ])
}

fn rows(now: &Computed) -> Vec<Element> {
    let rows = ranked(now, now.document.shown.get());
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

fn line(inputs: &Inputs, row: &Sensitivity, widest: f64) -> Element {
    let cell = |text: Option<String>| html::td().child(text.as_deref().unwrap_or(text::unknown()));
    let swing = cell(row.swing.map(|swing| swing_text(row, &swing)));
    let bar = row.swing.map(|swing| bar(swing.customers, widest));
    html::tr()
        .child(heading_cell("row", &names::lever(inputs, row.lever)))
        .child(cell(row.gain.map(names::customers)))
        .child(cell(row.elasticity.map(number::number)))
        .child(swing.class("swing").children(bar))
}

fn swing_text(row: &Sensitivity, swing: &Swing) -> String {
    let [low, high] = swing.ends.map(|end| number::lever(row.lever, end));
    let [fewer, more] = swing.customers.map(names::customers);
    let swing_text = text::swing_cell(&low, &high, &fewer, &more);
    match row.lever {
        _ if swing.own => swing_text,
        // No preset has a usual range for these.
        Lever::Traffic | Lever::Wins => text::swing_around(&swing_text),
        _ => text::swing_usual(&swing_text),
    }
}

/// A bar from one end to the other. Today is in its middle.
pub(super) fn bar(customers: [f64; 2], widest: f64) -> Element {
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
    let reach = svg::rect()
        .attr("x", &left)
        .attr("y", "1")
        .attr("width", &width)
        .attr("height", "8");
    svg::svg()
        .class("bar")
        .attr("viewBox", "0 0 200 10")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .child(reach)
        .child(svg::path().attr("d", "M100 0V10"))
}

/// The customers that one customer means in the long run, if they are clearly more than one.
fn long_run(now: &Computed) -> String {
    let lineage = now.report.dials.lineage.filter(|lineage| *lineage > 1.05);
    // A market is full in the long run, so the sentence holds only without one.
    let lineage = lineage.filter(|_| now.report.wheel.market.is_none());
    lineage
        .map(|lineage| text::long_run(&number::number(lineage)))
        .unwrap_or_default()
}
