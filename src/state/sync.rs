//! Keeps the address and the storage in step with the session, both ways: settled edits are written, and links put
//! into the address are noticed.

use flywheel_model::Field;
use flywheel_store::{Mark, Shelf, desk};
use leptos::prelude::*;
use std::cell::Cell;

use super::{Notice, SETTLED_AFTER_MS, Session, opening, saving};
use crate::web::storage::LocalStorage;
use crate::web::timing::Debounce;
use crate::web::{address, events, fields, storage};

thread_local! {
    static WRITING: Debounce = const { Debounce::new(SETTLED_AFTER_MS) };
    /// Whether the page is being loaded again, with everything that it needs for that.
    static IS_RELOADING: Cell<bool> = const { Cell::new(false) };
}

/// Starts keeping the address and the storage in step with the session. `opened` is the fragment that the session was
/// opened with; `settled` is called after each settled edit.
pub(crate) fn keep_in_step(session: Session, opened: &str, settled: impl Fn() + Copy + 'static) {
    saving::start(session);
    session.on_change(move || {
        let write_settled = move || {
            write(session);
            settled();
        };
        WRITING.with(|writing| writing.call(Box::new(write_settled)));
    });
    events::on_hidden(move || write_now(session));
    events::on_leaving(move || {
        write_now(session);
        session.is_unsaved() && !IS_RELOADING.get()
    });
    events::on_fragment_change(move || follow_address(session));
    // The visitor may have changed it since the session was opened.
    if address::fragment() != opened {
        follow_address(session);
    }
}

/// Writes the storage and then the address.
fn write(session: Session) {
    saving::write(session);
    session.mark_address();
}

/// Writes what has not settled yet, with the field that is being edited.
fn write_now(session: Session) {
    fields::take_focused();
    if WRITING.with(Debounce::cancel) {
        write(session);
    }
}

/// Opens the link that the visitor has put into the address of this page, or their own numbers if they went back to an
/// address that the page has written for them.
fn follow_address(session: Session) {
    let mark = address::mark().and_then(|mark| Mark::read(&mark));
    if mark.as_ref().is_some_and(|mark| mark.is_own) {
        session.back_to_own();
        session.mark_address();
        return;
    }
    let mut notices = Vec::new();
    let linked = opening::linked(&address::fragment(), mark.as_ref(), &mut notices);
    if linked.is_some() || !notices.is_empty() {
        session.set_notices(notices);
    }
    if linked.is_some() {
        let document =
            session.with_untracked(|now| desk::shown_for(desk::back_to_own(&now.document), linked));
        // Links in a row are one step of undo, so that they do not push out what the visitor has entered.
        session.replace_all(document, Some(Field::Link));
        if mark.is_some() {
            session.note_changed_link();
        }
    }
}

impl Session {
    fn set_notices(self, notices: Vec<Notice>) {
        self.0.update(|state| state.notices = notices);
    }

    /// Loads the page again in another language. Everything stays as it is.
    pub(crate) fn speak(self, language: &str) {
        write_now(self);
        write(self);
        let is_remembered = LocalStorage.write(&storage::language_key(), language).is_ok();
        IS_RELOADING.set(true);
        // If the browser refuses, the page stays as it is.
        let _ = address::reload_in((!is_remembered).then_some(language));
    }
}
