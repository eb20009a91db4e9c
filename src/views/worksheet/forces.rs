//! Step 2: how the effort is divided among the segments today and as planned, and who looks after a customer after the
//! sale.

use flywheel_dom::{Element, Live, fragment, html, live};
use flywheel_model::worksheet::{Example, Note, Worksheet};
use flywheel_model::{Document, Field, Force, Segment};
use leptos::prelude::*;
use web_sys::Node;

use super::register::{tie_button, tied_text};
use super::stored::{Stored, stored};
use super::{Progress, measure, names};
use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::controls::{button, explanation, heading_cell, paragraph, status};
use crate::ui::{number_field, tenths};

pub(super) fn progress(now: &Computed, worksheet: &Worksheet) -> Progress {
    let forces = &now.document.forces;
    let has_owner = !worksheet.note(Note::OwnerAfterSale).is_empty();
    Progress::of(
        forces.efforts().is_some() || has_owner,
        forces.planned().is_some() && has_owner,
    )
}

/// What the activities put into each segment, with its unit: hours, or money if there are no hours.
fn mapped_efforts(worksheet: &Worksheet) -> Option<([f64; 3], &'static str)> {
    let health = worksheet.health(0);
    let hours = health.map(|segment| segment.hours.unwrap_or(0.0));
    let cost = health.map(|segment| segment.cost.unwrap_or(0.0));
    let sum = |values: &[f64; 3]| values.iter().sum::<f64>();
    match (sum(&hours) > 0.0, sum(&cost) > 0.0) {
        (true, _) => Some((hours, text::hours_head())),
        (false, true) => Some((cost, text::cost_head())),
        _ => None,
    }
}

/// The share of each segment, in words.
fn shares(efforts: [f64; 3]) -> String {
    let sum: f64 = efforts.iter().sum();
    let names = names::segments();
    let share = |index: usize| format!("{} {}", names[index], number::percent(efforts[index] / sum));
    text::list(&[0, 1, 2].map(share))
}

pub(super) fn headline(now: &Computed, worksheet: &Worksheet) -> String {
    match (now.document.forces.efforts(), mapped_efforts(worksheet)) {
        (Some(efforts), _) => text::force_map_headline(&shares(efforts)),
        (None, Some((mapped, _))) => text::force_map_offered(&shares(mapped)),
        _ => text::force_map_empty().to_owned(),
    }
}

pub(super) fn body() -> Node {
    let stored = stored();
    let message = RwSignal::new(String::new());
    let use_map = move || {
        if let Some((efforts, unit)) = mapped_efforts(&stored.get_untracked()) {
            let _ = stored.edit_wheel(&|document| {
                set_efforts(document, efforts);
                Ok(())
            });
            message.set(text::force_map_taken(unit));
        }
    };
    let is_unmapped = live(move || mapped_efforts(&stored.get()).is_none());
    let fields = |force: Force| {
        html::div()
            .class("fields")
            .children([0, 1, 2].map(|index| field(force, index)))
    };
    fragment([
        explanation(text::force_map_says()),
        button(text::force_map_take(), Box::new(use_map)).prop("hidden", is_unmapped),
        status("force-map-told", message),
        fields(Force::Effort),
        fields(Force::Planned),
        bars(stored),
        paragraph("force-map-planned", stored.live_text(planned_text)),
    ])
}

/// What a segment's effort is called, today or as planned.
fn label(is_planned: bool, index: usize) -> String {
    let segment = names::segments()[index];
    if is_planned {
        text::planned_share(segment)
    } else {
        text::effort(segment)
    }
}

fn field(force: Force, index: usize) -> Element {
    let is_planned = force == Force::Planned;
    let (key, unit) = if is_planned {
        ("planned", text::percent_unit())
    } else {
        ("effort", "")
    };
    number_field(
        Field::Force(force, index),
        &format!("map-{key}-{index}"),
        Live::text(&label(is_planned, index)),
        unit,
        Live::text(""),
    )
}

