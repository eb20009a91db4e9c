//! What the document keeps as text, beside the wheel: read here once for all of a view, and written here.

use flywheel_model::{Document, Field, Reason};
use leptos::prelude::*;
use std::sync::Arc;

use super::{Computed, Session, session};
use crate::text::{self, number};
use crate::ui::{Entry, Words, words};
use crate::web::storage;

/// The journey, or the worksheet.
pub(crate) trait Keep: Clone + Default + Send + Sync + 'static {
    /// Where it is stored when it cannot be read whole.
    const ASIDE: &'static str;

    fn field(entry: usize) -> Field;
    fn text(document: &Document) -> &Arc<str>;
    fn text_mut(document: &mut Document) -> &mut Arc<str>;
    /// What a text says, and how much of it could not be read; none if it is something else.
    fn read(text: &str) -> Option<(Self, usize)>;
    fn written(&self) -> String;
}

/// What every section of a view shares of it.
pub(crate) struct Kept<T: Keep> {
    session: Session,
    value: Memo<Arc<T>>,
    told: RwSignal<String>,
}

impl<T: Keep> Clone for Kept<T> {
    fn clone(&self) -> Kept<T> {
        *self
    }
}

impl<T: Keep> Copy for Kept<T> {}

/// The one that a view has provided.
pub(crate) fn kept<T: Keep>() -> Kept<T> {
    expect_context()
}

impl<T: Keep> Kept<T> {
    pub(crate) fn new() -> Kept<T> {
        let session = session();
        let first = session.once(|now| T::text(&now.document).clone());
        let told = match T::read(&first) {
            None => text::kept_unreadable().to_owned(),
            Some((_, mended)) if mended > 0 => {
                text::kept_mended(mended as f64, &number::whole(mended as f64))
            }
            Some(_) => String::new(),
        };
        if !told.is_empty() {
            // It may still matter to the visitor.
            let _ = storage::write(T::ASIDE, &first);
        }
        // A text that has not changed is not read again.
        let text = Memo::new(move |_| session.now(|now| T::text(&now.document).clone()));
        let value = Memo::new_with_compare(
            move |_| {
                let read = text.with(|text| T::read(text));
                Arc::new(read.map(|(value, _)| value).unwrap_or_default())
            },
            |old, new| old.zip(new).is_none_or(|(old, new)| !Arc::ptr_eq(old, new)),
        );
        Kept {
            session,
            value,
            told: RwSignal::new(told),
        }
    }

    /// What is kept, and again whenever it changes.
    pub(crate) fn get(self) -> Arc<T> {
        self.value.get()
    }

    /// What is kept, once.
    pub(crate) fn once(self) -> Arc<T> {
        self.value.get_untracked()
    }

    pub(crate) fn session(self) -> Session {
        self.session
    }

    /// What there is to tell about all of it.
    pub(crate) fn told(self) -> RwSignal<String> {
        self.told
    }

    /// Words about the wheel and what is kept, which follow both.
    pub(crate) fn says(self, what: fn(&Computed, &T) -> String) -> Words {
        words(move || {
            let value = self.get();
            self.session.now(|now| what(now, &value))
        })
    }

    /// Changes it; a step of its own for undo.
    pub(crate) fn edit(self, change: &dyn Fn(&mut T)) {
        self.edit_with(&|value, _| change(value));
    }

    /// The same where the wheel changes with it.
    pub(crate) fn edit_with(self, change: &dyn Fn(&mut T, &mut Document)) {
        let mut value = (*self.once()).clone();
        self.keep(usize::MAX, &mut value, change);
        self.session.settle();
    }

    fn keep(self, entry: usize, value: &mut T, change: &dyn Fn(&mut T, &mut Document)) {
        // A change of the wheel that it refuses does not happen; what is kept can always be kept.
        let _ = self.session.enter(T::field(entry), |document| {
            change(value, document);
            *T::text_mut(document) = value.written().into();
            Ok(())
        });
    }

    /// A number of it for a field; `place` tells it from the others, so that typing in one field is one step.
    pub(crate) fn number(
        self,
        place: usize,
        get: impl Fn(&T) -> Option<f64> + Send + Sync + 'static,
        enter: impl Fn(&mut T, Option<f64>) -> Result<(), Reason> + Send + Sync + 'static,
    ) -> Entry {
        Entry {
            field: T::field(place),
            get: Arc::new(move || self.value.with(|value| get(value))),
            enter: Arc::new(move |typed| {
                let mut value = (*self.once()).clone();
                enter(&mut value, typed)?;
                self.keep(place, &mut value, &|_, _| ());
                Ok(())
            }),
        }
    }
}
