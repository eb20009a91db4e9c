//! The visitor's other wheels, which are stored beside the active one.

use flywheel_model::{Document, Field, Preset, Shown, Wheels, link};
use leptos::prelude::*;
use std::sync::Arc;

use super::Session;
use crate::web::storage;

/// Reads the other wheels from the storage.
pub(crate) fn stored_wheels() -> Wheels {
    Wheels::from_text(&storage::read(storage::WHEELS).ok().flatten().unwrap_or_default())
}

/// Stores the other wheels. Returns whether the browser allowed it.
pub(crate) fn store_wheels(wheels: &Wheels) -> bool {
    storage::write(storage::WHEELS, &wheels.to_text()).is_ok()
}

impl Session {
    /// Makes another wheel the active one. The undo history is cleared, because a step back would put the numbers of
    /// one wheel into the other.
    pub(crate) fn switch_to(self, link: &str) {
        let shown = self.with_untracked(|now| now.document.shown);
        let mut document = link::read_stored(link).document.showing(shown);
        self.with_untracked(|now| {
            document.journey = now.document.journey.clone();
            document.worksheet = now.document.worksheet.clone();
        });
        self.open_own(document);
        self.0.update(|state| {
            state.history = Default::default();
            state.before = None;
        });
    }

    /// A new wheel with the numbers of this wheel's preset.
    pub(crate) fn blank(self) -> Document {
        let preset: Preset = self.with_untracked(|now| now.document.inputs.preset);
        preset.inputs().into()
    }

    /// Sets or clears the author's wheel, which is compared with this one.
    pub(crate) fn set_author(self, author: &str) {
        // The author's wheel changes none of the numbers, so nothing can be refused.
        let _ = self.edit(Field::Author, |document| {
            document.author = author.into();
            Ok(())
        });
        self.end_step();
    }

    /// The link of this wheel alone, without display choices and without the author's wheel.
    pub(crate) fn wheel(self) -> String {
        let mut document = self
            .with_untracked(|now| now.document.clone())
            .showing(Shown::default());
        document.author = Arc::default();
        link::write(&document)
    }

    /// Opens the visitor's own wheel, with the wheel of the present link as the author's.
    pub(crate) fn open_own_beside(self) {
        let author = self.wheel();
        let shown = self.with_untracked(|now| now.document.shown);
        self.back_to_own();
        self.0.update(|state| state.now.document.shown = shown);
        self.set_author(&author);
    }
}
