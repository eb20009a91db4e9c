//! The store of one tab: what is stored in the page's folder, and what this tab last read or wrote of it.

mod sheets;

use flywheel_model::{Document, Shown};
use std::cmp::Reverse;
use std::sync::Arc;

use crate::aside::Why;
use crate::record::{self, Record, Understood};
use crate::revision::Revision;
use crate::shelf::{Refusal, Shelf};
pub use sheets::{INLINE, Sheet};

/// The keys of the first version of the page, which were the same in all folders of a site.
const FIRST_VERSION: [&str; 4] = [
    "flywheel.wheel",
    "flywheel.wheels",
    "flywheel.journey",
    "flywheel.worksheet",
];

/// The store of one tab.
pub struct Store<S> {
    pub(crate) shelf: S,
    /// Begins every key of the page's folder.
    prefix: String,
    /// The random number of this tab.
    tab: u32,
    /// The revision that the tab's document comes from: the last that it read or wrote.
    seen: Option<Revision>,
    /// The text of that revision.
    seen_text: String,
    /// The worksheet that is stored elsewhere, with its revision.
    sheet: Option<(Revision, Arc<str>)>,
    /// The revision of the worksheet that is being stored elsewhere, and those whose place its document takes then.
    awaited: Option<(Revision, Vec<Revision>)>,
    /// What was opened has something that could not be read, and could not be kept aside. Nothing may take its place.
    is_locked: bool,
}

/// What a tab opens.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// What is stored, if anything is.
    pub record: Option<Record>,
    /// Whether it was stored by the first version of the page.
    pub is_first_version: bool,
}

/// What another tab has stored, while this one has something else.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The other tab's document.
    pub theirs: Document,
}

/// What came of a write.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    /// All of it is stored.
    Whole,
    /// It is stored once the worksheet is stored elsewhere and [`Store::finish`] was called. Until then, what was
    /// stored before is there unchanged.
    NeedsSheet(Sheet),
    /// Another worksheet is being stored elsewhere. [`Store::finish`] goes on from there.
    Waits,
}

impl<S: Shelf> Store<S> {
    /// The store of a tab that shows the page in this folder of a site, such as `/flywheel/`. `tab` is a random
    /// number.
    pub fn new(shelf: S, folder: &str, tab: u32) -> Store<S> {
        Store {
            shelf,
            prefix: format!("flywheel:{folder}:"),
            tab,
            seen: None,
            seen_text: String::new(),
            sheet: None,
            awaited: None,
            is_locked: false,
        }
    }

    pub(crate) fn key(&self, name: &str) -> String {
        [&self.prefix, name].concat()
    }

    /// Every stored document with its revision, the newest first.
    fn records(&self) -> Result<Vec<(Revision, String)>, Refusal> {
        let keys = self.shelf.keys()?;
        let revisions = keys
            .iter()
            .filter_map(|key| Revision::read(key.strip_prefix(&self.prefix)?));
        let mut records = Vec::new();
        for revision in revisions {
            let text = self.shelf.read(&self.key(&revision.written()))?;
            records.extend(text.map(|text| (revision, text)));
        }
        records.sort_by_key(|(revision, _)| Reverse(*revision));
        Ok(records)
    }

    /// The stored documents whose place no other has taken. There are several if two tabs stored at the same moment,
    /// or if one stored while the other waited for the visitor's choice.
    fn heads(&self) -> Result<Vec<(Revision, String)>, Refusal> {
        let mut records = self.records()?;
        let replaced: Vec<Revision> = records.iter().flat_map(|(_, text)| record::base(text)).collect();
        records.retain(|(revision, _)| !replaced.contains(revision));
        Ok(records)
    }

    /// Opens what is stored: if several tabs have stored something, what this one had before it was loaded again, or
    /// else the newest. Nothing is written.
    ///
    /// # Errors
    /// Why nothing can be read.
    pub fn open(&mut self, before: Option<Revision>) -> Result<Opened, Refusal> {
        let mut heads = self.heads()?;
        let place = heads.iter().position(|(revision, _)| Some(*revision) == before);
        let head = (!heads.is_empty()).then(|| heads.swap_remove(place.unwrap_or_default()));
        let is_first_version = head.is_none();
        let text = match head {
            Some((revision, text)) => {
                self.seen = Some(revision);
                self.seen_text.clone_from(&text);
                Some(text)
            }
            None => self.of_first_version()?,
        };
        Ok(Opened {
            is_first_version: is_first_version && text.is_some(),
            record: text.map(|text| record::read(&text)),
        })
    }

