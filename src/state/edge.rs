//! The world's edge: settled inputs go to the storage, the address and the announcement.

use flywheel_model::{Document, Preset, Shown, link};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::cell::{LazyCell, RefCell};

use super::{Notice, Session, Source, opening};
use crate::web::{address, events, storage};

/// An edit has settled when this long nothing followed it. Browsers throttle address changes,
/// and a screen reader should hear of a number once, not of each digit.
const SETTLED_AFTER_MS: u32 = 600;

/// What is stored: the wheel, the journey, the worksheet.
const KEYS: [&str; 3] = [storage::WHEEL, storage::JOURNEY, storage::WORKSHEET];

/// Between the texts that go from one language to the next.
pub(super) const BETWEEN: char = '\u{1e}';

thread_local! {
    static PENDING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    /// What was stored when it was last read or written here. Another tab may have gone on with it.
    static KNOWN: RefCell<[String; 3]> = const { RefCell::new([const { String::new() }; 3]) };
}

/// Notes what is stored, before any of it is read.
pub(super) fn know_what_is_stored() {
    KNOWN.set(stored_texts());
}

/// Keeps address and storage in step with the session, and follows a link opened in this tab. `opened` is the
/// fragment that the session was opened with; `settled` is called after each settled change.
pub(crate) fn keep(session: Session, opened: &str, settled: impl Fn() + Copy + 'static) {
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
    events::on_stored_elsewhere(move || {
        session.note_other_tab();
    });
    // Nobody has listened since it was opened.
    session.note_other_tab();
    if address::fragment() != opened {
        follow(session);
    }
}

fn stored_texts() -> [String; 3] {
    KEYS.map(|key| storage::read(key).ok().flatten().unwrap_or_default())
}

fn write(session: Session) {
    let text = session.once(|now| link::write(&now.document));
    if text.len() <= link::LIMIT {
        address::set_fragment(&text);
    }
    if session.note_other_tab() {
        return;
    }
    let known = KNOWN.with_borrow(Clone::clone);
    let texts = session.texts();
    for ((key, text), known) in KEYS.into_iter().zip(&texts).zip(known) {
        // A link's wheel is not stored; it brings no journey and no worksheet.
        let is_others = key == storage::WHEEL && !session.is_own();
        if *text != known && !is_others {
            // Blocked storage was told of when the page opened.
            let _ = storage::write(key, text);
        }
    }
    KNOWN.set(stored_texts());
}

/// Whether two stored wheels are the same, however they are looked at.
fn is_same_wheel(one: &str, other: &str) -> bool {
    let wheel = |text: &str| link::read_stored(text).document.showing(Shown::default());
    one == other || wheel(one) == wheel(other)
}

/// The visitor has put another link into the address of this very page.
fn follow(session: Session) {
    let mut notices = Vec::new();
    let Some(mut document) = opening::linked(&address::fragment(), &mut notices) else {
        return;
    };
    session.once(|now| {
        document.journey = now.document.journey.clone();
        document.worksheet = now.document.worksheet.clone();
    });
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

    /// What of this session would be stored.
    fn texts(self) -> [String; 3] {
        self.once(|now| {
            let document = &now.document;
            [
                link::write(document),
                document.journey.to_string(),
                document.worksheet.to_string(),
            ]
        })
    }

    /// Notes whether another tab has stored something else than this one knows and has, and tells.
    fn note_other_tab(self) -> bool {
        let stored = stored_texts();
        let known = KNOWN.with_borrow(Clone::clone);
        // Most often nothing is new there, and nothing has to be written out to compare.
        let texts = LazyCell::new(|| self.texts());
        let is_changed = (0..KEYS.len()).any(|place| {
            let (theirs, known) = (&stored[place], &known[place]);
            let is_wheel = place == 0;
            let same = |one: &str, other: &str| {
                if is_wheel {
                    is_same_wheel(one, other)
                } else {
                    one == other
                }
            };
            theirs != known
                && (!is_wheel || self.is_own())
                && !same(theirs, known)
                && !same(theirs, &texts[place])
        });
        if is_changed != self.0.with_untracked(|state| state.is_torn) {
            self.0.update(|state| state.is_torn = is_changed);
        }
        is_changed
    }

    /// Whether another tab has stored something else, and nothing is stored before the visitor chooses.
    pub(crate) fn is_torn(self) -> bool {
        self.0.with(|state| state.is_torn)
    }

    /// Ends that: what this tab has takes the place of what is stored, or the other way round.
    pub(crate) fn mend(self, keep_mine: bool) {
        KNOWN.set(stored_texts());
        self.0.update(|state| state.is_torn = false);
        if keep_mine {
            write(self);
        } else {
            let (mut document, notices) = opening::whole();
            document.shown = self.once(|now| now.document.shown);
            self.0.update(|state| state.notices = notices);
            self.open_own(document);
        }
    }

    /// Replaces everything by a whole document of the visitor's own, journey and worksheet too.
    pub(crate) fn open_own(self, document: Document) {
        self.take_over();
        // What was stored or exported has been computed before.
        let _ = self.take_step(document, None);
        self.refresh();
    }

    fn open(self, document: Document, source: Source, notices: Vec<Notice>) {
        self.0.update(|state| {
            state.source = source;
            state.notices = notices;
        });
        self.replace(document);
    }

    /// Loads the page again in another language, with everything as it is.
    #[cfg(feature = "page")]
    pub(crate) fn speak(self, language: &str) {
        drop(PENDING.take());
        write(self);
        let is_remembered = storage::write(storage::LANGUAGE, language).is_ok();
        let [_, journey, worksheet] = self.texts();
        // A browser that refuses leaves the page as it is.
        let _ = address::load_in(
            (!is_remembered).then_some(language),
            &format!("{journey}{BETWEEN}{worksheet}"),
        );
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
