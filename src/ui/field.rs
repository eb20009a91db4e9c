//! A field for one number. Every keystroke that makes a valid number is an edit. Anything else changes nothing, and the
//! field says what is wrong.

use flywheel_dom::{Element, Live, html, live};
use flywheel_model::{Problem, Reason};
use leptos::prelude::*;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use super::controls::problem;
use super::step::stepped;
use crate::state::{Entry, Session, session};
use crate::text::{self, number};
use crate::web::fields;

/// The text in the field while it differs from the number as the page writes it.
#[derive(Clone, PartialEq)]
struct Draft {
    text: String,
    problem: Option<Problem>,
    /// The number after this was typed. A draft is dropped when it has become another one, by a slider for example.
    value: Option<f64>,
    /// The session's revision. A draft of an older one is dropped: undo, reset and links replace what was typed.
    revision: u32,
}

/// An input element with the problem of what was typed.
pub(crate) struct Input {
    pub(crate) element: Element,
    pub(crate) problem: Live<String>,
    pub(crate) invalid: Live<bool>,
    /// Whether the press that is about to end has dragged the number.
    pub(super) is_dragged: Arc<AtomicBool>,
}

/// The state of one input element.
#[derive(Clone)]
struct Editing {
    session: Session,
    entry: Entry,
    draft: RwSignal<Option<Draft>>,
    has_focus: RwSignal<bool>,
    is_dragged: Arc<AtomicBool>,
}

impl Editing {
    fn new(entry: Entry) -> Editing {
        Editing {
            session: session(),
            entry,
            draft: RwSignal::new(None),
            has_focus: RwSignal::new(false),
            is_dragged: Arc::default(),
        }
    }

    /// The draft, unless it is of an older revision or of another number.
    fn draft(&self) -> Option<Draft> {
        let (revision, value) = (self.session.revision(), (self.entry.get)());
        let draft = self.draft.get();
        draft.filter(|draft| draft.revision == revision && draft.value == value)
    }

    fn shown(&self, format: fn(f64) -> String) -> String {
        match self.draft() {
            Some(draft) => draft.text,
            None => {
                let format = if self.has_focus.get() {
                    number::exact
                } else {
                    format
                };
                (self.entry.get)().map(format).unwrap_or_default()
            }
        }
    }

    fn problem(&self) -> String {
        let problem = self.draft().and_then(|draft| draft.problem);
        text::problem::words_if(problem.as_ref())
    }

    fn on_input(&self, text: String) {
        let problem = enter(&self.entry, &text).err();
        let (revision, value) = untrack(|| (self.session.revision(), (self.entry.get)()));
        self.draft.set(Some(Draft {
            text,
            problem,
            value,
            revision,
        }));
    }

    /// Shows the number as the page writes it, but leaves a text that has a problem to be corrected.
    fn on_blur(&self) {
        self.has_focus.set(false);
        self.session.end_step();
        self.draft
            .update(|draft| *draft = draft.take().filter(|draft| draft.problem.is_some()));
    }

    fn on_key(&self, event: &Event) {
        if event.dyn_ref().is_some_and(|event| step(&self.entry, event)) {
            self.draft.set(None);
        }
    }

    /// Whoever comes into the field types another number in the place of this one.
    fn on_focus(&self, event: &Event) {
        self.has_focus.set(true);
        // Before the effect does it: a text that changes later would be selected no more.
        if let Some(field) = event.current_target() {
            fields::set_value(field.unchecked_ref(), &untrack(|| self.shown(number::exact)));
        }
        fields::select_all(event);
    }

    /// The click gives the field the focus, after which nothing puts a caret into it. A drag gives it to nobody.
    fn on_click(&self, event: &Event) {
        if !self.is_dragged.swap(false, Ordering::Relaxed) {
            fields::focus(event);
        }
    }
}

