//! Forces: the effort in each segment, how well the segments are aligned, and whether another split of the effort wins
//! more.

use flywheel_dom::{Live, fragment, html, live};
use flywheel_model::{Field, Force, Reallocation, Segment, Uncalibrated};
use web_sys::Node;

use super::fields::plain;
use super::{live_text, names};
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::controls::paragraph;
use crate::ui::number_field;

pub(super) fn headline(now: &Computed) -> String {
    match now.document.forces.net() {
        None => text::forces_empty().to_owned(),
        Some(force) => text::forces_headline(
            &number::number(force.sum),
            &number::number(force.net),
            &number::number(force.wasted()),
        ),
    }
}

pub(super) fn body() -> Node {
    let segments = [text::attract(), text::engage(), text::delight()];
    let moves = [text::moves_attract(), text::moves_engage(), text::moves_delight()];
    let efforts = [0, 1, 2].map(|index| {
        let label = Live::text(&text::effort(segments[index]));
        let field = Field::Force(Force::Effort, index);
        let name = format!("effort-{index}");
        number_field(field, &name, label, "", share(index))
    });
    let pairs = [(0, 1), (0, 2), (1, 2)];
    let alignments = [0, 1, 2].map(|index| {
        let (one, other) = pairs[index];
        let label = text::alignment(segments[one], segments[other]);
        let name = format!("alignment-{index}");
        plain(
            Field::Force(Force::Alignment, index),
            &name,
            &label,
            "",
            text::alignment_hint(),
        )
    });
    let answers = [0, 1, 2].map(|index| {
        let without = plain(
            Field::Force(Force::Without, index),
            &format!("without-{index}"),
            &text::without(segments[index]),
            text::percent_unit(),
            &text::without_hint(moves[index]),
        );
        let doubled = plain(
            Field::Force(Force::Doubled, index),
            &format!("doubled-{index}"),
            &text::doubled(segments[index]),
            text::percent_unit(),
            text::doubled_hint(),
        );
        [without, doubled]
    });
    let fields = || html::div().class("fields");
    fragment((
        fields().children(efforts).children(alignments),
        paragraph("forces-together", live_text(together)),
        fields().children(answers.into_iter().flatten()),
        paragraph("forces-advice", live_text(advice)),
        paragraph("forces-per-unit", live_text(per_unit)),
        super::planned::body(),
    ))
}

/// The segment's share of all effort, once all three are entered.
fn share(index: usize) -> Live<String> {
    let session = session();
    live(move || match session.with(|now| now.document.forces.efforts()) {
        Some(efforts) => text::effort_share(&number::percent(efforts[index] / efforts.iter().sum::<f64>())),
        None => text::effort_hint().to_owned(),
    })
}

/// What full alignment alone would win.
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

/// The split of the same effort that would win more, if the gain is larger than the error of the answers.
fn advice(now: &Computed) -> String {
    let inputs = &now.document.inputs;
    if now.document.forces.efforts().is_none() {
        return String::new();
    }
    match now.document.forces.reallocate(inputs, &now.report.wheel) {
        Ok(plan) => reallocation(&plan, &names::horizon(inputs)),
        Err(why) => uncalibrated(why).to_owned(),
    }
}

/// What is missing, and what to do about it.
pub(super) fn uncalibrated(why: Uncalibrated) -> &'static str {
    match why {
        Uncalibrated::Missing => text::uncalibrated_missing(),
        Uncalibrated::NoEffort => text::uncalibrated_no_effort(),
        Uncalibrated::NotFlattening => text::uncalibrated_not_flattening(),
        Uncalibrated::NoCustomers => text::uncalibrated_no_customers(),
    }
}

/// What one more unit of effort wins in each segment. The ranking by percent does not tell that.
fn per_unit(now: &Computed) -> String {
    let inputs = &now.document.inputs;
    let Ok(one_more) = now.document.forces.per_unit(inputs, &now.report.wheel) else {
        return String::new();
    };
    let [attract, engage, delight] = one_more.wins.map(number::number);
    let best = names::segment(one_more.best);
    let most = one_more.wins.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let text = if one_more.wins[one_more.best as usize] < most {
        text::per_unit_early
    } else {
        text::per_unit
    };
    text(&attract, &names::horizon(inputs), &engage, &delight, best)
}

fn reallocation(plan: &Reallocation, months: &str) -> String {
    let percent = number::percent(plan.gain);
    let text = if plan.is_advice() {
        let [attract, engage, delight] =
            Segment::ALL.map(|segment| number::number(plan.effort[segment as usize]));
        text::shift_to(&attract, &engage, &delight, &percent, months)
    } else {
        text::shift_flat(&percent)
    };
    if plan.held {
        text::sentences(&[text, text::shift_held(months)])
    } else {
        text
    }
}
