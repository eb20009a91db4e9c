//! Storing the visitor's document, and noticing what other tabs have stored. `docs/storage.md` states the design.

use flywheel_model::{Document, link};
use flywheel_store::{Aside, Mark, Refusal, Sheet, Store, Why, Written, desk, sheet_of};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::sync::Arc;

use super::{Notice, Session, file};
use crate::web::storage::LocalStorage;
use crate::web::{address, clock, events, sheets, storage};

/// Whether the visitor's document is stored.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Saving {
    /// It is, or will be as soon as the last edit has settled.
    Stored,
    /// Its worksheet is being stored.
    Waiting,
    /// The browser has refused.
    Refused(Refusal),
}

thread_local! {
    static STORE: RefCell<Store<LocalStorage>> =
        RefCell::new(Store::new(LocalStorage, &address::folder(), clock::random()));
    static HAS_ASKED_TO_PERSIST: Cell<bool> = const { Cell::new(false) };
}

pub(super) fn with_store<T>(act: impl FnOnce(&mut Store<LocalStorage>) -> T) -> T {
    STORE.with_borrow_mut(act)
}

/// Starts storing the session's document: keeps aside what cannot be read, takes over what the first version of the
/// page has stored, and fetches a worksheet that is stored elsewhere.
pub(super) fn start(session: Session) {
    match with_store(Store::examine) {
        Ok(Some(Why::Newer)) => session.notify(Notice::StoredNewer),
        Ok(_) => {}
        Err(refusal) => session.set_saving(Saving::Refused(refusal)),
    }
    // What the first version of the page has stored is taken over, and what was carried over is stored.
    if session.with_untracked(|now| with_store(|store| !store.holds(&now.document))) {
        write(session);
    }
    fetch_worksheet(session);
    events::on_stored_elsewhere(move || session.check_for_conflict());
    // Another tab may have stored something since the session was opened.
    session.check_for_conflict();
}

/// Stores the session's document, if anything has changed.
pub(super) fn write(session: Session) {
    let written = session.with_untracked(|now| with_store(|store| store.write(&now.document)));
    settle(session, written);
}

fn settle(session: Session, written: Result<Written, Refusal>) {
    let has_worksheet = session.with_untracked(|now| !now.document.worksheet.is_empty());
    if has_worksheet && written.is_ok() && !HAS_ASKED_TO_PERSIST.replace(true) {
        storage::ask_to_persist();
    }
    session.set_saving(match written {
        Ok(Written::Whole) => Saving::Stored,
        Ok(Written::NeedsSheet(sheet)) => {
            spawn_local(with_sheets(session, Task::Store(sheet)));
            Saving::Waiting
        }
        Ok(Written::Waits) => Saving::Waiting,
        Err(refusal) => Saving::Refused(refusal),
    });
    session.check_for_conflict();
}

/// What needs the worksheets that are stored elsewhere.
enum Task {
    /// Stores a worksheet, and then the document that it belongs to.
    Store(Sheet),
    /// Fetches the worksheet of which the document only says where it is.
    Fetch(Arc<str>),
    /// Offers a document with its worksheet as a file.
    Save(Box<Document>),
}

/// The widget stores nothing. A lazy function would stay in it.
#[cfg(not(feature = "page"))]
async fn with_sheets(_: Session, _: Task) {}

/// The code for IndexedDB is fetched when a worksheet is too long for the rest of the storage.
#[cfg(feature = "page")]
#[lazy]
fn with_sheets(session: Session, task: Task) {
    spawn_local(async move {
        match task {
            Task::Store(sheet) => store_sheet(session, sheet).await,
            Task::Fetch(reference) => fetch_sheet(session, reference).await,
            Task::Save(mut document) => {
                if let Some(sheet) = sheet(&document.worksheet).await {
                    document.worksheet = sheet.text;
                }
                file::save_document(&document);
            }
        }
    });
}

async fn store_sheet(session: Session, sheet: Sheet) {
    if sheets::put(&sheet).await.is_ok() {
        let finish = |document: &_| with_store(|store| store.finish(sheet, document));
        settle(session, session.with_untracked(|now| finish(&now.document)));
        tidy().await;
    } else {
        with_store(Store::give_up);
        // Unless the worksheet was taken back meanwhile.
        if session.0.with_untracked(|state| state.saving == Saving::Waiting) {
            session.set_saving(Saving::Refused(Refusal::Full));
        }
    }
    session.mark_address();
}

/// Removes the worksheets that nothing needs any more. If another tab has done that too early, the document's own is
/// stored again.
async fn tidy() {
    let unneeded = |stored: &[_]| with_store(|store| store.unneeded(stored)).unwrap_or_default();
    // What is left over is removed the next time.
    let Ok(stored) = sheets::remove(unneeded).await else {
        return;
    };
    if let Some(sheet) = with_store(|store| store.missing(&stored)) {
        let _ = sheets::put(&sheet).await;
    }
}

/// The worksheet that a text only says the place of.
async fn sheet(reference: &str) -> Option<Sheet> {
    let revision = sheet_of(reference)?;
    let all = sheets::all().await.unwrap_or_default();
    all.into_iter().find(|sheet| sheet.revision == revision)
}

/// Fetches the worksheet, if it is stored elsewhere.
fn fetch_worksheet(session: Session) {
    let worksheet = session.with_untracked(|now| now.document.worksheet.clone());
    if sheet_of(&worksheet).is_some() {
        spawn_local(with_sheets(session, Task::Fetch(worksheet)));
    }
}

