//! Where the first document comes from: a link, the browser's storage, or the first preset.

#[cfg(feature = "widget")]
use flywheel_model::Part;
use flywheel_model::{Document, Preset, Problem, link};

use super::Session;
use super::edge::BETWEEN;
use crate::web::{address, storage};

/// Whose numbers the page shows, which decides whether they are stored.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Source {
    /// The visitor's own: stored as they settle.
    Own,
    /// A link's: nothing stored is overwritten until the visitor takes them over.
    Link,
}

/// Something to tell the visitor about what was opened.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Notice {
    /// A value of the link could not be used.
    Link(Problem),
    /// A stored value could not be used; the stored text is kept aside.
    Stored(Problem),
    /// What was stored is no wheel at all; it is kept aside.
    StoredUnreadable,
    /// The browser refuses to store anything.
    StorageBlocked,
}

pub(super) struct Opening {
    pub(super) document: Document,
    pub(super) source: Source,
    pub(super) notices: Vec<Notice>,
}

/// Opens the page's session. `None` only if even the first preset could not be computed.
pub(crate) fn open() -> Option<Session> {
    let (stored, mut notices) = stored();
    let mut opening = match linked(&mut notices) {
        Some(document) if Some(&document) != stored.as_ref() => Opening {
            document,
            source: Source::Link,
            notices,
        },
        _ => Opening {
            document: stored.unwrap_or_else(|| Preset::Saas.inputs().into()),
            source: Source::Own,
            notices,
        },
    };
    add_rest(&mut opening.document);
    Session::new(opening)
}

/// Opens a session on a link's wheel that nothing is stored of. Where it is shown nothing is tried out.
#[cfg(feature = "widget")]
pub(crate) fn open_link(fragment: &str) -> Option<Session> {
    let mut opened = link::read(fragment);
    opened.document.clear(Part::If);
    Session::new(Opening {
        document: opened.document,
        source: Source::Own,
        notices: opened.problems.into_iter().map(Notice::Link).collect(),
    })
}

/// Everything of the visitor's own as it is stored.
pub(super) fn whole() -> (Document, Vec<Notice>) {
    let (stored, notices) = stored();
    let mut document = stored.unwrap_or_else(|| Preset::Saas.inputs().into());
    add_rest(&mut document);
    (document, notices)
}

/// What no link carries. Where nothing is stored it may have been brought along from another language.
fn add_rest(document: &mut Document) {
    let brought = address::brought().unwrap_or_default();
    let (journey, worksheet) = brought.split_once(BETWEEN).unwrap_or_default();
    let read = |key, brought: &str| match storage::read(key) {
        Ok(stored) => stored.unwrap_or_default().into(),
        Err(storage::Blocked) => brought.into(),
    };
    document.journey = read(storage::JOURNEY, journey);
    document.worksheet = read(storage::WORKSHEET, worksheet);
}

/// The document in the address, if it holds one.
pub(super) fn linked(notices: &mut Vec<Notice>) -> Option<Document> {
    let fragment = address::fragment();
    // A bare in-page anchor is no link to a wheel.
    if !fragment.contains('=') {
        return None;
    }
    let opened = link::read(&fragment);
    notices.extend(opened.problems.into_iter().map(Notice::Link));
    Some(opened.document)
}

/// The visitor's own document from the last visit.
pub(super) fn stored() -> (Option<Document>, Vec<Notice>) {
    match storage::read(storage::WHEEL) {
        Err(storage::Blocked) => (None, vec![Notice::StorageBlocked]),
        Ok(None) => (None, Vec::new()),
        Ok(Some(text)) => {
            // Every text that this page stored names its preset.
            let readable = text.contains("preset=");
            let opened = link::read_stored(&text);
            if !readable || !opened.problems.is_empty() {
                // What could not be read may still matter to the visitor: it is kept, not lost.
                let _ = storage::write(storage::WHEEL_ASIDE, &text);
            }
            if !readable {
                return (None, vec![Notice::StoredUnreadable]);
            }
            (
                Some(opened.document),
                opened.problems.into_iter().map(Notice::Stored).collect(),
            )
        }
    }
}
