//! The touchpoints of each phase: the article's list, which the visitor can edit.

use flywheel_dom::{Element, Live, dynamic, fragment, html, live};
use flywheel_model::journey::{Journey, Number, Phase, Status};
use leptos::prelude::*;
use web_sys::Node;

use super::names;
use super::stored::{Stored, stored};
use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::controls::{button, cell, cross, explanation};

pub(super) fn headline(_: &Computed, journey: &Journey) -> String {
    let count = journey.touchpoints.len() as f64;
    text::touchpoints_headline(count, &number::whole(count))
}

pub(super) fn body() -> Node {
    let stored = stored();
    let mut parts = vec![explanation(text::touchpoints_says())];
    parts.extend(Phase::ALL.into_iter().map(|phase| phase_group(stored, phase)));
    let reset = move || stored.edit(&Journey::reset_touchpoints);
    parts.push(button(text::touchpoints_reset(), Box::new(reset)));
    fragment(parts)
}

fn phase_group(stored: Stored, phase: Phase) -> Element {
    // The rows are built anew only when touchpoints come or go, or when something other than a field has changed the
    // journey, such as undo.
    let shape = Memo::new(move |_| {
        let journey = stored.get();
        let of_phase = journey
            .touchpoints
            .iter()
            .filter(|touchpoint| touchpoint.phase == phase);
        let ids: Vec<u32> = of_phase.map(|touchpoint| touchpoint.id).collect();
        (ids, stored.session().revision())
    });
    let rows = move || -> Vec<Element> {
        let (ids, _) = shape.get();
        let rows = ids.iter().enumerate();
        rows.map(|(index, id)| row(stored, phase, index, *id)).collect()
    };
    let add = move || {
        stored.edit(&|journey| {
            journey.add_touchpoint(phase, text::touch_new());
        });
    };
    let add = button(text::touch_add(names::phase(phase)), Box::new(add));
    let legend = html::legend().child(names::phase(phase));
    html::fieldset()
        .class("group")
        .child(legend)
        .child(dynamic(rows))
        .child(add)
}

fn row(stored: Stored, phase: Phase, index: usize, id: u32) -> Element {
    let name = move || {
        stored
            .get_untracked()
            .touchpoint(id)
            .map(names::touchpoint)
            .unwrap_or_default()
    };
    let rename = move |typed: String| {
        // A touchpoint needs a name. A name that was not changed stays a key, which every language translates.
        if !typed.trim().is_empty() && typed.trim() != name() {
            stored.edit(&|journey| {
                if let Some(touchpoint) = journey.touchpoints.iter_mut().find(|other| other.id == id) {
                    touchpoint.name.clone_from(&typed);
                }
                journey.normalise();
            });
        }
        Some(name())
    };
    let label = text::touch_name(&number::whole(index as f64 + 1.0), names::phase(phase));
    let live_name = move || {
        stored
            .get()
            .touchpoint(id)
            .map(names::touchpoint)
            .unwrap_or_default()
    };
    let weight = live(move || text::touch_weight(&live_name()));
    let remove = move || stored.edit(&|journey| journey.remove_touchpoint(id));
    let status = html::span()
        .class("status")
        .child(live(move || status_text(stored, id)));
    html::div()
        .class("touch-row")
        .child(cell(None, label, name(), "", Box::new(rename)))
        .child(stored.live_field(Number::Weight(id), weight, "", Live::text("")))
        .child(status)
        .child(cross(
            live(move || text::touch_remove(&live_name())),
            Box::new(remove),
        ))
}

/// How well a touchpoint is served, such as "Matched, 12 h" or "missing".
fn status_text(stored: Stored, id: u32) -> String {
    let gap = stored.get().gap();
    let Some(need) = gap.needs.iter().find(|need| need.touchpoint == id) else {
        return String::new();
    };
    let hours = number::number(need.hours);
    match need.status {
        Status::Matched => text::status_matched(&hours),
        Status::Missing => text::status_missing().to_owned(),
        Status::Wasted => text::status_wasted(&hours),
        Status::Idle => String::new(),
    }
}
