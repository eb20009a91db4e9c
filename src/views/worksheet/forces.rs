//! Step 2: where the forces go today, and how they would for most delight and word of mouth; and who looks
//! after a customer once sales is done.

use flywheel_dom::{Live, fragment, html, live};
use flywheel_model::worksheet::{Example, Note, Worksheet};
use flywheel_model::{Document, Field, Force};
use leptos::prelude::*;
use web_sys::Node;

use super::stored::stored;
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

/// What the activities put into each segment: hours, or money where nobody wrote hours.
fn mapped(worksheet: &Worksheet) -> Option<([f64; 3], &'static str)> {
    let health = worksheet.health(0);
    let hours = health.map(|segment| segment.hours.unwrap_or(0.0));
    let cost = health.map(|segment| segment.cost.unwrap_or(0.0));
    let sum = |of: &[f64; 3]| of.iter().sum::<f64>();
    match (sum(&hours) > 0.0, sum(&cost) > 0.0) {
        (true, _) => Some((hours, text::hours_head())),
        (false, true) => Some((cost, text::cost_head())),
        _ => None,
    }
}

fn shares(of: [f64; 3]) -> String {
    let sum: f64 = of.iter().sum();
    let names = names::segments();
    let share = |index: usize| format!("{} {}", names[index], number::percent(of[index] / sum));
    text::list(&[0, 1, 2].map(share))
}

pub(super) fn headline(now: &Computed, worksheet: &Worksheet) -> String {
    match (now.document.forces.efforts(), mapped(worksheet)) {
        (Some(efforts), _) => text::force_map_headline(&shares(efforts)),
        (None, Some((mapped, _))) => text::force_map_offered(&shares(mapped)),
        _ => text::force_map_empty().to_owned(),
    }
}

pub(super) fn body() -> Node {
    let stored = stored();
    let session = stored.session();
    let told = RwSignal::new(String::new());
    let take = move || {
        let Some((efforts, unit)) = mapped(&stored.get_untracked()) else {
            return;
        };
        let _ = session.edit(Field::Worksheet(usize::MAX), |document| {
            take_over(document, efforts);
            Ok(())
        });
        session.end_step();
        session.refresh();
        told.set(text::force_map_taken(unit));
    };
    let nothing = live(move || mapped(&stored.get()).is_none());
    let names = names::segments();
    let field = |force: Force, key: &str, index: usize, label: String, unit: &'static str| {
        let entry = Field::Force(force, index);
        let name = format!("map-{key}-{index}");
        number_field(entry, &name, Live::text(&label), unit, Live::text(""))
    };
    let now = [0, 1, 2].map(|index| field(Force::Effort, "effort", index, text::effort(names[index]), ""));
    let planned = [0, 1, 2].map(|index| {
        let label = text::planned_share(names[index]);
        field(Force::Planned, "planned", index, label, text::percent_unit())
    });
    let bar = |index: usize, planned: bool| {
        let style = live(move || {
            let share = session.with(|now| share(&now.document, index, planned));
            tenths(share)
        });
        html::meter()
            .attr("min", "0")
            .attr("max", "100")
            .attr("value", style)
            .attr(
                "aria-label",
                &if planned {
                    text::planned_share(names[index])
                } else {
                    text::effort(names[index])
                },
            )
    };
    let row = |index: usize| {
        html::tr()
            .child(html::th().attr("scope", "row").child(names[index]))
            .child(html::td().child(bar(index, false)))
            .child(html::td().child(bar(index, true)))
    };
    let heads = ["", text::today(), text::as_planned()].map(|says| heading_cell("col", says));
    fragment([
        explanation(text::force_map_says()),
        button(text::force_map_take(), Box::new(take)).prop("hidden", nothing),
        status("force-map-told", told),
        html::div().class("fields").children(now),
        html::div().class("fields").children(planned),
        html::table()
            .class("ranking")
            .attr("id", "force-map-bars")
            .child(html::tr().children(heads))
            .children([0, 1, 2].map(row)),
        paragraph("force-map-planned", stored.live_text(planned_says)),
    ])
}

/// A segment's part of the effort today, or as planned, in percent.
fn share(document: &Document, index: usize, planned: bool) -> f64 {
    if planned {
        return document.forces.get(Force::Planned, index).unwrap_or(0.0);
    }
    let Some(efforts) = document.forces.efforts() else {
        return 0.0;
    };
    100.0 * efforts[index] / efforts.iter().sum::<f64>()
}

fn take_over(document: &mut Document, efforts: [f64; 3]) {
    for (index, effort) in efforts.into_iter().enumerate() {
        // Hours and money of the worksheet are within what an effort may be.
        let _ = document.forces.set(Force::Effort, index, Some(effort.min(1e9)));
    }
}

/// What the planned shares come to; what they do to the wheel stands where effort is.
fn planned_says(now: &Computed, _: &Worksheet) -> String {
    let forces = &now.document.forces;
    match (forces.planned_total(), forces.planned()) {
        (None, _) => text::force_plan_empty().to_owned(),
        (Some(_), Some(efforts)) => {
            let [attract, engage, delight] = efforts.map(number::number);
            let [before, after] = sales(now);
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

/// The part of today's effort before the sale, and after it.
fn sales(now: &Computed) -> [String; 2] {
    let efforts = now.document.forces.efforts().unwrap_or([1.0, 0.0, 0.0]);
    let sum: f64 = efforts.iter().sum();
    let after = efforts[2] / sum;
    [number::percent(1.0 - after), number::percent(after)]
}

pub(super) fn handoff_headline(now: &Computed, worksheet: &Worksheet) -> String {
    let owner = worksheet.note(Note::OwnerAfterSale);
    let says = if owner.is_empty() {
        text::handoff_open().to_owned()
    } else {
        text::handoff_owned(owner)
    };
    if now.document.forces.efforts().is_none() {
        return says;
    }
    let [before, after] = sales(now);
    text::sentences(&[says, text::after_sale_share(&before, &after)])
}

pub(super) fn handoff() -> Node {
    let stored = stored();
    let tied = |worksheet: &mut Worksheet| {
        let is_open = worksheet.note(Note::OwnerAfterSale).is_empty();
        worksheet.tie(Example::Handoff, text::handoff_row(), is_open);
    };
    let list = move || {
        stored.change_register(&|worksheet| {
            let is_open = worksheet.note(Note::OwnerAfterSale).is_empty();
            worksheet.tie(Example::Handoff, text::handoff_row(), is_open);
        });
    };
    let listed = live(move || stored.get().tied(Example::Handoff).is_some());
    let says = live(move || match stored.get().tied(Example::Handoff) {
        Some(row) => text::tied_row(&number::whole(row as f64 + 1.0)),
        None => String::new(),
    });
    fragment([
        explanation(text::handoff_says()),
        stored.words(
            Note::OwnerAfterSale,
            Live::text(text::handoff_owner()),
            Box::new(tied),
        ),
        button(text::tie_row(), Box::new(list)).prop("hidden", listed),
        status("handoff-tied", says),
        paragraph(
            "handoff-label",
            stored.live_text(|_, worksheet| text::handoff_segment(&measure::label(worksheet, 2))),
        ),
    ])
}
