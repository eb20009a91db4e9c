//! The world's edge: settled inputs go to the storage, the address and the announcement.

use flywheel_model::{Document, Preset, link};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;

use super::{Notice, Session, Source, opening};
use crate::web::{address, events, storage};

/// An edit has settled when this long nothing followed it. Browsers throttle address changes,
/// and a screen reader should hear of a number once, not of each digit.
const SETTLED_AFTER_MS: u32 = 600;

thread_local! {
    static PENDING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    /// The journey as it was last read or written here.
    static JOURNEY: RefCell<Arc<str>> = RefCell::new(Arc::from(""));
}

/// Keeps address and storage in step with the session, and follows a link opened in this tab.
/// `settled` is called after each settled change.
pub(crate) fn keep(session: Session, settled: impl Fn() + Copy + 'static) {
    JOURNEY.set(session.once(|now| now.document.journey.clone()));
    Effect::new(move |first: Option<()>| {
        session.now(|_| ());
        if first.is_some() {
            PENDING.set(Some(Timeout::new(SETTLED_AFTER_MS, move || {
                write(session);
                settled();
            })));
        }
    });
    events::on_hidden(move || {
        if PENDING.take().is_some() {
            write(session);
        }
    });
    events::on_fragment_change(move || follow(session));
}

fn write(session: Session) {
    let text = session.once(|now| link::write(&now.document));
    if text.len() <= link::LIMIT {
        address::set_fragment(&text);
    }
    // Blocked storage was told of when the page opened.
    if session.is_own() {
        let _ = storage::write(storage::WHEEL, &text);
    }
    // A link brings no journey, so that there is none of its to keep apart. Only one that changed here is
    // written: another tab may have gone on with it.
    let journey = session.once(|now| now.document.journey.clone());
    let is_new = JOURNEY.with_borrow(|stored| *stored != journey);
    if is_new {
        let _ = storage::write(storage::JOURNEY, &journey);
        JOURNEY.set(journey);
    }
}

/// The visitor has put another link into the address of this very page.
fn follow(session: Session) {
    let mut notices = Vec::new();
    let Some(mut document) = opening::linked(&mut notices) else {
        return;
    };
    document.journey = session.once(|now| now.document.journey.clone());
    let is_same = session.once(|now| now.document == document);
    let source = if session.is_own() && is_same {
        Source::Own
    } else {
        Source::Link
    };
    session.open(document, source, notices);
}

impl Session {
    fn is_own(self) -> bool {
        self.0.with_untracked(|state| state.source == Source::Own)
    }

    fn open(self, document: Document, source: Source, notices: Vec<Notice>) {
        self.0.update(|state| {
            state.source = source;
            state.notices = notices;
        });
        self.replace(document);
    }

    /// Makes a link's numbers the visitor's own; they are stored from now on.
    pub(crate) fn take_over(self) {
        self.0.update(|state| state.source = Source::Own);
    }

    /// Leaves a link's numbers for the visitor's own.
    pub(crate) fn back_to_own(self) {
        let (stored, notices) = opening::stored();
        self.open(
            stored.unwrap_or_else(|| Preset::Saas.inputs().into()),
            Source::Own,
            notices,
        );
    }

    /// Starts anew from the preset; undo brings the numbers back.
    pub(crate) fn reset(self) {
        self.0
            .update(|state| state.notices.retain(|notice| *notice == Notice::StorageBlocked));
        self.start_from(self.once(|now| now.document.inputs.preset));
    }
}