/// The input element of a number. It is written by `format`, and exactly while the field has the focus. `described` lists
/// the ids of its descriptions; `label` is its accessible name, or empty if a `<label>` names it.
pub(crate) fn number_input(
    entry: Entry,
    id: &str,
    name: &str,
    described: &str,
    label: &str,
    format: fn(f64) -> String,
) -> Input {
    let editing = Editing::new(entry);
    let shown = {
        let editing = editing.clone();
        live(move || editing.shown(format))
    };
    let size = {
        let shown = shown.clone();
        live(move || size_of(&shown.get()))
    };
    let problem = {
        let editing = editing.clone();
        live(move || editing.problem())
    };
    let invalid = problem.is_empty().not();
    let is_invalid = {
        let invalid = invalid.clone();
        live(move || invalid.get().to_string())
    };
    let on = |act: fn(&Editing, &Event)| {
        let editing = editing.clone();
        move |event: Event| act(&editing, &event)
    };
    // The keypad for decimals has no minus on an iPhone.
    let field = editing.entry.field.clone();
    let keypad = live(move || {
        if field().can_be_negative() {
            "text"
        } else {
            "decimal"
        }
        .to_owned()
    });
    let mut element = html::input()
        .attr("id", id)
        .attr("name", name)
        .attr("type", "text")
        .attr("inputmode", keypad)
        .attr("autocomplete", "off")
        .attr("aria-describedby", described)
        .attr("aria-invalid", is_invalid)
        .attr("size", size)
        .prop("value", shown)
        .on(
            "input",
            on(|editing, event| editing.on_input(event_target_value(event))),
        )
        .on("blur", on(|editing, _| editing.on_blur()))
        .on("focus", on(Editing::on_focus))
        .on("mousedown", |event| fields::keep_focus(&event))
        .on("click", on(Editing::on_click))
        .on("keydown", on(Editing::on_key));
    if !label.is_empty() {
        element = element.attr("aria-label", label);
    }
    Input {
        element,
        problem,
        invalid,
        is_dragged: editing.is_dragged,
    }
}

/// The `size` of an input in a line of text: as wide as its number.
pub(crate) fn size_of(shown: &str) -> String {
    shown.chars().count().clamp(1, 14).to_string()
}

/// How a field writes its number. Those of the widget are too narrow for more than three digits.
const IN_A_FIELD: fn(f64) -> String = if cfg!(feature = "page") {
    number::exact
} else {
    number::number
};

/// A labelled number field with its unit, a hint and its problem. `name` is the name of the input element and part of
/// its id.
pub(crate) fn number_field(
    entry: impl Into<Entry>,
    name: &str,
    label: Live<String>,
    unit: &str,
    hint: Live<String>,
) -> Element {
    let id = ["field-", name].concat();
    let (unit_id, hint_id, problem_id) = (
        [&id, "-unit"].concat(),
        [&id, "-hint"].concat(),
        [&id, "-problem"].concat(),
    );
    let described = [&unit_id, " ", &hint_id, " ", &problem_id].concat();
    let input = number_input(entry.into(), &id, name, &described, "", IN_A_FIELD);
    let entry = html::span()
        .class("entry")
        .on("click", fields::focus_within)
        .child(input.element)
        .child(" ")
        .child(html::span().class("unit").attr("id", &unit_id).child(unit));
    html::div()
        .class("field")
        .class(("invalid", input.invalid))
        .child(html::label().attr("for", &id).child(label))
        .child(entry)
        .child(html::small().attr("id", &hint_id).child(hint))
        .child(problem(input.problem).attr("id", &problem_id))
}

fn enter(entry: &Entry, text: &str) -> Result<(), Problem> {
    let value = number::read(text);
    let result = if value.is_none() && !text.trim().is_empty() {
        Err(Reason::NotANumber)
    } else {
        (entry.enter)(value)
    };
    // The reason may be about another number that this one makes impossible, but this is the one to correct.
    result.map_err(|reason| Problem {
        field: (entry.field)(),
        read: text.to_owned(),
        reason,
    })
}

/// Steps the number up or down at an arrow key. Returns whether the number changed.
fn step(entry: &Entry, event: &KeyboardEvent) -> bool {
    // The arrows choose among the words of an open input method.
    if event.is_composing() {
        return false;
    }
    let up = match event.key().as_str() {
        "ArrowUp" => true,
        "ArrowDown" => false,
        _ => return false,
    };
    event.prevent_default();
    let value = untrack(|| (entry.get)());
    value.is_some_and(|value| (entry.enter)(Some(stepped(value, up))).is_ok())
}
