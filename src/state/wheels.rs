//! What the visitor does with whole wheels. Each is a step of undo.

use flywheel_model::{Document, Preset};
use flywheel_store::desk;
use leptos::prelude::*;

use super::{Notice, Session};
use crate::text;

impl Session {
    /// Whether the wheel of somebody else's link is shown.
    pub(crate) fn is_of_link(self) -> bool {
        self.with(|now| desk::is_of_link(&now.document))
    }

    /// Whether the link has just been opened, and nothing was changed since.
    pub(crate) fn is_link_new(self) -> bool {
        self.0.with(|state| state.is_link_new)
    }

    /// Notes that the numbers of the link may have been changed before, on an earlier visit to this address.
    pub(super) fn note_changed_link(self) {
        self.0.update(|state| state.is_link_new = false);
    }

    /// Changes whole wheels, as a step of undo.
    pub(crate) fn change_wheels(self, change: impl FnOnce(&Document) -> Document) {
        let document = self.with_untracked(|now| change(&now.document));
        self.replace_all(document, None);
    }

    /// Makes the numbers of a link the visitor's own. They are stored from now on, and the visitor's own wheel is filed
    /// among the others.
    pub(crate) fn keep_as_own(self) {
        self.change_wheels(|now| desk::keep(now, text::wheel_of_link()));
    }

    /// Leaves the numbers of a link for the visitor's own.
    pub(crate) fn back_to_own(self) {
        self.dismiss_notices();
        self.change_wheels(|now| desk::back_to_own(now).showing(now.shown));
    }

    /// Puts the preset's numbers in place of the visitor's. Undo brings those back.
    pub(crate) fn reset(self) {
        self.0
            .update(|state| state.notices.retain(|notice| *notice == Notice::StorageBlocked));
        self.start_from(self.with_untracked(|now| now.document.inputs.preset));
    }

    /// A new wheel with the numbers of this wheel's preset.
    pub(crate) fn blank(self) -> Document {
        let preset: Preset = self.with_untracked(|now| now.document.inputs.preset);
        preset.inputs().into()
    }

    /// Sets or clears the author's wheel, which is compared with this one.
    pub(crate) fn set_author(self, author: &str) {
        self.change_wheels(|now| with_author(now.clone(), author));
    }

    /// Makes a copy of this wheel the author's.
    pub(crate) fn become_author(self) {
        self.set_author(&self.with_untracked(|now| desk::link_alone(&now.document)));
    }

    /// Opens the visitor's own wheel, with the wheel of the present link as the author's.
    pub(crate) fn open_own_beside(self) {
        self.dismiss_notices();
        self.change_wheels(|now| {
            let own = desk::back_to_own(now).showing(now.shown);
            with_author(own, &desk::link_alone(now))
        });
    }
}

fn with_author(mut document: Document, author: &str) -> Document {
    document.author = author.into();
    document
}
