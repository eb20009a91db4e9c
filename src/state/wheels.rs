//! The visitor's other wheels. The one that is worked on is stored as ever; the others wait beside it.

use flywheel_model::{Document, Field, Preset, Shown, Wheels, link};
use leptos::prelude::*;
use std::sync::Arc;

use super::Session;
use crate::web::storage;

/// Those that are stored.
pub(crate) fn stored_wheels() -> Wheels {
    Wheels::from_text(&storage::read(storage::WHEELS).ok().flatten().unwrap_or_default())
}

/// Stores them; says whether the browser let it.
pub(crate) fn store_wheels(wheels: &Wheels) -> bool {
    storage::write(storage::WHEELS, &wheels.to_text()).is_ok()
}

impl Session {
    /// Works on another wheel from now on. Undo ends here: a step back would put one wheel's numbers into
    /// the other.
    pub(crate) fn work_on(self, link: &str) {
        let shown = self.once(|now| now.document.shown);
        let mut document = link::read_stored(link).document.showing(shown);
        self.once(|now| {
            document.journey = now.document.journey.clone();
            document.worksheet = now.document.worksheet.clone();
        });
        self.open_own(document);
        self.0.update(|state| {
            state.history = Default::default();
            state.before = None;
        });
    }

    /// A wheel of the same preset as this one, as an example.
    pub(crate) fn blank(self) -> Document {
        let preset: Preset = self.once(|now| now.document.inputs.preset);
        preset.inputs().into()
    }

    /// Keeps another wheel beside this one, or none.
    pub(crate) fn put_beside(self, author: &str) {
        // A wheel beside another changes none of its numbers, so that nothing can be refused.
        let _ = self.edit(Field::Author, |document| {
            document.author = author.into();
            Ok(())
        });
        self.settle();
    }

    /// The link of this wheel alone, however it is looked at and whatever stands beside it.
    pub(crate) fn wheel(self) -> String {
        let mut document = self.once(|now| now.document.clone()).showing(Shown::default());
        document.author = Arc::default();
        link::write(&document)
    }

    /// The visitor's own wheel, with that of the link it was opened with beside it.
    pub(crate) fn mine_beside(self) {
        let author = self.wheel();
        let shown = self.once(|now| now.document.shown);
        self.back_to_own();
        self.0.update(|state| state.now.document.shown = shown);
        self.put_beside(&author);
    }
}
