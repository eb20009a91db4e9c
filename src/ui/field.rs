//! A field for one number: every keystroke that makes a valid number is an edit, anything else is
//! told at the field and changes nothing.

use flywheel_model::{Field, Inputs, Problem, Reason};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::{Condition, Words, whether, words};
use crate::state::{Session, session};
use crate::text::{self, number};

/// Which number of the inputs a field holds. `None` is an empty, optional number.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) field: Field,
    pub(crate) get: fn(&Inputs, Field) -> Option<f64>,
    pub(crate) set: fn(&Inputs, Field, Option<f64>) -> Result<Inputs, Problem>,
}

/// What stands in the field while it differs from the number's own spelling.
#[derive(Clone, PartialEq)]
struct Draft {
    text: String,
    problem: Option<Problem>,
    /// Drafts of an older document are not shown: undo, reset and links replace what was typed.
    document: u32,
}

/// A labelled number field with its unit, a hint and its problem.
#[component]
pub(crate) fn NumberField(
    entry: Entry,
    /// Name of the input element; also the base of its id.
    name: String,
    label: Words,
    unit: &'static str,
    hint: Words,
    /// Whether the field does not apply now.
    hidden: Condition,
) -> AnyView {
    let session = session();
    let draft = RwSignal::new(None::<Draft>);
    let current = move || {
        let document = session.document();
        draft.get().filter(|draft| draft.document == document)
    };
    let value = move || session.inputs(|inputs| (entry.get)(inputs, entry.field));
    let shown = words(move || match current() {
        Some(draft) => draft.text,
        None => value().map(number::exact).unwrap_or_default(),
    });
    let problem = words(move || {
        let problem = current().and_then(|draft| draft.problem);
        problem
            .map(|problem| text::problem::words(&problem))
            .unwrap_or_default()
    });
    let invalid = whether(move || !problem.with(String::is_empty));
    let typed = move |text: String| {
        let problem = enter(session, entry, &text).err();
        draft.set(Some(Draft {
            text,
            problem,
            document: untrack(|| session.document()),
        }));
    };
    let left = move |_| {
        session.settle();
        draft.update(|draft| *draft = draft.take().filter(|draft| draft.problem.is_some()));
    };
    let stepped = move |event: KeyboardEvent| {
        let up = match event.key().as_str() {
            "ArrowUp" => true,
            "ArrowDown" => false,
            _ => return,
        };
        event.prevent_default();
        let value = session.once(|now| (entry.get)(&now.inputs, entry.field));
        let Some(next) = value.map(|value| stepped(value, up)) else {
            return;
        };
        if session
            .edit(entry.field, |inputs| (entry.set)(inputs, entry.field, Some(next)))
            .is_ok()
        {
            draft.set(None);
        }
    };
    let id = format!("field-{name}");
    let (hint_id, problem_id) = (format!("{id}-hint"), format!("{id}-problem"));
    let described = format!("{hint_id} {problem_id}");
    view! {
        <div class="field" class:invalid=invalid prop:hidden=hidden>
            <label for=id.clone()>{label}</label>
            <span class="entry">
                <input
                    id=id
                    name=name
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    aria-describedby=described
                    aria-invalid=words(move || invalid.get().to_string())
                    prop:value=shown
                    on:input=move |event| typed(event_target_value(&event))
                    on:blur=left
                    on:keydown=stepped
                />
                <span class="unit">{unit}</span>
            </span>
            <small id=hint_id>{hint}</small>
            <p class="problem" id=problem_id role="status">
                {problem}
            </p>
        </div>
    }
    .into_any()
}

fn enter(session: Session, entry: Entry, text: &str) -> Result<(), Problem> {
    let empty = text.trim().is_empty();
    let value = number::read(text);
    if value.is_none() && !empty {
        return Err(Problem {
            field: entry.field,
            read: text.to_owned(),
            reason: Reason::NotANumber,
        });
    }
    session
        .edit(entry.field, |inputs| (entry.set)(inputs, entry.field, value))
        // What was typed here may make another number impossible; it is this one that can be changed.
        .map_err(|problem| Problem {
            field: entry.field,
            read: text.to_owned(),
            reason: problem.reason,
        })
}

/// The next value up or down: one unit of the second significant digit, at least a hundredth.
fn stepped(value: f64, up: bool) -> f64 {
    let digits = value.abs().max(0.1).log10().floor() as i32 - 1;
    let direction = if up { 1.0 } else { -1.0 };
    // Dividing by a whole power of ten keeps 0.3 from becoming 0.30000000000000004.
    if digits < 0 {
        let scale = 10f64.powi(-digits);
        ((value * scale).round() + direction) / scale
    } else {
        let step = 10f64.powi(digits);
        ((value / step).round() + direction) * step
    }
}
