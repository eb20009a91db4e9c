//! The path from visit to customer: 1 to 8 conversions between named stages.

use flywheel_model::{Field, Inputs, MAX_CONVERSIONS, Path};
use leptos::prelude::*;

use crate::state::{Session, session};
use crate::text::{self, number};
use crate::ui::controls::group;
use crate::ui::{View, disclosure, element, number_field, whether, words, words_of};

pub(super) fn stages() -> View {
    let mut fields = conversions();
    let edit = words_of(text::edit_stages());
    fields.push(disclosure(
        "edit-stages",
        "edit-stages",
        edit,
        Box::new(edit_stages),
    ));
    group(text::path(), fields)
}

/// The fields of the conversions that there are.
pub(super) fn conversions() -> Vec<View> {
    (0..MAX_CONVERSIONS).map(conversion).collect()
}

fn conversion(index: usize) -> View {
    let session = session();
    number_field(
        Field::Conversion(index),
        &format!("conversion-{index}"),
        words(move || session.inputs(|inputs| step_name(inputs, index))),
        text::percent_unit(),
        words(move || session.inputs(|inputs| conversion_hint(inputs, index))),
        whether(move || session.inputs(|inputs| index >= inputs.path.conversion().len())),
    )
}

/// "Visit to lead".
pub(crate) fn step_name(inputs: &Inputs, index: usize) -> String {
    text::step(&name(inputs, index), &name(inputs, index + 1))
}

fn name(inputs: &Inputs, index: usize) -> String {
    inputs
        .path
        .names()
        .get(index)
        .map(|name| text::stage(name))
        .unwrap_or_default()
}

fn conversion_hint(inputs: &Inputs, index: usize) -> String {
    let ranges = inputs.preset.plausible().conversion;
    match ranges.get(index) {
        Some([low, high]) if ranges.len() == inputs.path.conversion().len() => {
            text::typical_range(&number::percent(low / 100.0), &number::percent(high / 100.0))
        }
        _ => String::new(),
    }
}

fn edit_stages() -> View {
    let session = session();
    let full = whether(move || session.inputs(|inputs| inputs.path.with_stage().is_none()));
    let add = move |_| reshape(session, |inputs| inputs.path.with_stage());
    let add = element("button")
        .is("type", "button")
        .when("disabled", full)
        .on("click", Box::new(add))
        .text(text::add_stage());
    element("div")
        .is("class", "stages")
        .all((0..=MAX_CONVERSIONS).map(|index| stage_name(session, index)))
        .with(add.done())
        .done()
}

/// Adds or removes a stage; where none can be, the path stays as it is.
fn reshape(session: Session, change: impl FnOnce(&Inputs) -> Option<Path>) {
    let _ = session.edit(Field::Stages, |document| {
        if let Some(path) = change(&document.inputs) {
            document.reshape(path);
        }
        Ok(())
    });
    session.settle();
}

fn stage_name(session: Session, index: usize) -> View {
    let problem = RwSignal::new(String::new());
    let shown = words(move || session.inputs(|inputs| name(inputs, index)));
    let typed = move |event| {
        let typed = event_target_value(&event);
        let result = session.edit(Field::Stages, |document| {
            let inputs = &mut document.inputs;
            // An untouched name of a preset stays a key that every language can translate.
            if typed.trim() != name(inputs, index) {
                inputs.path = inputs.path.with_name(index, typed.trim())?;
            }
            Ok(())
        });
        session.settle();
        problem.set(
            result
                .err()
                .map(|problem| text::problem::words(&problem))
                .unwrap_or_default(),
        );
    };
    // The first stage is the visit and the last the customer; only those between can go.
    let count = move || session.inputs(|inputs| inputs.path.names().len());
    let stays = whether(move || index == 0 || index + 1 >= count());
    let absent = whether(move || index >= count());
    let id = format!("stage-{index}");
    let problem_id = format!("{id}-problem");
    let label = text::stage_number(&number::whole(index as f64 + 1.0));
    let input = element("input")
        .is("id", &id)
        .is("name", &id)
        .is("type", "text")
        .is("maxlength", "40")
        .is("autocomplete", "off")
        .is("aria-describedby", &problem_id)
        .holds("value", shown.clone())
        .on("change", Box::new(typed));
    let remove = element("button")
        .is("type", "button")
        .when("hidden", stays)
        .follows("aria-label", words(move || text::remove_stage(&shown.get())))
        .on(
            "click",
            Box::new(move |_| reshape(session, |inputs| inputs.path.without_stage(index))),
        )
        .text("×");
    let problem = element("p")
        .is("class", "problem")
        .is("id", &problem_id)
        .is("role", "status")
        .says(problem.into());
    element("div")
        .is("class", "stage")
        .when("hidden", absent)
        .with(element("label").is("for", &id).text(&label).done())
        .with(input.done())
        .with(remove.done())
        .with(problem.done())
        .done()
}
