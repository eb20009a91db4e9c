//! Keeps the address and the storage in step with the session, both ways: settled edits are written, and links put
//! into the address or wheels stored by another tab are noticed.

use flywheel_model::{Document, Preset, Shown, link};
use leptos::prelude::*;
use std::cell::{LazyCell, RefCell};

use super::{Notice, Session, Source, opening};
use crate::web::timing::Debounce;
use crate::web::{address, events, storage};

/// An edit has settled when no other follows within this time. Browsers throttle changes of the address, and a screen
/// reader should announce a number once, not each of its digits.
pub(crate) const SETTLED_AFTER_MS: u32 = 600;

/// The keys of the wheel, the journey and the worksheet.
const KEYS: [&str; 3] = [storage::WHEEL, storage::JOURNEY, storage::WORKSHEET];

/// Stands between the journey and the worksheet where both are carried over a reload.
pub(super) const SEPARATOR: char = '\u{1e}';

thread_local! {
    static WRITING: Debounce = const { Debounce::new(SETTLED_AFTER_MS) };
    /// The stored texts when this tab last read or wrote them. Another tab may have changed them since.
    static LAST_SEEN: RefCell<[String; 3]> = const { RefCell::new([const { String::new() }; 3]) };
}

/// Remembers the stored texts, before any of them is read.
pub(super) fn remember_stored() {
    LAST_SEEN.set(stored_texts());
}

/// Starts keeping the address and the storage in step with the session. `opened` is the fragment that the session was
/// opened with; `settled` is called after each settled edit.
pub(crate) fn keep_in_step(session: Session, opened: &str, settled: impl Fn() + Copy + 'static) {
    Effect::new(move |first: Option<()>| {
        session.with(|_| ());
        if first.is_some() {
            let write_settled = move || {
                write(session);
                settled();
            };
            WRITING.with(|writing| writing.call(Box::new(write_settled)));
        }
    });
    events::on_hidden(move || {
        if WRITING.with(Debounce::cancel) {
            write(session);
        }
    });
    events::on_fragment_change(move || follow_link(session));
    events::on_stored_elsewhere(move || {
        session.check_for_conflict();
    });
    // Either may have changed between the opening of the session and this call.
    session.check_for_conflict();
    if address::fragment() != opened {
        follow_link(session);
    }
}

fn stored_texts() -> [String; 3] {
    KEYS.map(|key| storage::read(key).ok().flatten().unwrap_or_default())
}

/// Writes the address and, unless another tab has stored something else, the storage.
fn write(session: Session) {
    let text = session.with_untracked(|now| link::write(&now.document));
    if text.len() <= link::LIMIT {
        address::set_fragment(&text);
    }
    if session.check_for_conflict() {
        return;
    }
    let last_seen = LAST_SEEN.with_borrow(Clone::clone);
    let texts = session.texts();
    for ((key, text), last_seen) in KEYS.into_iter().zip(&texts).zip(last_seen) {
        // The wheel of a link is not stored. It brings no journey and no worksheet.
        let is_of_link = key == storage::WHEEL && !session.is_own();
        if *text != last_seen && !is_of_link {
            // A notice has said that the storage is blocked when the page opened.
            let _ = storage::write(key, text);
        }
    }
    LAST_SEEN.set(stored_texts());
}

/// Whether two stored texts are the same wheel, whatever their display choices.
fn is_same_wheel(one: &str, other: &str) -> bool {
    let wheel = |text: &str| link::read_stored(text).document.showing(Shown::default());
    one == other || wheel(one) == wheel(other)
}

