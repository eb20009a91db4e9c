//! The document that a session starts with: from a link, the browser's storage, or the first preset.

#[cfg(feature = "widget")]
use flywheel_model::Part;
use flywheel_model::{Document, Preset, Problem, link};

use super::Computed;
use super::sync::{self, SEPARATOR};
use crate::web::{address, storage};

/// Whose numbers the page shows. It decides whether they are stored.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Source {
    /// The visitor's own, which are stored when an edit has settled.
    Own,
    /// A link's. They overwrite nothing in the storage until the visitor keeps them.
    Link,
}

/// Something to tell the visitor about what was opened.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Notice {
    /// A value of the link could not be used.
    Link(Problem),
    /// A stored value could not be used. A copy of the stored text is kept.
    Stored(Problem),
    /// The stored text is not a wheel. A copy of it is kept.
    StoredUnreadable,
    /// The browser refuses to store anything.
    StorageBlocked,
}

/// An opened document, with which a session starts.
pub(crate) struct Opened {
    pub(crate) computed: Computed,
    /// The address's fragment as it was read.
    pub(crate) fragment: String,
    pub(super) source: Source,
    pub(super) notices: Vec<Notice>,
}

/// Opens the document that the page starts with. `None` only if even the first preset could not be computed.
pub(crate) fn open() -> Option<Opened> {
    sync::remember_stored();
    let fragment = address::fragment();
    let (stored, mut notices) = stored();
    let (mut document, source) = match linked(&fragment, &mut notices) {
        Some(linked) if Some(&linked) != stored.as_ref() => (linked, Source::Link),
        _ => (
            stored.unwrap_or_else(|| Preset::Saas.inputs().into()),
            Source::Own,
        ),
    };
    add_texts(&mut document);
    Some(Opened {
        computed: Computed::new(document, None, None).ok()?,
        fragment,
        source,
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
        computed: Computed::new(opened.document, None, None).ok()?,
        fragment: fragment.to_owned(),
        source: Source::Own,
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

/// The visitor's own document as it is stored, with journey and worksheet.
pub(super) fn whole() -> (Document, Vec<Notice>) {
    let (stored, notices) = stored();
    let mut document = stored.unwrap_or_else(|| Preset::Saas.inputs().into());
    add_texts(&mut document);
    (document, notices)
}

/// Adds the journey and the worksheet, which no link holds. If the storage is blocked, they may have been carried over
/// a reload in another language.
fn add_texts(document: &mut Document) {
    let carried = address::carried().unwrap_or_default();
    let (journey, worksheet) = carried.split_once(SEPARATOR).unwrap_or_default();
    let read = |key, carried: &str| match storage::read(key) {
        Ok(stored) => stored.unwrap_or_default().into(),
        Err(storage::Blocked) => carried.into(),
    };
    document.journey = read(storage::JOURNEY, journey);
    document.worksheet = read(storage::WORKSHEET, worksheet);
}

/// The document in the address's fragment, if it holds one.
pub(super) fn linked(fragment: &str, notices: &mut Vec<Notice>) -> Option<Document> {
    // A bare in-page anchor is not a link to a wheel.
    if !fragment.contains('=') {
        return None;
    }
    let opened = link::read(fragment);
    notices.extend(opened.problems.into_iter().map(Notice::Link));
    Some(opened.document)
}

/// The visitor's own document from the last visit.
pub(super) fn stored() -> (Option<Document>, Vec<Notice>) {
    match storage::read(storage::WHEEL) {
        Err(storage::Blocked) => (None, vec![Notice::StorageBlocked]),
        Ok(None) => (None, Vec::new()),
        Ok(Some(text)) => {
            // Every stored wheel names its preset.
            let readable = text.contains("preset=");
            let opened = link::read_stored(&text);
            if !readable || !opened.problems.is_empty() {
                // The visitor may still need what could not be read.
                let _ = storage::write(storage::WHEEL_UNREADABLE, &text);
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
