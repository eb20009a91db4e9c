//! A number that the visitor can enter.

use flywheel_model::{Document, Field, Part, Reason};
use std::sync::Arc;

use super::session;

type Get = Arc<dyn Fn() -> Option<f64> + Send + Sync>;
type Enter = Arc<dyn Fn(Option<f64>) -> Result<(), Reason> + Send + Sync>;

/// A number that the visitor can enter: how it is read, and how another one takes its place.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) field: Field,
    /// The number now. An effect that calls this runs again when it changes.
    pub(crate) get: Get,
    /// Enters a number, or none for an empty field. Returns the reason if the model refuses it.
    pub(crate) enter: Enter,
}

impl From<Field> for Entry {
    fn from(field: Field) -> Entry {
        let session = session();
        Entry {
            field,
            get: Arc::new(move || session.with(|now| number_in(&now.document, field))),
            enter: Arc::new(move |value| session.enter(field, |document| document.enter(field, value))),
        }
    }
}

/// The number of a field. A change to try starts from today's number.
pub(crate) fn number_in(document: &Document, field: Field) -> Option<f64> {
    let entered = document.number(field);
    match field {
        Field::Of(Part::If, lever) => entered.or_else(|| document.inputs.get(lever)),
        _ => entered,
    }
}
