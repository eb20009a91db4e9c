//! The journey as it is kept in the document: as text, read here and written here.

use flywheel_model::Field;
use flywheel_model::journey::{Journey, Number};
use leptos::prelude::*;
use serde::Serialize;
use std::sync::Arc;
use wasm_bindgen::JsValue;

use crate::state::{Computed, Session, session};
use crate::text::{self, number};
use crate::ui::controls::{button, status};
use crate::ui::{Entry, NumberField, Words, fixed, never, words};
use crate::web::{clipboard, storage};

/// The journey that every section of the view shares.
#[derive(Clone, Copy)]
pub(super) struct Kept {
    session: Session,
    journey: Memo<Arc<Journey>>,
    told: RwSignal<String>,
}

pub(super) fn kept() -> Kept {
    expect_context()
}

impl Kept {
    pub(super) fn new() -> Kept {
        let session = session();
        let told = RwSignal::new(String::new());
        let first = session.once(|now| now.document.journey.clone());
        told.set(match Journey::from_text(&first) {
            None => text::journey_unreadable().to_owned(),
            Some((_, mended)) if mended > 0 => {
                text::journey_mended(mended as f64, &number::whole(mended as f64))
            }
            Some(_) => String::new(),
        });
        if told.with_untracked(|told| !told.is_empty()) {
            // It may still matter to the visitor.
            let _ = storage::write(storage::JOURNEY_ASIDE, &first);
        }
        // The text of a journey that has not changed is not read again.
        let text = Memo::new(move |_| session.now(|now| now.document.journey.clone()));
        let journey = Memo::new(move |_| {
            let read = text.with(|text| Journey::from_text(text));
            Arc::new(read.map(|(journey, _)| journey).unwrap_or_default())
        });
        Kept {
            session,
            journey,
            told,
        }
    }

    /// The journey, and again whenever it changes.
    pub(super) fn get(self) -> Arc<Journey> {
        self.journey.get()
    }

    /// The journey, once.
    pub(super) fn once(self) -> Arc<Journey> {
        self.journey.get_untracked()
    }

    pub(super) fn session(self) -> Session {
        self.session
    }

    /// Words about the wheel and the journey, which follow both.
    pub(super) fn says(self, what: fn(&Computed, &Journey) -> String) -> Words {
        words(move || {
            let journey = self.get();
            self.session.now(|now| what(now, &journey))
        })
    }

    /// Changes the journey; a step of its own for undo.
    pub(super) fn edit(self, change: &dyn Fn(&mut Journey)) {
        let mut journey = (*self.once()).clone();
        change(&mut journey);
        self.keep(usize::MAX, &journey);
        self.session.settle();
    }

    fn keep(self, entry: usize, journey: &Journey) {
        let text = journey.to_text();
        // The wheel stays as it is, so that nothing can be refused.
        let _ = self.session.enter(Field::Journey(entry), |document| {
            document.journey = text.into();
            Ok(())
        });
    }

    /// A number of the journey for a field.
    pub(super) fn entry(self, number: Number) -> Entry {
        let place = place(number);
        Entry {
            field: Field::Journey(place),
            get: Arc::new(move || self.journey.with(|journey| journey.number(number))),
            enter: Arc::new(move |value| {
                let mut journey = (*self.once()).clone();
                journey.enter(number, value)?;
                self.keep(place, &journey);
                Ok(())
            }),
        }
    }

    /// A labelled field of a number of the journey.
    pub(super) fn field(self, number: Number, label: &str, unit: &'static str, hint: &str) -> AnyView {
        self.field_called(number, fixed(label), unit, fixed(hint))
    }

    /// The same where the label or the hint changes.
    pub(super) fn field_called(
        self,
        number: Number,
        label: Words,
        unit: &'static str,
        hint: Words,
    ) -> AnyView {
        let (entry, name) = (self.entry(number), format!("journey-{}", place(number)));
        view! { <NumberField entry name label unit hint hidden=never() /> }.into_any()
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
pub(super) fn tools(kept: Kept) -> AnyView {
    let copy = move || {
        clipboard::copy(json(&kept.once()), move |copied| {
            let said = if copied {
                text::copied()
            } else {
                text::journey_not_copied()
            };
            kept.told.set(said.to_owned());
        });
    };
    let reset = move || kept.edit(&|journey| *journey = Journey::default());
    view! {
        <div class="journey-tools">
            {button(fixed(text::journey_copy()), never(), Box::new(copy))}
            {button(fixed(text::journey_reset()), never(), Box::new(reset))}
            {status("journey-told", kept.told.into())}
        </div>
    }
    .into_any()
}