    /// Whether what the tab has read or written last is this document.
    pub fn holds(&self, document: &Document) -> bool {
        self.seen.is_some() && holds_the_same(&self.seen_text, &self.as_stored(document))
    }

    /// The revision that the tab's document comes from.
    pub fn seen(&self) -> Option<Revision> {
        self.seen
    }

    /// The text of a document that could not be stored. The page carries it over when it is loaded again.
    pub fn carry(&self, document: &Document) -> String {
        let base: Vec<Revision> = self.seen.into_iter().collect();
        record::write(&self.with_sheet_elsewhere(document), &base)
    }

    /// Opens a document that [`Store::carry`] gave before the page was loaded again.
    pub fn open_carried(&mut self, text: &str) -> Record {
        let base = record::base(text).first().copied();
        let stored = base.map(|revision| self.shelf.read(&self.key(&revision.written())));
        match stored.transpose() {
            Ok(stored) => (self.seen, self.seen_text) = (base, stored.flatten().unwrap_or_default()),
            // Nobody knows what is stored there, so nothing takes its place.
            Err(_) => self.seen = None,
        }
        record::read(text)
    }

    /// Looks whether anything in what was opened is not understood. If so, a copy of it is kept aside, so that the
    /// document may be written over it.
    ///
    /// # Errors
    /// Why it was not kept aside. From then on, nothing is written over it.
    pub fn examine(&mut self) -> Result<Option<Why>, Refusal> {
        let text = self.opened_text()?;
        let why = (!text.is_empty()).then(|| not_understood(&text)).flatten();
        if let Some(why) = why {
            self.keep_opened_aside(why)?;
        }
        Ok(why)
    }

    /// Keeps aside what the tab has opened or written last, because something in it is not understood.
    ///
    /// # Errors
    /// Why that failed. From then on, nothing is written over it.
    pub fn keep_opened_aside(&mut self, why: Why) -> Result<(), Refusal> {
        let kept = self.keep_aside(why, &self.opened_text()?);
        self.is_locked |= kept.is_err();
        kept
    }

    fn opened_text(&self) -> Result<String, Refusal> {
        match self.seen {
            Some(_) => Ok(self.seen_text.clone()),
            None => Ok(self.of_first_version()?.unwrap_or_default()),
        }
    }

    /// What the first version of the page stored. It stays where it is: other folders of the site may not have taken
    /// it over yet.
    fn of_first_version(&self) -> Result<Option<String>, Refusal> {
        let has_own = self.shelf.keys()?.iter().any(|key| key.starts_with(&self.prefix));
        if has_own {
            return Ok(None);
        }
        let [wheel, wheels, journey, worksheet] = FIRST_VERSION.map(|key| self.shelf.read(key));
        Ok(record::from_first_version([
            wheel?, wheels?, journey?, worksheet?,
        ]))
    }

    /// Stores a document, if it is another one than is stored.
    ///
    /// If another tab has stored something else, both are there until one of the tabs calls [`Store::resolve`].
    ///
    /// # Errors
    /// Why it is not stored. What was stored before is still there.
    pub fn write(&mut self, document: &Document) -> Result<Written, Refusal> {
        let base: Vec<Revision> = self.seen.into_iter().collect();
        self.write_over(document, &base)
    }

    fn write_over(&mut self, document: &Document, base: &[Revision]) -> Result<Written, Refusal> {
        let records = self.records()?;
        if self.is_locked {
            return Err(Refusal::Full);
        }
        let document = self.with_sheet_elsewhere(document);
        if base.len() < 2 && self.is_stored(&document, &records) {
            return Ok(Written::Whole);
        }
        let used = records.iter().map(|(revision, _)| *revision);
        let revision = Revision::after(used.chain(self.seen), self.tab);
        if document.worksheet.len() > INLINE {
            return Ok(self.hand_over_sheet(revision, document, base));
        }
        self.put(revision, record::write(&document, base))?;
        Ok(Written::Whole)
    }

