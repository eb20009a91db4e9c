//! What buyers need compared with what the firm does, and where the same hours would achieve more.

use flywheel_dom::{fragment, html};
use flywheel_model::journey::{Gap, Journey, Move, Phase, elasticities};
use web_sys::Node;

use super::names;
use super::stored::stored;
use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::controls::{explanation, paragraph};
use crate::ui::table::{list, table};

pub(super) fn headline(_: &Computed, journey: &Journey) -> String {
    match journey.gap().matched {
        Some(matched) => text::gap_headline(&number::percent(matched)),
        None => text::gap_empty().to_owned(),
    }
}

pub(super) fn body() -> Node {
    let stored = stored();
    let heads = || {
        [
            text::gap_phase(),
            text::gap_needed(),
            text::gap_spent(),
            text::gap_coverage(),
            text::gap_touches(),
        ]
        .map(str::to_owned)
        .to_vec()
    };
    let moves = move || {
        let journey = stored.get();
        stored.session().with(|now| move_list(now, &journey))
    };
    fragment([
        paragraph("gap-findings", stored.live_text(findings)),
        table(
            "gap-table",
            text::gap_title(),
            Box::new(heads),
            Box::new(move || rows(&stored.get())),
        ),
        explanation(text::gap_says()),
        html::h4().child(text::gap_moves()),
        list("gap-moves", Box::new(moves)),
        paragraph("gap-effect", stored.live_text(effect)),
    ])
}

/// The article's two findings, each only where it holds.
fn findings(_: &Computed, journey: &Journey) -> String {
    let gap = journey.gap();
    if gap.matched.is_none() {
        return text::gap_empty().to_owned();
    }
    let mut sentences = Vec::new();
    if gap.is_wasteful() {
        let wasted = gap.wasted_hours();
        sentences.push(text::finding_wasted(
            &number::number(wasted),
            &number::number(gap.hours),
            &number::percent(wasted / gap.hours),
        ));
    }
    let missing = gap.missing();
    if missing > 0 {
        sentences.push(text::finding_missing(
            missing as f64,
            &number::whole(missing as f64),
        ));
    }
    if sentences.is_empty() {
        sentences.push(text::finding_none().to_owned());
    }
    text::sentences(&sentences)
}

/// A row for each phase, and one for the activities without a phase.
fn rows(journey: &Journey) -> Vec<Vec<String>> {
    let gap = journey.gap();
    let (needed, spent) = (shares_needed(&gap), gap.hours_spent());
    let (coverage, touches) = (journey.coverage(), journey.touches());
    let dash = || text::unknown().to_owned();
    let row = |phase: Phase| {
        let index = phase as usize;
        vec![
            names::phase(phase).to_owned(),
            number::percent(needed[index]),
            text::hours(&number::number(spent[index])),
            coverage[index].map_or_else(dash, number::percent),
            number::number(touches[index]),
        ]
    };
    let unassigned = text::hours(&number::number(gap.unassigned));
    let without_phase = vec![
        text::gap_unassigned().to_owned(),
        dash(),
        unassigned,
        dash(),
        dash(),
    ];
    Phase::ALL
        .into_iter()
        .map(row)
        .chain((gap.unassigned > 0.0).then_some(without_phase))
        .collect()
}

/// The share of the need that each phase has.
fn shares_needed(gap: &Gap) -> [f64; 7] {
    let mut phases = [0.0; 7];
    for need in &gap.needs {
        phases[need.phase as usize] += need.need;
    }
    phases
}

fn moves(now: &Computed, journey: &Journey) -> Vec<Move> {
    let inputs = &now.document.inputs;
    let all = now.report.wheel.elasticities(inputs.horizon.months());
    let assigned = journey.assigned(inputs.path.conversion().len());
    // All phases are worth the same where no lever changes the customers.
    let worth = all.map_or([1.0; 7], |all| elasticities(&assigned, &all));
    journey.gap().reallocation(&worth)
}

/// The moves of hours as text. All moves from one source into one phase are one line, and the phase that does most for
/// the wheel comes first.
fn move_list(now: &Computed, journey: &Journey) -> Vec<String> {
    let name = |id: u32| journey.touchpoint(id).map(names::touchpoint).unwrap_or_default();
    let phase = |id: u32| {
        let touchpoint = journey.touchpoint(id);
        touchpoint
            .map(|found| names::phase(found.phase))
            .unwrap_or_default()
    };
    let mut remaining = moves(now, journey);
    let mut lines = Vec::new();
    while let Some(first) = remaining.first().copied() {
        let (mut hours, mut targets) = (0.0, Vec::new());
        remaining.retain(|other| {
            let is_same_line = other.from == first.from && phase(other.to) == phase(first.to);
            if is_same_line {
                hours += other.hours;
                targets.push(name(other.to));
            }
            !is_same_line
        });
        let from = first.from.map_or_else(|| text::gap_unassigned().to_owned(), name);
        lines.push(text::move_hours(
            &number::number(hours),
            &from,
            phase(first.to),
            &text::list(&targets),
        ));
    }
    lines
}

/// What the moved hours do to the wheel, if the visitor has said what effort does.
fn effect(now: &Computed, journey: &Journey) -> String {
    let gap = journey.gap();
    if gap.matched.is_none() || !gap.is_wasteful() {
        return String::new();
    }
    let (before, after) = (gap.hours_spent(), gap.hours_needed());
    let mut shift = [0.0; 3];
    for phase in Phase::ALL {
        shift[phase.segment() as usize] += after[phase as usize] - before[phase as usize];
    }
    let [attract, engage, delight] = shift.map(number::signed);
    let shifted = text::moves_shift(&attract, &engage, &delight, &number::signed(0.0 - gap.unassigned));
    let inputs = &now.document.inputs;
    let forces = &now.document.forces;
    let moved = forces.efforts().map(|efforts| gap.moved_efforts(efforts));
    let wheel = moved.and_then(|efforts| forces.with_efforts(inputs, &now.report.wheel, &efforts).ok());
    let months = inputs.horizon.months();
    let effect = match wheel {
        Some(wheel) => {
            let gain = wheel.customers_after(months) - now.report.wheel.customers_after(months);
            let customers = number::number(gain.abs());
            let gain = if gain < 0.0 {
                text::fewer_customers(-gain, &customers)
            } else {
                text::more_customers(gain, &customers)
            };
            text::moves_win(&gain, &text::months(months as f64, &number::whole(months as f64)))
        }
        None => text::moves_unknown().to_owned(),
    };
    text::sentences(&[shifted, effect])
}
