//! The path from visit to customer: 1 to 8 conversions between named stages.

use flywheel_model::{Field, Inputs, MAX_CONVERSIONS, Path};
use leptos::prelude::*;

use crate::state::{Session, session};
use crate::text::{self, number};
use crate::ui::{Disclosure, NumberField, Words, whether, words};

#[component]
pub(super) fn Stages() -> impl IntoView {
    view! {
        <fieldset class="group">
            <legend>{text::path()}</legend>
            {conversions()}
            <Disclosure
                class="edit-stages"
                id="edit-stages"
                summary=text::edit_stages().into_any()
                body=Box::new(edit_stages)
            />
        </fieldset>
    }
}

/// The fields of the conversions that there are.
pub(super) fn conversions() -> Vec<AnyView> {
    (0..MAX_CONVERSIONS).map(conversion).collect()
}

fn conversion(index: usize) -> AnyView {
    let session = session();
    view! {
        <NumberField
            entry=Field::Conversion(index)
            name=format!("conversion-{index}")
            label=words(move || session.inputs(|inputs| step_name(inputs, index)))
            unit=text::percent_unit()
            hint=words(move || session.inputs(|inputs| conversion_hint(inputs, index)))
            hidden=whether(move || session.inputs(|inputs| index >= inputs.path.conversion().len()))
        />
    }
    .into_any()
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

fn edit_stages() -> AnyView {
    let session = session();
    let full = whether(move || session.inputs(|inputs| inputs.path.with_stage().is_none()));
    let names: Vec<_> = (0..=MAX_CONVERSIONS)
        .map(|index| stage_name(session, index))
        .collect();
    view! {
        <div class="stages">
            {names}
            <button
                type="button"
                prop:disabled=full
                on:click=move |_| reshape(session, |inputs| inputs.path.with_stage())
            >
                {text::add_stage()}
            </button>
        </div>
    }
    .into_any()
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

fn stage_name(session: Session, index: usize) -> impl IntoView + use<> {
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
    view! {
        <div class="stage" prop:hidden=absent>
            <label for=id.clone()>{text::stage_number(&number::whole(index as f64 + 1.0))}</label>
            <input
                id=id.clone()
                name=id
                type="text"
                maxlength="40"
                autocomplete="off"
                aria-describedby=problem_id.clone()
                prop:value=shown
                on:change=typed
            />
            <button
                type="button"
                prop:hidden=stays
                aria-label=words(move || text::remove_stage(&shown.get()))
                on:click=move |_| reshape(session, |inputs| inputs.path.without_stage(index))
            >
                "×"
            </button>
            <p class="problem" id=problem_id role="status">
                {Words::from(problem)}
            </p>
        </div>
    }
}
