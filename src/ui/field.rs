//! A field for one number: every keystroke that makes a valid number is an edit, anything else is
//! told at the field and changes nothing.

use flywheel_model::{Document, Field, Part, Problem, Reason};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use super::step::stepped;
use super::{Condition, View, Words, element, words};
use crate::state::session;
use crate::text::{self, number};

type Read = Arc<dyn Fn() -> Option<f64> + Send + Sync>;
type Enter = Arc<dyn Fn(Option<f64>) -> Result<(), Reason> + Send + Sync>;

/// What a field is of: where its number is read, and how another one is entered.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) field: Field,
    pub(crate) get: Read,
    pub(crate) enter: Enter,
}

impl From<Field> for Entry {
    fn from(field: Field) -> Entry {
        let session = session();
        Entry {
            field,
            get: Arc::new(move || session.now(|now| number_in(&now.document, field))),
            enter: Arc::new(move |value| session.enter(field, |document| document.enter(field, value))),
        }
    }
}

/// The number that a field shows. A change to try starts from today's own number.
pub(crate) fn number_in(document: &Document, field: Field) -> Option<f64> {
    let entered = document.number(field);
    match field {
        Field::Of(Part::If, lever) => entered.or_else(|| document.inputs.get(lever)),
        _ => entered,
    }
}

/// What stands in the field while it differs from the number's own spelling.
#[derive(Clone, PartialEq)]
struct Draft {
    text: String,
    problem: Option<Problem>,
    /// Drafts of an older document are not shown: undo, reset and links replace what was typed.
    document: u32,
}

/// What is typed into, and what there is to say of it.
pub(crate) struct Input {
    pub(crate) element: View,
    pub(crate) problem: Words,
    pub(crate) invalid: Condition,
}

/// The input element of a number; `described` names what describes it, `label` what no `label` does.
pub(crate) fn number_input(
    entry: Entry,
    id: &str,
    name: &str,
    described: &str,
    label: &str,
    shows: fn(f64) -> String,
) -> Input {
    let session = session();
    let draft = RwSignal::new(None::<Draft>);
    let current = move || {
        let document = session.document();
        draft.get().filter(|draft| draft.document == document)
    };
    let get = entry.get.clone();
    let shown = words(move || match current() {
        Some(draft) => draft.text,
        None => get().map(shows).unwrap_or_default(),
    });
    let problem = words(move || {
        let problem = current().and_then(|draft| draft.problem);
        problem
            .map(|problem| text::problem::words(&problem))
            .unwrap_or_default()
    });
    let invalid = problem.is_empty().not();
    let (typing, stepping) = (entry.clone(), entry);
    let typed = move |text: String| {
        let problem = enter(&typing, &text).err();
        draft.set(Some(Draft {
            text,
            problem,
            document: untrack(|| session.document()),
        }));
    };
    let left = move |_: Event| {
        session.settle();
        draft.update(|draft| *draft = draft.take().filter(|draft| draft.problem.is_some()));
    };
    let stepped = move |event: Event| {
        if event.dyn_ref().is_some_and(|event| step(&stepping, event)) {
            draft.set(None);
        }
    };
    let size = {
        let shown = shown.clone();
        words(move || size_of(&shown.get()))
    };
    let is_invalid = {
        let invalid = invalid.clone();
        words(move || invalid.get().to_string())
    };
    let mut input = element("input")
        .is("id", id)
        .is("name", name)
        .is("type", "text")
        .is("inputmode", "decimal")
        .is("autocomplete", "off")
        .is("aria-describedby", described)
        .follows("aria-invalid", is_invalid)
        .follows("size", size)
        .holds("value", shown)
        .on("input", Box::new(move |event| typed(event_target_value(&event))))
        .on("blur", Box::new(left))
        .on("keydown", Box::new(stepped));
    if !label.is_empty() {
        input = input.is("aria-label", label);
    }
    Input {
        element: input.done(),
        problem,
        invalid,
    }
}

/// A field in a line of text is as wide as its number.
pub(crate) fn size_of(shown: &str) -> String {
    shown.chars().count().clamp(1, 14).to_string()
}

/// A labelled number field with its unit, a hint and its problem. `name` is that of the input element and the base
/// of its id; `hidden` is whether the field does not apply now.
pub(crate) fn number_field(
    entry: impl Into<Entry>,
    name: &str,
    label: Words,
    unit: &str,
    hint: Words,
    hidden: Condition,
) -> View {
    let id = format!("field-{name}");
    let (hint_id, problem_id) = (format!("{id}-hint"), format!("{id}-problem"));
    let described = format!("{hint_id} {problem_id}");
    let input = number_input(entry.into(), &id, name, &described, "", number::exact);
    let entry = element("span")
        .is("class", "entry")
        .with(input.element)
        .text(" ")
        .with(element("span").is("class", "unit").text(unit).done());
    let problem = element("p")
        .is("class", "problem")
        .is("id", &problem_id)
        .is("role", "status")
        .says(input.problem);
    element("div")
        .is("class", "field")
        .marked("invalid", input.invalid)
        .when("hidden", hidden)
        .with(element("label").is("for", &id).says(label).done())
        .with(entry.done())
        .with(element("small").is("id", &hint_id).says(hint).done())
        .with(problem.done())
        .done()
}

fn enter(entry: &Entry, text: &str) -> Result<(), Problem> {
    let value = number::read(text);
    let result = if value.is_none() && !text.trim().is_empty() {
        Err(Reason::NotANumber)
    } else {
        (entry.enter)(value)
    };
    // What was typed here may make another number impossible; it is this one that can be changed.
    result.map_err(|reason| Problem {
        field: entry.field,
        read: text.to_owned(),
        reason,
    })
}

/// Takes the number a step up or down, if the key says so and the model lets it.
fn step(entry: &Entry, event: &KeyboardEvent) -> bool {
    let up = match event.key().as_str() {
        "ArrowUp" => true,
        "ArrowDown" => false,
        _ => return false,
    };
    event.prevent_default();
    let value = untrack(|| (entry.get)());
    value.is_some_and(|value| (entry.enter)(Some(stepped(value, up))).is_ok())
}