    /// Whether a document need not be stored: it is stored, or nothing was entered in this tab since it was.
    fn is_stored(&self, document: &Document, records: &[(Revision, String)]) -> bool {
        let text = record::write(document, &[]);
        if records.is_empty() && self.seen.is_none() {
            return record::content(&text).eq([record::FIRST, record::EXAMPLE]);
        }
        let is_seen_there = records.iter().any(|(revision, _)| Some(*revision) == self.seen);
        if is_seen_there || records.is_empty() {
            return is_seen_there && record::content(&self.seen_text).eq(record::content(&text));
        }
        // Another tab has replaced what this one had. Only what was entered here since then is to be stored.
        is_same(
            &record::read(&self.seen_text).document,
            &record::read(&text).document,
        )
    }

    /// Stores a text under a revision, and then removes those whose place it takes, the oldest first.
    fn put(&mut self, revision: Revision, text: String) -> Result<(), Refusal> {
        self.shelf.write(&self.key(&revision.written()), &text)?;
        (self.seen, self.seen_text) = (Some(revision), text);
        self.remove_replaced();
        Ok(())
    }

    fn remove_replaced(&self) {
        let (Ok(records), Ok(heads)) = (self.records(), self.heads()) else {
            return;
        };
        let is_head = |revision: &Revision| heads.iter().any(|(head, _)| head == revision);
        for (revision, _) in records.iter().rev().filter(|(revision, _)| !is_head(revision)) {
            self.shelf.remove(&self.key(&revision.written()));
        }
    }

    /// Looks whether another tab has stored something else than this tab has. If it has stored the same, this tab goes
    /// on from there.
    pub fn conflict(&mut self, document: &Document) -> Option<Conflict> {
        let heads = self.heads().ok()?;
        let is_seen_there = heads.iter().any(|(revision, _)| Some(*revision) == self.seen);
        let (newest, text) = heads.iter().find(|(revision, _)| Some(*revision) != self.seen)?;
        if !holds_the_same(text, &self.as_stored(document)) {
            let theirs = record::read(text).document;
            return Some(Conflict { theirs });
        }
        if !is_seen_there && heads.len() == 1 {
            (self.seen, self.seen_text) = (Some(*newest), text.clone());
        }
        None
    }

    /// Stores the document that the visitor has chosen in the place of everything that any tab has stored. What was
    /// not chosen is kept aside.
    ///
    /// # Errors
    /// Why nothing was changed.
    pub fn resolve(&mut self, chosen: &Document) -> Result<Written, Refusal> {
        let heads = self.heads()?;
        let stored = self.as_stored(chosen);
        for (_, text) in &heads {
            if !holds_the_same(text, &stored) {
                self.keep_aside(not_understood(text).unwrap_or(Why::NotChosen), text)?;
            }
        }
        let mut base: Vec<Revision> = heads.iter().map(|(revision, _)| *revision).collect();
        if let [(only, text)] = heads.as_slice()
            && holds_the_same(text, &stored)
        {
            (self.seen, self.seen_text) = (Some(*only), text.clone());
        }
        base.extend(self.seen.filter(|seen| !base.contains(seen)));
        self.write_over(chosen, &base)
    }

    /// The document as it would be read again from the store.
    fn as_stored(&self, document: &Document) -> Document {
        record::read(&record::write(&self.with_sheet_elsewhere(document), &[])).document
    }
}

/// Whether two documents are the same, whatever is shown of them.
fn is_same(one: &Document, other: &Document) -> bool {
    let wheel = |document: &Document| document.clone().showing(Shown::default());
    wheel(one) == wheel(other)
}

/// Whether a stored text holds this document and nothing else.
fn holds_the_same(text: &str, document: &Document) -> bool {
    not_understood(text).is_none() && is_same(&record::read(text).document, document)
}

/// Why a part of a stored text is not understood, if any is.
fn not_understood(text: &str) -> Option<Why> {
    let record = record::read(text);
    match record.understood {
        Understood::Unreadable => Some(Why::Damaged),
        Understood::Newer => Some(Why::Newer),
        Understood::Whole if !record.problems.is_empty() => Some(Why::Damaged),
        Understood::Whole if !record::are_wheels_whole(text) => Some(Why::Newer),
        Understood::Whole => None,
    }
}
