//! Where to push: every lever ranked, in customers at the horizon.

use flywheel_model::{Choice, Inputs, Lever, Sensitivity, Swing, sensitivities};
use leptos::prelude::*;

use super::{names, says};
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::shown_choice;

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
    for row in sensitivities(&now.document, &now.report.wheel) {
        let place = ranked.partition_point(|other| strength(other) >= strength(&row));
        ranked.insert(place, row);
    }
    ranked
}

pub(super) fn body() -> AnyView {
    let session = session();
    let rows = move || {
        session.now(|now| {
            let rows = ranked(now, now.document.shown.get(Choice::Rank) == 1);
            let widest = rows
                .iter()
                .filter_map(|row| row.swing)
                .fold(0.0f64, |widest, swing| {
                    swing
                        .customers
                        .iter()
                        .fold(widest, |widest, c| widest.max(c.abs()))
                });
            rows.into_iter()
                .map(|row| line(&now.document.inputs, &row, widest))
                .collect_view()
        })
    };
    view! {
        <div class="choice" role="radiogroup" aria-label=text::rank_by()>
            {shown_choice(Choice::Rank, 0, text::by_gain())}
            {shown_choice(Choice::Rank, 1, text::by_swing())}
        </div>
        <div class="scroll" tabindex="0" role="group" aria-label=text::push_next()>
            <table class="ranking">
                <thead>
                    <tr>
                        <th scope="col">{text::lever_head()}</th>
                        <th scope="col">{text::gain_head()}</th>
                        <th scope="col">{text::elasticity()}</th>
                        <th scope="col">{text::swing_head()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p>{says(long_run)}</p>
        <p class="soft">{says(|now| text::ranking_says(&names::horizon(&now.document.inputs)))}</p>
    }
    .into_any()
}

fn line(inputs: &Inputs, row: &Sensitivity, widest: f64) -> AnyView {
    let or_dash = |value: Option<String>| value.unwrap_or_else(|| text::unknown().to_owned());
    let swing = row
        .swing
        .map(|swing| (swing_words(row, &swing), bar(swing.customers, widest)));
    let (swing, bar) = swing.unzip();
    view! {
        <tr>
            <th scope="row">{names::moved(inputs, row.lever)}</th>
            <td>{or_dash(row.gain.map(names::customers))}</td>
            <td>{or_dash(row.elasticity.map(number::number))}</td>
            <td class="swing">{or_dash(swing)} {bar}</td>
        </tr>
    }
    .into_any()
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
pub(super) fn bar(customers: [f64; 2], widest: f64) -> AnyView {
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
    view! {
        <svg class="bar" viewBox="0 0 200 10" preserveAspectRatio="none" aria-hidden="true">
            <rect x=left y="1" width=width height="8" />
            <path d="M100 0V10" />
        </svg>
    }
    .into_any()
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
