//! Forces: the effort of each segment, what pulls together, and whether another split wins more.

use flywheel_model::{Force, Reallocation, Segment, Uncalibrated};
use leptos::prelude::*;

use super::entries::{force, plain};
use super::{names, says};
use crate::state::Computed;
use crate::text::{self, number};

pub(super) fn headline(now: &Computed) -> String {
    match now.document.forces.net() {
        None => text::forces_empty().to_owned(),
        Some(force) => text::forces_headline(
            &number::number(force.net),
            &number::number(force.sum),
            &number::number(force.wasted()),
        ),
    }
}

pub(super) fn body() -> AnyView {
    let segments = [text::attract(), text::engage(), text::delight()];
    let moves = [text::moves_attract(), text::moves_engage(), text::moves_delight()];
    let efforts = [0, 1, 2].map(|index| {
        let label = text::effort(segments[index]);
        plain(
            force(Force::Effort, index),
            format!("effort-{index}"),
            label,
            "",
            text::effort_hint(),
        )
    });
    let pairs = [(0, 1), (0, 2), (1, 2)];
    let alignments = [0, 1, 2].map(|index| {
        let (one, other) = pairs[index];
        let label = text::alignment(segments[one], segments[other]);
        let name = format!("alignment-{index}");
        plain(
            force(Force::Alignment, index),
            name,
            label,
            "",
            text::alignment_hint(),
        )
    });
    let answers = [0, 1, 2].map(|index| {
        let without = plain(
            force(Force::Without, index),
            format!("without-{index}"),
            text::without(segments[index]),
            text::percent_unit(),
            &text::without_hint(moves[index]),
        );
        let doubled = plain(
            force(Force::Doubled, index),
            format!("doubled-{index}"),
            text::doubled(segments[index]),
            text::percent_unit(),
            text::doubled_hint(),
        );
        [without, doubled]
    });
    view! {
        <div class="fields">{efforts.collect_view()} {alignments.collect_view()}</div>
        <p id="forces-together">{says(together)}</p>
        <div class="fields">{answers.into_iter().flatten().collect_view()}</div>
        <p id="forces-advice">{says(advice)}</p>
        <p id="forces-per-unit">{says(per_unit)}</p>
    }
    .into_any()
}

/// What alignment alone would win.
fn together(now: &Computed) -> String {
    let Some(force) = now.document.forces.net() else {
        return String::new();
    };
    let Some(wheel) = now.document.forces.pulling_together(&now.report.wheel) else {
        return text::net_zero().to_owned();
    };
    if force.wasted() <= 0.0 {
        return String::new();
    }
    let inputs = &now.document.inputs;
    let months = inputs.horizon.months();
    let last = |line: &[f64]| line.last().copied().unwrap_or_default();
    let gain = last(&wheel.project(months).flywheel) - last(&now.report.projection.flywheel);
    let gain = text::more_customers(gain, &number::number(gain));
    text::together(&gain, &names::horizon(inputs))
}

/// Where the same effort would win more, if it would by more than the error of the answers.
fn advice(now: &Computed) -> String {
    let inputs = &now.document.inputs;
    if now.document.forces.efforts().is_none() {
        return String::new();
    }
    match now.document.forces.reallocate(inputs, &now.report.wheel) {
        Ok(plan) => planned(&plan, &names::horizon(inputs)),
        Err(Uncalibrated::Missing) => text::uncalibrated_missing().to_owned(),
        Err(Uncalibrated::NoEffort) => text::uncalibrated_no_effort().to_owned(),
        Err(Uncalibrated::NotFlattening) => text::uncalibrated_not_flattening().to_owned(),
        Err(Uncalibrated::NoCustomers) => text::uncalibrated_no_customers().to_owned(),
    }
}

/// The ranking per unit of effort, which a ranking per percent cannot give.
fn per_unit(now: &Computed) -> String {
    let inputs = &now.document.inputs;
    let Ok(wins) = now.document.forces.per_unit(inputs, &now.report.wheel) else {
        return String::new();
    };
    let names = [text::attract(), text::engage(), text::delight()];
    let best = (0..3)
        .max_by(|&a, &b| wins[a].total_cmp(&wins[b]))
        .unwrap_or_default();
    let [attract, engage, delight] = wins.map(number::number);
    text::per_unit(&attract, &names::horizon(inputs), &engage, &delight, names[best])
}

fn planned(plan: &Reallocation, months: &str) -> String {
    let percent = number::percent(plan.gain);
    let says = if plan.is_advice() {
        let [attract, engage, delight] =
            Segment::ALL.map(|segment| number::number(plan.effort[segment as usize]));
        text::shift_to(&attract, &engage, &delight, &percent, months)
    } else {
        text::shift_flat(&percent)
    };
    if plan.held {
        format!("{says} {}", text::shift_held(months))
    } else {
        says
    }
}
