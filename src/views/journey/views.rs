//! One set of numbers seen three ways: funnel, pipeline, flywheel.

use flywheel_dom::{Element, fragment, html, live};
use flywheel_model::Basis;
use flywheel_model::journey::Journey;
use leptos::prelude::*;
use web_sys::Node;

use super::pipeline;
use super::stored::stored;
use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::choice;
use crate::ui::table::{list, table};

pub(super) fn headline(now: &Computed, journey: &Journey) -> String {
    let won = journey.flow(&now.document.inputs).won;
    let (funnel, wheel) = (number::number(won), number::number(now.report.dials.speed));
    if is_apart(now) {
        text::compared_apart(&funnel, &wheel)
    } else {
        text::compared_headline(&funnel)
    }
}

/// Where traffic leaves recommended people out, the wheel wins them on top of what the funnel shows.
fn is_apart(now: &Computed) -> bool {
    matches!(now.document.inputs.basis, Basis::Separate(_))
}

pub(super) fn body() -> Node {
    let stored = stored();
    let tab = RwSignal::new(0_usize);
    let names = [text::funnel(), text::pipeline_title(), text::flywheel()];
    let tabs = names.into_iter().enumerate().map(|(index, name)| {
        let chosen = live(move || tab.get() == index);
        choice("three-views", name, chosen, Box::new(move || tab.set(index)))
    });
    let rows = move || {
        let journey = stored.get();
        stored.session().with(|now| match tab.get() {
            0 => funnel(now, &journey),
            1 => deals(now, &journey),
            _ => wheel(now),
        })
    };
    fragment([
        html::div()
            .class("choice")
            .attr("role", "radiogroup")
            .attr("aria-label", text::three_views())
            .children(tabs),
        table(
            "view-table",
            text::three_views(),
            Box::new(|| {
                vec![
                    text::view_counted().to_owned(),
                    text::view_how_many().to_owned(),
                    String::new(),
                ]
            }),
            Box::new(rows),
        ),
        comparison(),
    ])
}

type Line = Vec<String>;

/// Five counts and four rates. A count above the one before it is said: people come in from elsewhere.
fn funnel(now: &Computed, journey: &Journey) -> Vec<Line> {
    let flow = journey.flow(&now.document.inputs);
    let counts = [
        flow.people[0],
        flow.people[2],
        flow.people[3],
        flow.people[4],
        flow.won,
    ];
    let names = [
        text::funnel_awareness(),
        text::funnel_interest(),
        text::funnel_evaluation(),
        text::funnel_decision(),
        text::funnel_purchase(),
    ];
    let mut rows: Vec<Line> = Vec::new();
    for (index, name) in names.into_iter().enumerate() {
        let before = index.checked_sub(1).map(|before| counts[before]);
        let says = match before {
            Some(before) if counts[index] > before => text::funnel_above().to_owned(),
            Some(before) if before > 0.0 => text::funnel_rate(&number::percent(counts[index] / before)),
            _ => String::new(),
        };
        rows.push(vec![name.to_owned(), number::number(counts[index]), says]);
    }
    if counts[0] > 0.0 {
        let overall = number::percent(counts[4] / counts[0]);
        let says = text::funnel_overall_says().to_owned();
        rows.push(vec![text::funnel_overall().to_owned(), overall, says]);
    }
    rows
}

/// The deals that were entered, what the same wins mean for them, and those wins.
fn deals(now: &Computed, journey: &Journey) -> Vec<Line> {
    let inputs = &now.document.inputs;
    let won = journey.flow(inputs).won;
    let stages = pipeline::stage_names().into_iter().zip(journey.pipeline.stages);
    let stages = stages.map(|(name, stage)| {
        let value = text::view_worth(&number::number(stage.value));
        vec![name.to_owned(), number::number(stage.deals), value]
    });
    let mut rows: Vec<Line> = stages.collect();
    let on_their_way = number::number(inputs.cycle.get() * won);
    rows.push(vec![
        text::view_on_their_way().to_owned(),
        on_their_way,
        text::view_little().to_owned(),
    ]);
    rows.push(vec![
        text::view_won().to_owned(),
        number::number(won),
        text::view_won_says().to_owned(),
    ]);
    rows
}

/// Only the wheel has recommendation in it.
fn wheel(now: &Computed) -> Vec<Line> {
    let dials = &now.report.dials;
    let recommended = dials.spin * dials.size;
    let line =
        |name: &str, value: f64, says: &str| vec![name.to_owned(), number::number(value), says.to_owned()];
    vec![
        line(text::view_pushed(), dials.push, text::per_month()),
        line(text::view_recommended(), recommended, text::per_month()),
        line(
            text::view_won(),
            dials.speed,
            if is_apart(now) {
                text::view_won_apart()
            } else {
                text::view_won_says()
            },
        ),
    ]
}

/// What each is for.
fn comparison() -> Element {
    let rows = [
        [
            text::compare_unit(),
            text::compare_unit_funnel(),
            text::compare_unit_pipeline(),
            text::compare_unit_wheel(),
        ],
        [
            text::compare_question(),
            text::compare_question_funnel(),
            text::compare_question_pipeline(),
            text::compare_question_wheel(),
        ],
        [
            text::compare_direction(),
            text::compare_direction_funnel(),
            text::compare_direction_pipeline(),
            text::compare_direction_wheel(),
        ],
        [
            text::compare_role(),
            text::compare_role_funnel(),
            text::compare_role_pipeline(),
            text::compare_role_wheel(),
        ],
        [
            text::compare_time(),
            text::compare_time_funnel(),
            text::compare_time_pipeline(),
            text::compare_time_wheel(),
        ],
        [
            text::compare_mapped(),
            text::compare_mapped_funnel(),
            text::compare_mapped_pipeline(),
            text::compare_mapped_wheel(),
        ],
    ];
    let heads = || {
        let names = [
            text::compared_title(),
            text::funnel(),
            text::pipeline_title(),
            text::flywheel(),
        ];
        names.map(str::to_owned).to_vec()
    };
    let rows = move || rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
    table(
        "comparison-table",
        text::compared_title(),
        Box::new(heads),
        Box::new(rows),
    )
}

/// What has been said about selling without talking, with its source and year.
pub(super) fn evidence() -> Element {
    let says = || {
        [
            text::evidence_gartner(),
            text::evidence_ceb(),
            text::evidence_forrester(),
            text::evidence_undated(),
        ]
        .map(str::to_owned)
        .to_vec()
    };
    list("evidence-list", Box::new(says))
}
