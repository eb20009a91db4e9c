//! The document that a session starts with: from a link, the browser's storage, or the first preset.

use flywheel_model::Document;
#[cfg(feature = "widget")]
use flywheel_model::Part;
use flywheel_model::{Problem, link};
use flywheel_store::{Mark, Record, Refusal, Revision, Understood, desk, first_wheel};

use super::Computed;
use super::saving;
use crate::web::address;
use crate::web::storage::LocalStorage;

/// Something to tell the visitor about what was opened.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Notice {
    /// A value of the link could not be used.
    Link(Problem),
    /// A stored value could not be used. A copy of the stored text is kept.
    Stored(Problem),
    /// The stored text is not a wheel. A copy of it is kept.
    StoredUnreadable,
    /// A newer version has stored something that this one does not know. A copy of it is kept.
    StoredNewer,
    /// The worksheet was stored elsewhere, and is not there any more.
    WorksheetLost,
    /// The browser refuses to store anything.
    StorageBlocked,
}

/// An opened document, with which a session starts.
pub(crate) struct Opened {
    pub(crate) computed: Computed,
    /// The address's fragment as it was read.
    pub(crate) fragment: String,
    /// Whether the page has not been at this address before, so that a link in it is new to the visitor.
    pub(super) is_new: bool,
    pub(super) notices: Vec<Notice>,
}

/// Computes the first result: the wheel of the link in the address, or the visitor's own. It is shown before the code
/// of [`open`] is there, which may find more.
pub(crate) fn first() -> Option<Computed> {
    let fragment = address::fragment();
    let is_own = address::mark().is_some_and(|mark| mark.starts_with("own"));
    let stored = first_wheel(&LocalStorage, &address::folder());
    let link = match stored {
        Some(own) if is_own || !fragment.contains('=') => own,
        _ => fragment,
    };
    Computed::new(link::read_alone(&link).document).ok()
}

/// Opens the document that the page starts with. `None` only if even the first preset could not be computed.
pub(crate) fn open() -> Option<Opened> {
    let fragment = address::fragment();
    let mark = address::mark().and_then(|mark| Mark::read(&mark));
    let mut notices = Vec::new();
    let own = own(mark.as_ref(), &mut notices);
    let linked = linked(&fragment, mark.as_ref(), &mut notices);
    let document = desk::at_start(own, mark.as_ref(), linked);
    Some(Opened {
        computed: Computed::new(document).ok()?,
        fragment,
        is_new: mark.is_none(),
        notices,
    })
}

/// Opens a link in the widget, which stores nothing: the wheel alone, without a change to try and without its
/// author's wheel.
#[cfg(feature = "widget")]
pub(crate) fn open_link(fragment: &str) -> Option<Opened> {
    let mut opened = link::read_alone(fragment);
    opened.document.clear(Part::If);
    Some(Opened {
        computed: Computed::new(opened.document).ok()?,
        fragment: fragment.to_owned(),
        is_new: false,
        notices: opened.problems.into_iter().map(Notice::Link).collect(),
    })
}

#[cfg(feature = "widget")]
impl Opened {
    /// Reads the author's wheel too. The widget only passes it on to the page.
    pub(crate) fn with_author(mut self) -> Opened {
        let opened = link::Opened {
            document: self.computed.document,
            problems: Vec::new(),
        };
        let opened = opened.with_author(&self.fragment);
        self.computed.document = opened.document;
        self.notices.extend(opened.problems.into_iter().map(Notice::Link));
        self
    }
}

/// The visitor's own document: what was carried over because it could not be stored, or what is stored.
fn own(mark: Option<&Mark>, notices: &mut Vec<Notice>) -> Option<Document> {
    saving::with_store(|store| {
        let carried = mark.filter(|mark| !mark.carried.is_empty());
        let before = mark.and_then(|mark| Revision::read(&mark.revision));
        let opened = store.open(before);
        if opened == Err(Refusal::Blocked) {
            notices.push(Notice::StorageBlocked);
        }
        let record = match carried {
            Some(mark) => store.open_carried(&mark.carried),
            None => opened.ok()?.record?,
        };
        notices.extend(told(&record));
        Some(record.document)
    })
}

/// What the visitor has to know about a stored document.
fn told(record: &Record) -> Vec<Notice> {
    match record.understood {
        Understood::Whole => record.problems.iter().cloned().map(Notice::Stored).collect(),
        Understood::Newer => vec![Notice::StoredNewer],
        Understood::Unreadable => vec![Notice::StoredUnreadable],
    }
}

/// The document in the address's fragment, or in the mark beside it.
pub(super) fn linked(fragment: &str, mark: Option<&Mark>, notices: &mut Vec<Notice>) -> Option<Document> {
    let long = mark.map(|mark| &mark.link).filter(|link| !link.is_empty());
    let opened = match long {
        Some(link) => link::read_stored(link),
        // A bare in-page anchor is not a link to a wheel.
        None if !fragment.contains('=') => return None,
        None => link::read(fragment),
    };
    let is_refused = opened.is_refused();
    notices.extend(opened.problems.into_iter().map(Notice::Link));
    (!is_refused).then_some(opened.document)
}
