//! Activities that are pasted from a spreadsheet, and the names by which a visitor calls phases and touchpoints.

use flywheel_model::journey::{Journey, Number, Phase, RowReason, Words as Pasted};
use flywheel_model::{Field, Problem, Reason, RowProblem};
use std::cell::RefCell;

use super::names;
use super::stored::Stored;
use crate::state::Told;
use crate::text::{self, number};

/// Pastes rows. Returns what came of it, with the reason for each refused row, and the refused rows for the visitor to
/// correct.
pub(super) fn paste(stored: Stored, typed: &str) -> (Told, String) {
    const REPORTED: usize = 12;
    let result = RefCell::new((0, Vec::new()));
    stored.edit(&|journey| {
        let touchpoints = folded_names(journey);
        let words = Pasted {
            number: &number::read,
            phase: &phase_named,
            touchpoint: &|cell, phase| touchpoint_named(&touchpoints, cell, phase),
        };
        result.replace(journey.paste(typed, &words));
    });
    let (count, refused) = result.take();
    let mut why_not = String::new();
    for RowProblem { row, reason, .. } in refused.iter().take(REPORTED) {
        let row = number::whole(*row as f64);
        text::add(&mut why_not, &text::pasted_refused(&row, &why(reason)));
    }
    let more = refused.len().saturating_sub(REPORTED) as f64;
    if more > 0.0 {
        text::add(&mut why_not, &text::pasted_more(more, &number::whole(more)));
    }
    let rows: Vec<String> = refused.into_iter().map(|refused| refused.text).collect();
    let report = Told {
        done: text::pasted(count as f64, &number::whole(count as f64)),
        refused: why_not,
    };
    (report, rows.join("\n"))
}

/// Why a row is refused, in words that say what to do.
fn why(reason: &RowReason) -> String {
    match reason {
        RowReason::Quote => text::row_quote().to_owned(),
        RowReason::Full => text::activities_full(&number::whole(Journey::MOST_ACTIVITIES as f64)),
        RowReason::Name => text::activity_unnamed(&number::whole(Journey::LONGEST as f64)),
        RowReason::Phase(read) => text::no_such_phase(read),
        RowReason::Touchpoint(read) => text::no_such_touchpoint(read),
        RowReason::OtherPhase(read) => text::other_phase(read),
        RowReason::Number(number, read, reason) => number_problem(head(*number), read, *reason),
    }
}

/// The heading of a number's column.
pub(super) fn head(number: Number) -> &'static str {
    match number {
        Number::Hours(_) => text::hours_head(),
        Number::Cost(_) => text::cost_head(),
        _ => text::times_head(),
    }
}

pub(super) fn number_problem(name: &str, read: &str, reason: Reason) -> String {
    let problem = Problem {
        // The name replaces that of the field.
        field: Field::Journey(0),
        read: read.to_owned(),
        reason,
    };
    text::problem::named(name, &problem)
}

/// Every touchpoint with its phase and its name in small letters.
pub(super) fn folded_names(journey: &Journey) -> Vec<(u32, Phase, String)> {
    let touchpoints = journey.touchpoints.iter();
    touchpoints
        .map(|touchpoint| {
            let name = folded(&names::touchpoint(touchpoint));
            (touchpoint.id, touchpoint.phase, name)
        })
        .collect()
}

/// A name in small letters, to compare it with others. The browser has the tables for every alphabet.
fn folded(name: &str) -> String {
    js_sys::JsString::from(name.trim()).to_lower_case().into()
}

/// The phase of this name or number.
fn phase_named(cell: &str) -> Option<Phase> {
    let number = number::read(cell);
    let name = folded(cell);
    Phase::ALL
        .into_iter()
        .find(|phase| number == Some((*phase as usize + 1) as f64) || folded(names::phase(*phase)) == name)
}

/// The touchpoint of this name. Two phases may each have one of the same name; that of `phase` is preferred.
pub(super) fn touchpoint_named(
    touchpoints: &[(u32, Phase, String)],
    cell: &str,
    phase: Option<Phase>,
) -> Option<u32> {
    let name = folded(cell);
    let find = |within: Option<Phase>| {
        let mut named = touchpoints.iter().filter(|(_, _, other)| *other == name);
        named.find(|(_, phase, _)| within.is_none_or(|within| within == *phase))
    };
    let found = phase.and_then(|phase| find(Some(phase))).or_else(|| find(None));
    found.map(|(id, ..)| *id)
}
