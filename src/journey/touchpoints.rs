//! What meets the buyer, phase by phase: the article's list, to be changed.

use flywheel_model::journey::{Journey, Number, Phase, Status};
use leptos::prelude::*;

use super::kept::{Kept, kept};
use super::names;
use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::controls::{button, cell, cross, explained};
use crate::ui::{View, element, fixed, never, several, words};

pub(super) fn headline(_: &Computed, journey: &Journey) -> String {
    let count = journey.touchpoints.len() as f64;
    text::touchpoints_headline(count, &number::whole(count))
}

pub(super) fn body() -> View {
    let kept = kept();
    let mut parts = vec![explained(text::touchpoints_says())];
    parts.extend(Phase::ALL.into_iter().map(|phase| of_phase(kept, phase)));
    let reset = move || kept.edit(&Journey::reset_touchpoints);
    parts.push(button(fixed(text::touchpoints_reset()), never(), Box::new(reset)));
    several(parts)
}

fn of_phase(kept: Kept, phase: Phase) -> View {
    // Built anew only when others stand there, or another hand changed them.
    let shape = Memo::new(move |_| {
        let journey = kept.get();
        let of_phase = journey
            .touchpoints
            .iter()
            .filter(|touchpoint| touchpoint.phase == phase);
        let ids: Vec<u32> = of_phase.map(|touchpoint| touchpoint.id).collect();
        (ids, kept.session().document())
    });
    let rows = move || -> Vec<View> {
        let (ids, _) = shape.get();
        let rows = ids.iter().enumerate();
        rows.map(|(index, id)| row(kept, phase, index, *id)).collect()
    };
    let add = move || {
        kept.edit(&|journey| {
            journey.add_touchpoint(phase, text::touch_new());
        });
    };
    let add = button(
        fixed(&text::touch_add(names::phase(phase))),
        never(),
        Box::new(add),
    );
    let legend = element("legend").text(names::phase(phase)).done();
    element("fieldset")
        .is("class", "group")
        .with(legend)
        .anew(Box::new(rows))
        .with(add)
        .done()
}

fn row(kept: Kept, phase: Phase, index: usize, id: u32) -> View {
    let name = move || {
        kept.once()
            .touchpoint(id)
            .map(names::touchpoint)
            .unwrap_or_default()
    };
    let take = move |typed: String| {
        // An untouched name stays a key that every language can translate; one needs a name.
        if !typed.trim().is_empty() && typed.trim() != name() {
            kept.edit(&|journey| {
                if let Some(found) = journey.touchpoints.iter_mut().find(|other| other.id == id) {
                    found.name.clone_from(&typed);
                }
                journey.normalise();
            });
        }
        Some(name())
    };
    let label = text::touch_name(&number::whole(index as f64 + 1.0), names::phase(phase));
    let now = move || {
        kept.get()
            .touchpoint(id)
            .map(names::touchpoint)
            .unwrap_or_default()
    };
    let weight = words(move || text::touch_weight(&now()));
    let remove = move || kept.edit(&|journey| journey.remove_touchpoint(id));
    let status = element("span")
        .is("class", "status")
        .says(words(move || standing(kept, id)))
        .done();
    element("div")
        .is("class", "touch-row")
        .with(cell(None, label, name(), "", Box::new(take)))
        .with(kept.field_called(Number::Weight(id), weight, "", fixed("")))
        .with(status)
        .with(cross(words(move || text::touch_remove(&now())), Box::new(remove)))
        .done()
}

/// "Matched, 12 h", "missing".
fn standing(kept: Kept, id: u32) -> String {
    let gap = kept.get().gap();
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