/// Opens the link that the visitor has put into the address of this page.
fn follow_link(session: Session) {
    let mut notices = Vec::new();
    let Some(mut document) = opening::linked(&address::fragment(), &mut notices) else {
        return;
    };
    session.with_untracked(|now| {
        document.journey = now.document.journey.clone();
        document.worksheet = now.document.worksheet.clone();
    });
    let is_same = session.with_untracked(|now| now.document == document);
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

    /// The texts of this session as they would be stored.
    fn texts(self) -> [String; 3] {
        self.with_untracked(|now| {
            let document = &now.document;
            [
                link::write(document),
                document.journey.to_string(),
                document.worksheet.to_string(),
            ]
        })
    }

    /// Checks whether another tab has stored something that is neither what this tab saw last nor what it has itself.
    fn check_for_conflict(self) -> bool {
        let stored = stored_texts();
        let last_seen = LAST_SEEN.with_borrow(Clone::clone);
        // Mostly nothing new is stored, and then the session's texts are not needed.
        let own = LazyCell::new(|| self.texts());
        let has_conflict = (0..KEYS.len()).any(|index| {
            let (stored, last_seen) = (&stored[index], &last_seen[index]);
            let is_wheel = index == 0;
            let is_same = |one: &str, other: &str| {
                if is_wheel {
                    is_same_wheel(one, other)
                } else {
                    one == other
                }
            };
            stored != last_seen
                && (!is_wheel || self.is_own())
                && !is_same(stored, last_seen)
                && !is_same(stored, &own[index])
        });
        if has_conflict != self.0.with_untracked(|state| state.has_conflict) {
            self.0.update(|state| state.has_conflict = has_conflict);
        }
        has_conflict
    }

    /// Whether another tab has stored something else. Until the visitor chooses, this tab stores nothing.
    pub(crate) fn has_conflict(self) -> bool {
        self.0.with(|state| state.has_conflict)
    }

    /// Resolves the conflict: this tab's document replaces the stored one, or the other way round.
    pub(crate) fn resolve_conflict(self, keep_mine: bool) {
        LAST_SEEN.set(stored_texts());
        self.0.update(|state| state.has_conflict = false);
        if keep_mine {
            write(self);
        } else {
            let (mut document, notices) = opening::whole();
            document.shown = self.with_untracked(|now| now.document.shown);
            self.0.update(|state| state.notices = notices);
            self.open_own(document);
        }
    }

    /// Replaces everything by a document of the visitor's own, with its journey and worksheet.
    pub(crate) fn open_own(self, document: Document) {
        self.keep_as_own();
        // A stored or exported document was computed before, so it is not refused now.
        let _ = self.apply(document, None);
        self.refresh();
    }

    fn open(self, document: Document, source: Source, notices: Vec<Notice>) {
        self.0.update(|state| {
            state.source = source;
            state.notices = notices;
        });
        self.replace(document);
    }

    /// Loads the page again in another language. Everything stays as it is.
    #[cfg(feature = "page")]
    pub(crate) fn speak(self, language: &str) {
        WRITING.with(Debounce::cancel);
        write(self);
        let is_remembered = storage::write(storage::LANGUAGE, language).is_ok();
        let [_, journey, worksheet] = self.texts();
        // If the browser refuses, the page stays as it is.
        let _ = address::reload_in(
            (!is_remembered).then_some(language),
            &format!("{journey}{SEPARATOR}{worksheet}"),
        );
    }

    /// Makes the numbers of a link the visitor's own. They are stored from now on.
    pub(crate) fn keep_as_own(self) {
        self.0.update(|state| state.source = Source::Own);
    }

    /// Leaves the numbers of a link for the visitor's own.
    pub(crate) fn back_to_own(self) {
        let (stored, notices) = opening::stored();
        self.open(
            stored.unwrap_or_else(|| Preset::Saas.inputs().into()),
            Source::Own,
            notices,
        );
    }

    /// Puts the preset's numbers in place of the visitor's. Undo brings those back.
    pub(crate) fn reset(self) {
        self.0
            .update(|state| state.notices.retain(|notice| *notice == Notice::StorageBlocked));
        self.start_from(self.with_untracked(|now| now.document.inputs.preset));
    }
}
