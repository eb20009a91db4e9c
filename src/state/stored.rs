//! The journey and the worksheet, which the document stores as text: parsed once for all sections of a view, and
//! written back after each edit.

use flywheel_dom::{Live, live};
use flywheel_model::{Document, Field, Reason};
use flywheel_store::sheet_of;
use leptos::prelude::*;
use std::sync::Arc;

use super::{Computed, Entry, Session, Told, always, session};
use crate::text::{self, number};

/// A value that the document stores as text: the journey or the worksheet.
pub(crate) trait Storable: Clone + Default + Send + Sync + 'static {
    /// The field of an entry, which tells edits of one entry from those of another.
    fn field(entry: usize) -> Field;
    fn text(document: &Document) -> &Arc<str>;
    fn text_mut(document: &mut Document) -> &mut Arc<str>;
    /// Parses a text, and counts the values in it that had to be left out. None if it is not such a text.
    fn parse(text: &str) -> Option<(Self, usize)>;
    fn to_text(&self) -> String;
}

/// A handle to the stored value, which all sections of a view share.
pub(crate) struct Stored<T: Storable> {
    session: Session,
    value: Memo<Arc<T>>,
    message: RwSignal<Told>,
}

impl<T: Storable> Clone for Stored<T> {
    fn clone(&self) -> Stored<T> {
        *self
    }
}

impl<T: Storable> Copy for Stored<T> {}

/// The handle that the view has provided by context.
pub(crate) fn stored<T: Storable>() -> Stored<T> {
    expect_context()
}

impl<T: Storable> Stored<T> {
    pub(crate) fn new() -> Stored<T> {
        let session = session();
        let first = session.with_untracked(|now| T::text(&now.document).clone());
        let message = match T::parse(&first) {
            _ if sheet_of(&first).is_some() => String::new(),
            None => text::kept_unreadable().to_owned(),
            Some((_, left_out)) if left_out > 0 => {
                text::kept_mended(left_out as f64, &number::whole(left_out as f64))
            }
            Some(_) => String::new(),
        };
        if !message.is_empty() {
            // The visitor may still need what could not be read.
            session.keep_stored_aside();
        }
        // The memo keeps a text that has not changed from being parsed again.
        let text = Memo::new(move |_| session.with(|now| T::text(&now.document).clone()));
        let value = Memo::new_with_compare(
            move |_| {
                let parsed = text.with(|text| T::parse(text));
                Arc::new(parsed.map(|(value, _)| value).unwrap_or_default())
            },
            |old, new| old.zip(new).is_none_or(|(old, new)| !Arc::ptr_eq(old, new)),
        );
        Stored {
            session,
            value,
            message: RwSignal::new(Told::refused(message)),
        }
    }

    /// The value. An effect that calls this runs again when it changes.
    pub(crate) fn get(self) -> Arc<T> {
        self.value.get()
    }

    /// The value, without subscribing to it.
    pub(crate) fn get_untracked(self) -> Arc<T> {
        self.value.get_untracked()
    }

    pub(crate) fn session(self) -> Session {
        self.session
    }

    /// A message to the visitor about the whole value.
    pub(crate) fn message(self) -> RwSignal<Told> {
        self.message
    }

    /// Live text about the wheel and the value.
    pub(crate) fn live_text(self, what: fn(&Computed, &T) -> String) -> Live<String> {
        live(move || {
            let value = self.get();
            self.session.with(|now| what(now, &value))
        })
    }

    /// Edits the value, as a step of undo of its own.
    pub(crate) fn edit(self, change: &dyn Fn(&mut T)) {
        self.edit_with(&|value, _| change(value));
    }

    /// Edits the value and the wheel together.
    pub(crate) fn edit_with(self, change: &dyn Fn(&mut T, &mut Document)) {
        let mut value = (*self.get_untracked()).clone();
        self.write(usize::MAX, &mut value, change);
        self.session.end_step();
    }

    fn write(self, entry: usize, value: &mut T, change: &dyn Fn(&mut T, &mut Document)) {
        let is_fetched = self
            .session
            .with_untracked(|now| sheet_of(T::text(&now.document)).is_none());
        if !is_fetched {
            self.message.set(Told::done(text::fetching().to_owned()));
            return;
        }
        // If the model refuses the changed wheel, nothing changes. A change of the value alone is never refused.
        let _ = self.session.enter(T::field(entry), |document| {
            change(value, document);
            *T::text_mut(document) = value.to_text().into();
            Ok(())
        });
    }

    /// A number of the value, for a field. `place` tells it from the other numbers, so that typing in one field is one
    /// step of undo.
    pub(crate) fn number(
        self,
        place: usize,
        get: impl Fn(&T) -> Option<f64> + Send + Sync + 'static,
        enter: impl Fn(&mut T, Option<f64>) -> Result<(), Reason> + Send + Sync + 'static,
    ) -> Entry {
        Entry {
            field: always(T::field(place)),
            get: Arc::new(move || self.value.with(|value| get(value))),
            enter: Arc::new(move |typed| {
                let mut value = (*self.get_untracked()).clone();
                enter(&mut value, typed)?;
                self.write(place, &mut value, &|_, _| ());
                Ok(())
            }),
        }
    }
}
