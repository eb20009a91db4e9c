//! The journey as it is stored in the document, and the fields of its numbers.

use flywheel_dom::{Element, Live, html};
use flywheel_model::journey::{Journey, Number};
use flywheel_model::{Document, Field};
use leptos::prelude::*;
use serde::Serialize;
use std::sync::Arc;
use wasm_bindgen::JsValue;

use crate::state::{self, Entry, Storable, Told};
use crate::text;
use crate::ui::controls::{button, told};
use crate::ui::number_field;
use crate::web::clipboard;

/// The handle that all sections of the view share.
pub(super) type Stored = state::Stored<Journey>;

pub(super) fn stored() -> Stored {
    state::stored()
}

impl Storable for Journey {
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
    /// An entry for a number of the journey.
    pub(super) fn entry(self, number: Number) -> Entry {
        self.number(
            entry_id(number),
            move |journey| journey.number(number),
            move |journey, value| journey.enter(number, value),
        )
    }

    /// A labelled field of a number.
    pub(super) fn field(self, number: Number, label: &str, unit: &'static str, hint: &str) -> Element {
        self.live_field(number, Live::text(label), unit, Live::text(hint))
    }

    /// A field whose label or hint changes.
    pub(super) fn live_field(
        self,
        number: Number,
        label: Live<String>,
        unit: &'static str,
        hint: Live<String>,
    ) -> Element {
        let name = format!("journey-{}", entry_id(number));
        number_field(self.entry(number), &name, label, unit, hint)
    }
}

/// A different integer for each number of the journey. It is part of the field's id, and it tells edits of one number
/// from edits of another, so that typing in one field is one step of undo.
fn entry_id(number: Number) -> usize {
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
    // There are fewer than 16 kinds.
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

/// The buttons that copy and reset the journey, and messages about it.
pub(super) fn tools(stored: Stored) -> Element {
    let copy = move || {
        clipboard::copy(json(&stored.get_untracked()), move |copied| {
            stored.message().set(if copied {
                Told::done(text::copied().to_owned())
            } else {
                Told::refused(text::journey_not_copied().to_owned())
            });
        });
    };
    let reset = move || stored.edit(&|journey| *journey = Journey::default());
    html::div()
        .class("journey-tools")
        .child(button(text::journey_copy(), Box::new(copy)))
        .child(button(text::journey_reset(), Box::new(reset)))
        .child(told("journey-told", stored.message()))
}
