//! The same numbers as a funnel, a pipeline and a flywheel.

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
    if is_separate(now) {
        text::compared_apart(&funnel, &wheel)
    } else {
        text::compared_headline(&funnel)
    }
}

/// Whether recommended people are not part of the traffic. The wheel then wins more than the funnel shows.
fn is_separate(now: &Computed) -> bool {
    matches!(now.document.inputs.basis, Basis::Separate(_))
}

pub(super) fn body() -> Node {
    let stored = stored();
    let selected = RwSignal::new(0_usize);
    let names = [text::funnel(), text::pipeline_title(), text::flywheel()];
    let tabs = names.into_iter().enumerate().map(|(index, name)| {
        let is_selected = live(move || selected.get() == index);
        choice(
            "three-views",
            name,
            is_selected,
            Box::new(move || selected.set(index)),
        )
    });
    let rows = move || {
        let journey = stored.get();
        stored.session().with(|now| match selected.get() {
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

type Row = Vec<String>;

/// Five counts with the rate between each two. A count above the one before it has a note instead, because people then
/// come in from elsewhere.
fn funnel(now: &Computed, journey: &Journey) -> Vec<Row> {
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
    let mut rows: Vec<Row> = Vec::new();
    for (index, name) in names.into_iter().enumerate() {
        let before = index.checked_sub(1).map(|before| counts[before]);
        let note = match before {
            Some(before) if counts[index] > before => text::funnel_above().to_owned(),
            Some(before) if before > 0.0 => text::funnel_rate(&number::percent(counts[index] / before)),
            _ => String::new(),
        };
        rows.push(vec![name.to_owned(), number::number(counts[index]), note]);
    }
    if counts[0] > 0.0 {
        let overall = number::percent(counts[4] / counts[0]);
        let note = text::funnel_overall_says().to_owned();
        rows.push(vec![text::funnel_overall().to_owned(), overall, note]);
    }
    rows
}

/// The deals that were entered, how many the wins a month imply by Little's law, and those wins.
fn deals(now: &Computed, journey: &Journey) -> Vec<Row> {
    let inputs = &now.document.inputs;
    let won = journey.flow(inputs).won;
    let stages = pipeline::stage_names().into_iter().zip(journey.pipeline.stages);
    let stages = stages.map(|(name, stage)| {
        let value = text::view_worth(&number::number(stage.value));
        vec![name.to_owned(), number::number(stage.deals), value]
    });
    let mut rows: Vec<Row> = stages.collect();
    let in_progress = number::number(inputs.cycle.get() * won);
    rows.push(vec![
        text::view_on_their_way().to_owned(),
        in_progress,
        text::view_little().to_owned(),
    ]);
    rows.push(vec![
        text::view_won().to_owned(),
        number::number(won),
        text::view_won_says().to_owned(),
    ]);
    rows
}

/// Of the three, only the wheel has recommendations in it.
fn wheel(now: &Computed) -> Vec<Row> {
    let dials = &now.report.dials;
    let recommended = dials.spin * dials.size;
    let row =
        |name: &str, value: f64, note: &str| vec![name.to_owned(), number::number(value), note.to_owned()];
    vec![
        row(text::view_pushed(), dials.push, text::per_month()),
        row(text::view_recommended(), recommended, text::per_month()),
        row(
            text::view_won(),
            dials.speed,
            if is_separate(now) {
                text::view_won_apart()
            } else {
                text::view_won_says()
            },
        ),
    ]
}

/// What funnel, pipeline and wheel are each for.
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

/// Findings about buying without talking to sales, each with its source and year.
pub(super) fn evidence() -> Element {
    let findings = || {
        [
            text::evidence_gartner(),
            text::evidence_ceb(),
            text::evidence_forrester(),
            text::evidence_undated(),
        ]
        .map(str::to_owned)
        .to_vec()
    };
    list("evidence-list", Box::new(findings))
}