/// Puts the worksheet in its place, and makes up for the last step that the last visit could not take.
async fn fetch_sheet(session: Session, reference: Arc<str>) {
    let all = sheets::all().await.unwrap_or_default();
    let is_next = |sheet: &&Sheet| with_store(|store| store.is_unfinished(sheet.revision, &sheet.record));
    let unfinished = all.iter().find(is_next).cloned();
    match all
        .into_iter()
        .find(|sheet| Some(sheet.revision) == sheet_of(&reference))
    {
        Some(sheet) => {
            with_store(|store| store.fetched(sheet.revision, sheet.text.clone()));
            session.put_worksheet(&reference, &sheet.text);
        }
        None => {
            // What is stored says where the worksheet was.
            let _ = with_store(|store| store.keep_opened_aside(Why::Damaged));
            session.put_worksheet(&reference, &Arc::default());
            session.notify(Notice::WorksheetLost);
        }
    }
    if let Some(Ok(own)) = unfinished.map(|sheet| with_store(|store| store.make_up_for(sheet))) {
        session.change_wheels(|now| desk::with_own(now, own));
    }
}

impl Session {
    fn set_saving(self, saving: Saving) {
        if self.0.with_untracked(|state| state.saving != saving) {
            self.0.update(|state| state.saving = saving);
        }
    }

    /// Whether the visitor would lose something by leaving. If the browser stores nothing at all, the page has said so,
    /// and the address keeps what it can hold.
    pub(super) fn is_unsaved(self) -> bool {
        self.0.with_untracked(|state| match state.saving {
            Saving::Stored => false,
            Saving::Waiting | Saving::Refused(Refusal::Full) => true,
            Saving::Refused(Refusal::Blocked) => {
                let Document {
                    journey,
                    worksheet,
                    wheels,
                    ..
                } = &state.now.document;
                !(journey.is_empty() && worksheet.is_empty() && wheels.others.is_empty())
            }
        })
    }

    /// Whether the browser has refused to store the last change, for want of room.
    pub(crate) fn is_storage_full(self) -> bool {
        self.0
            .with(|state| state.saving == Saving::Refused(Refusal::Full))
    }

    fn notify(self, notice: Notice) {
        self.0.update(|state| {
            if !state.notices.contains(&notice) {
                state.notices.push(notice);
            }
        });
    }

    /// Looks whether another tab has stored something else than this one has.
    fn check_for_conflict(self) {
        let conflict = self.with_untracked(|now| with_store(|store| store.conflict(&now.document)));
        let has_conflict = conflict.is_some();
        if has_conflict != self.0.with_untracked(|state| state.has_conflict) {
            self.0.update(|state| state.has_conflict = has_conflict);
        }
    }

    /// Whether another tab has stored something else. Both are kept until the visitor chooses.
    pub(crate) fn has_conflict(self) -> bool {
        self.0.with(|state| state.has_conflict)
    }

    /// Resolves the conflict: this tab's document takes the place of the stored one, or the other way round, which is a
    /// step of undo. What was not chosen is kept aside.
    pub(crate) fn resolve_conflict(self, keep_mine: bool) {
        let chosen = self.with_untracked(|now| {
            let conflict = with_store(|store| store.conflict(&now.document)).filter(|_| !keep_mine);
            match conflict {
                Some(conflict) => desk::with_own(&now.document, conflict.theirs),
                None => now.document.clone(),
            }
        });
        let written = with_store(|store| store.resolve(&chosen));
        // If nothing could be kept aside, both stay as they are.
        if written.is_ok() {
            self.change_wheels(|_| chosen);
        }
        settle(self, written);
        fetch_worksheet(self);
        self.mark_address();
    }

    /// Everything that was kept aside.
    pub(crate) fn asides(self) -> Vec<Aside> {
        with_store(|store| store.asides())
    }

    /// Offers what was kept aside as a file to save: as one that the page opens again, if it is whole.
    pub(crate) fn save_aside(self, aside: &Aside) {
        match aside.document() {
            Some(document) => spawn_local(with_sheets(self, Task::Save(Box::new(document)))),
            None => file::save_text(&aside.text),
        }
    }

    /// Throws away what was kept aside.
    pub(crate) fn throw_away(self, aside: &Aside) {
        with_store(|store| store.throw_away(aside));
    }

    /// Keeps aside what is stored, because a part of it cannot be read.
    pub(crate) fn keep_stored_aside(self) {
        if let Err(refusal) = with_store(|store| store.keep_opened_aside(Why::Damaged)) {
            self.set_saving(Saving::Refused(refusal));
        }
    }

    /// Notes with the address whose numbers it holds, and the document itself if it could not be stored, so that it is
    /// still there when the page is loaded again.
    pub(super) fn mark_address(self) {
        let (text, mark) = self.0.with_untracked(|state| {
            let document = &state.now.document;
            let text = link::write(document);
            let mark = with_store(|store| Mark {
                is_own: !desk::is_of_link(document),
                revision: store.seen().map(|seen| seen.written()).unwrap_or_default(),
                link: String::new(),
                carried: match state.saving {
                    Saving::Stored => String::new(),
                    _ => store.carry(document),
                },
            });
            (text, mark)
        });
        if text.len() > link::LIMIT {
            address::set_fragment("", &Mark { link: text, ..mark }.written().into());
        } else {
            address::set_fragment(&text, &mark.written().into());
        }
    }
}
