//! Where the first document comes from: a link, the browser's storage, or the first preset.

#[cfg(feature = "widget")]
use flywheel_model::Part;
use flywheel_model::{Document, Preset, Problem, link};

use super::Computed;
use super::edge::{self, BETWEEN};
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

/// What a session starts with.
pub(crate) struct Opened {
    pub(crate) now: Computed,
    /// The address's fragment as it was read.
    pub(crate) fragment: String,
    pub(super) source: Source,
    pub(super) notices: Vec<Notice>,
}

/// Opens what the page starts with. `None` only if even the first preset could not be computed.
pub(crate) fn open() -> Option<Opened> {
    edge::know_what_is_stored();
    let fragment = address::fragment();
    let (stored, mut notices) = stored();
    let (mut document, source) = match linked(&fragment, &mut notices) {
        Some(linked) if Some(&linked) != stored.as_ref() => (linked, Source::Link),
        _ => (
            stored.unwrap_or_else(|| Preset::Saas.inputs().into()),
            Source::Own,
        ),
    };
    add_rest(&mut document);
    Some(Opened {
        now: Computed::new(document, None, None).ok()?,
        fragment,
        source,
        notices,
    })
}

/// Opens a link's wheel that nothing is stored of, without its author's. Where it is shown nothing is tried out.
#[cfg(feature = "widget")]
pub(crate) fn open_link(fragment: &str) -> Option<Opened> {
    let mut opened = link::read_alone(fragment);
    opened.document.clear(Part::If);
    Some(Opened {
        now: Computed::new(opened.document, None, None).ok()?,
        fragment: fragment.to_owned(),
        source: Source::Own,
        notices: opened.problems.into_iter().map(Notice::Link).collect(),
    })
}

#[cfg(feature = "widget")]
impl Opened {
    /// With the author's wheel, which only those see who go on to the whole page.
    pub(crate) fn with_author(mut self) -> Opened {
        let read = link::Opened {
            document: self.now.document,
            problems: Vec::new(),
        };
        let read = read.with_author(&self.fragment);
        self.now.document = read.document;
        self.notices.extend(read.problems.into_iter().map(Notice::Link));
        self
    }
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

/// The document in the address's fragment, if it holds one.
pub(super) fn linked(fragment: &str, notices: &mut Vec<Notice>) -> Option<Document> {
    // A bare in-page anchor is no link to a wheel.
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
