//! A number that the visitor can enter.

use flywheel_model::{Document, Field, Part, Reason};
use leptos::prelude::untrack;
use std::sync::Arc;

use super::session;

type GetField = Arc<dyn Fn() -> Field + Send + Sync>;
type Get = Arc<dyn Fn() -> Option<f64> + Send + Sync>;
type Enter = Arc<dyn Fn(Option<f64>) -> Result<(), Reason> + Send + Sync>;

/// A number that the visitor can enter: how it is read, and how another one takes its place.
#[derive(Clone)]
pub(crate) struct Entry {
    /// Which number it is.
    pub(crate) field: GetField,
    /// The number now. An effect that calls this runs again when it changes.
    pub(crate) get: Get,
    /// Enters a number, or none for an empty field. Returns the reason if the model refuses it.
    pub(crate) enter: Enter,
}

impl From<Field> for Entry {
    fn from(field: Field) -> Entry {
        let session = session();
        Entry {
            field: always(field),
            get: Arc::new(move || session.with(|now| number_in(&now.document, field))),
            enter: Arc::new(move |value| session.enter(field, |document| document.enter(field, value))),
        }
    }
}

impl Entry {
    /// The visitor's own number, or while a change is tried, that of the change.
    pub(crate) fn or_tried(self, tried: Entry) -> Entry {
        let session = session();
        let (own, get) = (self.get, tried.get);
        let (enter_own, enter) = (self.enter, tried.enter);
        Entry {
            field: self.field,
            get: Arc::new(move || {
                if session.is_trying() {
                    get().or_else(|| own())
                } else {
                    own()
                }
            }),
            enter: Arc::new(move |value| match untrack(|| session.is_trying()) {
                true => enter(value),
                false => enter_own(value),
            }),
        }
    }

    /// A number of the wheel: the visitor's own, or while a change is tried, that of the change.
    pub(crate) fn of_wheel(field: Field) -> Entry {
        let own = Entry::from(field);
        match field.lever() {
            Some(lever) => own.or_tried(Field::Of(Part::If, lever).into()),
            None => own,
        }
    }
}

/// The same field at any time.
pub(crate) fn always(field: Field) -> GetField {
    Arc::new(move || field)
}

/// The number of a field. A change to try starts from today's number.
pub(crate) fn number_in(document: &Document, field: Field) -> Option<f64> {
    let entered = document.number(field);
    match field {
        Field::Of(Part::If, lever) => entered.or_else(|| document.inputs.get(lever)),
        _ => entered,
    }
}
