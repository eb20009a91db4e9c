//! The path from visit to customer: 1 to 8 conversions between named stages.

use flywheel_model::{Field, Inputs, Problem};
use leptos::prelude::*;

use super::entries;
use crate::state::{Session, session};
use crate::text::{self, number};
use crate::ui::disclosure::Disclosure;
use crate::ui::field::NumberField;

#[component]
pub(super) fn Stages() -> AnyView {
    let session = session();
    let count = Memo::new(move |_| session.inputs.with(|inputs| inputs.path.conversion().len()));
    let fields = move || (0..count.get()).map(conversion).collect_view();
    view! {
        <fieldset class="group">
            <legend>{text::path()}</legend>
            {fields}
            <Disclosure
                class="edit-stages"
                id="edit-stages"
                summary=text::edit_stages().into_any()
                body=|| view! { <EditStages /> }.into_any()
            />
        </fieldset>
    }
    .into_any()
}

fn conversion(index: usize) -> AnyView {
    let inputs = session().inputs;
    view! {
        <NumberField
            entry=entries::conversion(index)
            name=format!("conversion-{index}")
            label=Signal::derive(move || inputs.with(|inputs| step_name(inputs, index)))
            unit=Signal::derive(|| text::percent_unit().to_owned())
            hint=Signal::derive(move || inputs.with(|inputs| conversion_hint(inputs, index)))
        />
    }
    .into_any()
}

/// "Visit to lead".
pub(crate) fn step_name(inputs: &Inputs, index: usize) -> String {
    let name = |at: usize| {
        inputs
            .path
            .names()
            .get(at)
            .map(|name| text::stage(name))
            .unwrap_or_default()
    };
    text::step(&name(index), &name(index + 1))
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

#[component]
fn EditStages() -> AnyView {
    let session = session();
    let count = Memo::new(move |_| session.inputs.with(|inputs| inputs.path.names().len()));
    let full = move || session.inputs.with(|inputs| inputs.path.with_stage().is_none());
    let add = move |_| {
        reshape(session, |inputs| inputs.path.with_stage());
    };
    view! {
        <div class="stages">
            {move || (0..count.get()).map(|index| view! { <StageName index /> }).collect_view()}
            <button type="button" prop:disabled=full on:click=add>{text::add_stage()}</button>
        </div>
    }
    .into_any()
}

/// Adds or removes a stage; one that the model refuses leaves the path as it is.
fn reshape(session: Session, change: impl FnOnce(&Inputs) -> Option<flywheel_model::Path>) {
    let _ = session.edit(Field::Stages, |inputs| {
        let path = change(inputs).unwrap_or_else(|| inputs.path.clone());
        Ok(Inputs {
            path,
            ..inputs.clone()
        })
    });
    session.settle();
}

#[component]
fn StageName(index: usize) -> AnyView {
    let session = session();
    let problem = RwSignal::new(None::<Problem>);
    let name = move || {
        session.inputs.with(|inputs| {
            inputs
                .path
                .names()
                .get(index)
                .map(|name| text::stage(name))
                .unwrap_or_default()
        })
    };
    let typed = move |typed: String| {
        let result = session.edit(Field::Stages, |inputs| {
            Ok(Inputs {
                path: inputs.path.with_name(index, typed.trim())?,
                ..inputs.clone()
            })
        });
        problem.set(result.err());
    };
    // The first stage is the visit and the last the customer; only those between can go.
    let removable = move || {
        session
            .inputs
            .with(|inputs| index > 0 && index + 1 < inputs.path.names().len())
    };
    let remove = move || {
        view! {
            <button
                type="button"
                aria-label=move || text::remove_stage(&name())
                on:click=move |_| reshape(session, |inputs| inputs.path.without_stage(index))
            >"×"</button>
        }
    };
    let (id, problem_id) = (format!("stage-{index}"), format!("stage-{index}-problem"));
    view! {
        <div class="stage">
            <label for=id.clone()>{text::stage_number(&number::whole(index as f64 + 1.0))}</label>
            <input
                id=id
                name=format!("stage-{index}")
                type="text"
                maxlength="40"
                autocomplete="off"
                aria-describedby=problem_id.clone()
                aria-invalid=move || problem.with(Option::is_some).to_string()
                prop:value=name
                on:change=move |event| typed(event_target_value(&event))
                on:blur=move |_| session.settle()
            />
            {move || removable().then(remove)}
            <p class="problem" id=problem_id role="status">
                {move || problem.get().map(|problem| text::problem::words(&problem))}
            </p>
        </div>
    }
    .into_any()
}
