//! A planned split of the same effort: what it does to the wheel, and whether it fits the wheel's phase of growth.

use flywheel_dom::{fragment, html};
use flywheel_model::{Field, Force, Segment, Wheel};
use web_sys::Node;

use super::fields::plain;
use super::{live_text, names};
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::controls::paragraph;
use crate::ui::table::table;

pub(super) fn body() -> Node {
    let segments = [text::attract(), text::engage(), text::delight()];
    let shares = [0, 1, 2].map(|index| {
        plain(
            Field::Force(Force::Planned, index),
            &format!("planned-{index}"),
            &text::planned_share(segments[index]),
            text::percent_unit(),
            text::planned_hint(),
        )
    });
    let session = session();
    let rows = move || session.with(rows);
    let heads = move || match session.with(|now| now.document.forces.planned()) {
        Some(_) => vec![
            String::new(),
            text::today().to_owned(),
            text::as_planned().to_owned(),
        ],
        None => Vec::new(),
    };
    fragment([
        html::h4().child(text::planned_title()),
        paragraph("forces-phase", live_text(phase)),
        html::div().class("fields").children(shares),
        paragraph("planned-says", live_text(planned)),
        table(
            "planned-table",
            text::planned_title(),
            Box::new(heads),
            Box::new(rows),
        ),
    ])
}

/// At the start most effort belongs in attract and engage; once the wheel turns, delight carries it.
fn phase(now: &Computed) -> String {
    let inputs = &now.document.inputs;
    let horizon = names::horizon(inputs);
    if !now.report.dials.crosses_within(inputs.horizon.months()) {
        return text::phase_early(&horizon);
    }
    let one_more = now.document.forces.per_unit(inputs, &now.report.wheel);
    match one_more.map(|one_more| one_more.best) {
        Ok(best) if best != Segment::Delight => text::phase_turning_but(&horizon, names::segment(best)),
        _ => text::phase_turning(&horizon),
    }
}

/// The effort in each segment by the plan, or what the plan lacks.
fn planned(now: &Computed) -> String {
    let forces = &now.document.forces;
    let (Some(total), inputs) = (forces.planned_total(), &now.document.inputs) else {
        return String::new();
    };
    let (Some(efforts), Some(plan)) = (forces.efforts(), forces.planned()) else {
        return if forces.efforts().is_none() {
            text::planned_needs_effort().to_owned()
        } else {
            text::planned_total(&number::percent(total / 100.0))
        };
    };
    let delight = Segment::Delight as usize;
    let is_early = !now.report.dials.crosses_within(inputs.horizon.months());
    let [attract, engage, more_delight] = plan.map(number::number);
    let mut text = text::planned_efforts(&attract, &engage, &more_delight);
    if is_early && plan[delight] > efforts[delight] {
        text::add(&mut text, &text::planned_early(&names::horizon(inputs)));
    }
    if let Err(why) = forces.as_planned(inputs, &now.report.wheel) {
        text::add(&mut text, super::forces::uncalibrated(why));
    }
    text
}

/// Today and after the plan: customers, momentum and word of mouth.
fn rows(now: &Computed) -> Vec<Vec<String>> {
    let inputs = &now.document.inputs;
    let wheel = &now.report.wheel;
    let Ok(Some(after)) = now.document.forces.as_planned(inputs, wheel) else {
        return Vec::new();
    };
    let months = inputs.horizon.months();
    let customers = |wheel: &Wheel| number::number(wheel.customers_after(months));
    let momentum = |wheel: &Wheel| number::number(wheel.dials(inputs).momentum);
    let word_of_mouth = |wheel: &Wheel| number::percent(wheel.dials(inputs).self_spin_share);
    let row = |name: String, cell: &dyn Fn(&Wheel) -> String| vec![name, cell(wheel), cell(&after)];
    vec![
        row(text::planned_customers(&names::horizon(inputs)), &customers),
        row(text::momentum().to_owned(), &momentum),
        row(text::planned_word_of_mouth().to_owned(), &word_of_mouth),
    ]
}
