//! The journey as it is kept in the document: as text, read here and written here.

use flywheel_dom::{Element, Live, html};
use flywheel_model::journey::{Journey, Number};
use flywheel_model::{Document, Field};
use leptos::prelude::*;
use serde::Serialize;
use std::sync::Arc;
use wasm_bindgen::JsValue;

use crate::state::{self, Entry, Storable};
use crate::text;
use crate::ui::controls::{button, status};
use crate::ui::number_field;
use crate::web::{clipboard, storage};

/// What every section of the view shares.
pub(super) type Stored = state::Stored<Journey>;

pub(super) fn stored() -> Stored {
    state::stored()
}

impl Storable for Journey {
    const UNREADABLE: &'static str = storage::JOURNEY_UNREADABLE;

    fn field(entry: usize) -> Field {
        Field::Journey(entry)
    }

    fn text(document: &Document) -> &Arc<str> {
        &document.journey
    }

    fn text_mut(document: &mut Document) -> &mut Arc<str> {
        &mut document.journey
    }

    fn parse(text: &str) -> Option<(Journey, usize)> {
        Journey::from_text(text)
    }

    fn to_text(&self) -> String {
        self.to_text()
    }
}

impl Stored {
    /// A number of the journey for a field.
    pub(super) fn entry(self, number: Number) -> Entry {
        self.number(
            place(number),
            move |journey| journey.number(number),
            move |journey, value| journey.enter(number, value),
        )
    }

    /// A labelled field of a number of the journey.
    pub(super) fn field(self, number: Number, label: &str, unit: &'static str, hint: &str) -> Element {
        self.field_called(number, Live::text(label), unit, Live::text(hint))
    }

    /// The same where the label or the hint changes.
    pub(super) fn field_called(
        self,
        number: Number,
        label: Live<String>,
        unit: &'static str,
        hint: Live<String>,
    ) -> Element {
        let name = format!("journey-{}", place(number));
        number_field(self.entry(number), &name, label, unit, hint)
    }
}

/// A number of its own for each number of the journey, so that typing in one field is one step for undo.
fn place(number: Number) -> usize {
    let (kind, row) = match number {
        Number::Reached => (0, 0),
        Number::Triggered => (1, 0),
        Number::BeforeContact => (2, 0),
        Number::Dwell(index) => (3, index),
        Number::Weight(id) => (4, id as usize),
        Number::Hours(index) => (5, index),
        Number::Cost(index) => (6, index),
        Number::Times(index) => (7, index),
        Number::Criterion(index) => (8, index),
        Number::Score(row, index) => (9, 3 * row + index),
        Number::Deals(index) => (10, index),
        Number::Value(index) => (11, index),
        Number::Advance(index) => (12, index),
    };
    16 * row + kind
}

/// The journey as JSON, for other programs.
fn json(journey: &Journey) -> String {
    let value = journey
        .export()
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible());
    let text = js_sys::JSON::stringify(&value.unwrap_or(JsValue::NULL));
    text.map(String::from).unwrap_or_default()
}

/// What there is to tell, and taking the journey elsewhere.
pub(super) fn tools(stored: Stored) -> Element {
    let copy = move || {
        clipboard::copy(json(&stored.get_untracked()), move |copied| {
            let said = if copied {
                text::copied()
            } else {
                text::journey_not_copied()
            };
            stored.message().set(said.to_owned());
        });
    };
    let reset = move || stored.edit(&|journey| *journey = Journey::default());
    html::div()
        .class("journey-tools")
        .child(button(text::journey_copy(), Box::new(copy)))
        .child(button(text::journey_reset(), Box::new(reset)))
        .child(status("journey-told", stored.message()))
}
