//! A low and a high end for each number, what may happen between them, and which number is worth measuring better.

use flywheel_dom::{dynamic, fragment, html, live};
use flywheel_model::{Document, Field, Lever, Sentiment};
use leptos::prelude::*;
use web_sys::Node;

use super::fields::{for_levers, plain, range_fields};
use super::{NORMALS, live_text, names};
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::controls::{explanation, paragraph};
use crate::web::timing::Debounce;

pub(super) fn headline(now: &Computed) -> String {
    let Some(fan) = &now.report.fan else {
        return text::ranges_empty().to_owned();
    };
    let last = |line: &[f64]| number::number(line.last().copied().unwrap_or_default());
    let [p10, p50, p90] = [&fan.p10, &fan.p50, &fan.p90].map(|line| last(line));
    text::ranges_headline(&p10, &p90, &names::horizon(&now.document.inputs), &p50)
}

pub(super) fn body() -> Node {
    fragment((
        explanation(text::ranges_says()),
        for_levers(levers, Box::new(range_fields)),
        plain(
            Field::Correlation,
            "correlation",
            text::correlation(),
            "",
            text::correlation_hint(),
        ),
        plain(Field::Seed, "seed", text::seed(), "", text::seed_hint()),
        html::p().child(live_text(super::breakthrough::chance)),
        measure_better(),
    ))
}

/// The levers that can have a range. Products do not change the customers, and counted answers imply the uncertainty of
/// the NPS.
fn levers(document: &Document) -> Vec<Lever> {
    let counted = matches!(document.inputs.sentiment, Sentiment::Votes(_));
    let mut levers = Lever::of(&document.inputs);
    levers.retain(|lever| *lever != Lever::Products && !(counted && *lever == Lever::Nps));
    levers
}

/// The fraction by which the range of customers would be narrower if a lever were known exactly, for each lever.
type Narrower = Vec<(Lever, f64)>;

/// Which number is worth measuring better. That takes one fan for each range, so it is computed when typing has come to
/// rest.
fn measure_better() -> Node {
    const IDLE_MS: u32 = 300;
    let idle = Debounce::new(IDLE_MS);
    let session = session();
    let narrower = RwSignal::new(Narrower::new());
    Effect::new(move || {
        let document = session.with(|now| now.document.clone());
        idle.call(Box::new(move || narrower.set(narrowing(&document))));
    });
    let best = live(move || {
        let best = narrower.with(|narrower| narrower.first().copied());
        let best = best.filter(|(_, part)| *part >= 0.005);
        best.map(|(lever, part)| {
            session.with_inputs(|inputs| {
                text::measure_better(&names::lever(inputs, lever), &number::percent(part))
            })
        })
        .unwrap_or_default()
    });
    let rest = move || {
        let row = |&(lever, part): &(Lever, f64)| {
            let lever = session.with_inputs(|inputs| names::lever(inputs, lever));
            let text = text::measure_row(&lever, &number::percent(part));
            html::li().child(&text)
        };
        narrower.with(|narrower| narrower.iter().skip(1).map(row).collect::<Vec<_>>())
    };
    fragment([paragraph("measure-better", best), html::ul().child(dynamic(rest))])
}

/// The lever whose range widens the fan most comes first.
fn narrowing(document: &Document) -> Narrower {
    NORMALS.with_borrow_mut(|normals| {
        let uncertain = document.uncertain();
        let all = if uncertain.is_empty() {
            0.0
        } else {
            document.spread(normals, None)
        };
        let mut narrower = Narrower::new();
        for lever in uncertain {
            let part = 1.0 - document.spread(normals, Some(lever)) / all;
            if part.is_finite() {
                let place = narrower.partition_point(|(_, other)| *other >= part);
                narrower.insert(place, (lever, part));
            }
        }
        narrower
    })
}