/// A table with a bar for each segment's share, today and as planned.
fn bars(stored: Stored) -> Element {
    let session = stored.session();
    let bar = |index: usize, is_planned: bool| {
        let value = live(move || tenths(session.with(|now| share(&now.document, index, is_planned))));
        html::meter()
            .attr("min", "0")
            .attr("max", "100")
            .attr("value", value)
            .attr("aria-label", label(is_planned, index))
    };
    let row = |index: usize| {
        html::tr()
            .child(heading_cell("row", names::segments()[index]))
            .child(html::td().child(bar(index, false)))
            .child(html::td().child(bar(index, true)))
    };
    let heads = ["", text::today(), text::as_planned()].map(|head| heading_cell("col", head));
    html::table()
        .class("ranking")
        .attr("id", "force-map-bars")
        .child(html::thead().child(html::tr().children(heads)))
        .child(html::tbody().children([0, 1, 2].map(row)))
}

/// A segment's share of the effort today, or as planned, in percent.
fn share(document: &Document, index: usize, planned: bool) -> f64 {
    if planned {
        return document.forces.get(Force::Planned, index).unwrap_or(0.0);
    }
    let Some(efforts) = document.forces.efforts() else {
        return 0.0;
    };
    100.0 * efforts[index] / efforts.iter().sum::<f64>()
}

fn set_efforts(document: &mut Document, efforts: [f64; 3]) {
    for (index, effort) in efforts.into_iter().enumerate() {
        // An effort in this range is never refused.
        let _ = document.forces.set(Force::Effort, index, Some(effort.min(1e9)));
    }
}

/// The planned efforts and the share after the sale. What they do to the wheel is shown among the levers.
fn planned_text(now: &Computed, _: &Worksheet) -> String {
    let forces = &now.document.forces;
    match (forces.planned_total(), forces.planned()) {
        (None, _) => text::force_plan_empty().to_owned(),
        (Some(_), Some(efforts)) => {
            let [attract, engage, delight] = efforts.map(number::number);
            let [before, after] = shares_by_sale(now);
            format!(
                "{} {}",
                text::planned_efforts(&attract, &engage, &delight),
                text::after_sale_share(&before, &after)
            )
        }
        (Some(_), None) if forces.efforts().is_none() => text::planned_needs_effort().to_owned(),
        (Some(total), None) => text::planned_total(&number::percent(total / 100.0)),
    }
}

/// The share of today's effort before the sale, and after it.
fn shares_by_sale(now: &Computed) -> [String; 2] {
    let efforts = now.document.forces.efforts().unwrap_or([1.0, 0.0, 0.0]);
    let sum: f64 = efforts.iter().sum();
    let after = efforts[2] / sum;
    [number::percent(1.0 - after), number::percent(after)]
}

pub(super) fn handoff_headline(now: &Computed, worksheet: &Worksheet) -> String {
    let owner = worksheet.note(Note::OwnerAfterSale);
    let sentence = if owner.is_empty() {
        text::handoff_open().to_owned()
    } else {
        text::handoff_owned(owner)
    };
    if now.document.forces.efforts().is_none() {
        return sentence;
    }
    let [before, after] = shares_by_sale(now);
    text::sentences(&[sentence, text::after_sale_share(&before, &after)])
}

pub(super) fn handoff() -> Node {
    let stored = stored();
    fragment([
        explanation(text::handoff_says()),
        stored.words(
            Note::OwnerAfterSale,
            Live::text(text::handoff_owner()),
            Box::new(tie_handoff),
        ),
        tie_button(stored, Example::Handoff, tie_handoff),
        status("handoff-tied", tied_text(stored, Example::Handoff)),
        paragraph(
            "handoff-label",
            stored.live_text(|_, worksheet| {
                text::handoff_segment(&measure::label(worksheet, Segment::Delight))
            }),
        ),
    ])
}

/// Updates the row of the register for the handoff, which is resolved once somebody looks after the customers.
fn tie_handoff(worksheet: &mut Worksheet) {
    let is_open = worksheet.note(Note::OwnerAfterSale).is_empty();
    worksheet.tie(Example::Handoff, text::handoff_row(), is_open);
}
