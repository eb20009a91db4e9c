//! The path from visit to customer: 1 to 8 conversions between named stages.

use flywheel_dom::{Element, html, live};
use flywheel_model::{Document, Field, Inputs, MAX_CONVERSIONS};
use leptos::prelude::*;

use super::handles::conversion_rows;
use crate::state::{Session, session};
use crate::text::{self, number};
use crate::ui::controls::{self, group};
use crate::ui::disclosure;

pub(super) fn stages() -> Element {
    let mut fields = conversion_rows();
    let edit = html::summary().child(text::edit_stages());
    fields.push(disclosure(
        "edit-stages",
        "edit-stages",
        edit,
        Box::new(|| edit_stages().into()),
    ));
    group(text::path(), fields)
}

fn stage_name(inputs: &Inputs, index: usize) -> String {
    let names = inputs.path.names();
    names.get(index).map(|name| text::stage(name)).unwrap_or_default()
}

pub(super) fn conversion_hint(inputs: &Inputs, index: usize) -> String {
    let ranges = inputs.preset.plausible().conversion;
    match ranges.get(index) {
        Some([low, high]) if ranges.len() == inputs.path.conversion().len() => {
            text::typical_range(&number::percent(low / 100.0), &number::percent(high / 100.0))
        }
        _ => String::new(),
    }
}

fn edit_stages() -> Element {
    let session = session();
    let full = live(move || session.with_inputs(|inputs| inputs.path.with_stage().is_none()));
    let told = RwSignal::new(None::<Removed>);
    let add = move |_| {
        reshape(session, Document::add_stage);
        told.set(None);
    };
    let add = html::button()
        .attr("type", "button")
        .prop("disabled", full)
        .on("click", add)
        .child(text::add_stage());
    html::div()
        .class("stages")
        .children((0..=MAX_CONVERSIONS).map(|index| name_field(session, index, told)))
        .child(controls::status(
            "stages-told",
            live(move || told_now(session, told)),
        ))
        .child(add)
}

/// What removing a stage did, and the session's revision then.
type Removed = (u32, String);

/// What the last removal did, until undo or something else replaces the wheel.
fn told_now(session: Session, told: RwSignal<Option<Removed>>) -> String {
    let revision = session.revision();
    let told = told.get().filter(|(then, _)| *then == revision);
    told.map(|(_, words)| words).unwrap_or_default()
}

/// Adds or removes a stage.
fn reshape(session: Session, change: impl FnOnce(&mut Document)) {
    let _ = session.edit(Field::Stages, |document| {
        change(document);
        Ok(())
    });
    session.end_step();
}

/// Removes a stage, and says what its two conversions have become.
fn remove(session: Session, index: usize) -> Removed {
    let removed = session.with_untracked(|now| stage_name(&now.document.inputs, index));
    reshape(session, |document| document.remove_stage(index));
    let words = session.with_untracked(|now| {
        let inputs = &now.document.inputs;
        let joined = inputs.path.conversion().get(index - 1);
        let joined = joined.map(|joined| number::percent(joined.fraction()));
        text::stage_removed(
            &removed,
            &text::step_name(inputs, index - 1),
            &joined.unwrap_or_default(),
        )
    });
    (untrack(|| session.revision()), words)
}

fn name_field(session: Session, index: usize, told: RwSignal<Option<Removed>>) -> Element {
    let problem = RwSignal::new(String::new());
    let shown = live(move || session.with_inputs(|inputs| stage_name(inputs, index)));
    let typed = move |event| {
        let typed = event_target_value(&event);
        let result = session.edit(Field::Stages, |document| {
            let inputs = &mut document.inputs;
            // A preset's name is stored as a key, which every language translates. It stays one if it was not changed.
            if typed.trim() != stage_name(inputs, index) {
                inputs.path = inputs.path.with_name(index, typed.trim())?;
            }
            Ok(())
        });
        session.end_step();
        problem.set(text::problem::words_if(result.err().as_ref()));
    };
    // The first stage is the visit and the last one the customer. Only those between can be removed.
    let count = move || session.with_inputs(|inputs| inputs.path.names().len());
    let stays = live(move || index == 0 || index + 1 >= count());
    let absent = live(move || index >= count());
    let id = format!("stage-{index}");
    let problem_id = format!("{id}-problem");
    let label = text::stage_number(&number::whole(index as f64 + 1.0));
    let input = html::input()
        .attr("id", &id)
        .attr("name", &id)
        .attr("type", "text")
        .attr("maxlength", "40")
        .attr("autocomplete", "off")
        .attr("aria-describedby", &problem_id)
        .prop("value", shown.clone())
        .on("change", typed);
    let remove = html::button()
        .attr("type", "button")
        .prop("hidden", stays)
        .attr("aria-label", live(move || text::remove_stage(&shown.get())))
        .on("click", move |_| told.set(Some(remove(session, index))))
        .child("×");
    let problem = controls::problem(problem).attr("id", &problem_id);
    html::div()
        .class("stage")
        .prop("hidden", absent)
        .child(html::label().attr("for", &id).child(&label))
        .child(input)
        .child(remove)
        .child(problem)
}
