//! Long worksheets, which are stored elsewhere than the document that they belong to. The document then only says where.

use flywheel_model::Document;
use std::sync::Arc;

use super::{Store, Written};
use crate::record;
use crate::revision::Revision;
use crate::shelf::{Refusal, Shelf};

/// A worksheet whose text has more bytes than this is stored elsewhere, in the app in IndexedDB. Below it, everything
/// is stored in one write that waits for nothing, also while the page is being closed.
pub const INLINE: usize = 100_000;

/// A long worksheet that has to be stored elsewhere before the document that it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The revision under which both are stored.
    pub revision: Revision,
    /// The text of the document, without the worksheet's.
    pub record: String,
    /// The worksheet's text.
    pub text: Arc<str>,
}

impl<S: Shelf> Store<S> {
    /// The document with a text that says where the worksheet is stored, if it is stored elsewhere.
    pub(super) fn with_sheet_elsewhere(&self, document: &Document) -> Document {
        let mut document = document.clone();
        if let Some((revision, text)) = &self.sheet
            && *text == document.worksheet
        {
            document.worksheet = record::sheet(*revision);
        }
        document
    }

    /// Takes a long worksheet out of a document that is to be stored under a revision, so that it is stored elsewhere
    /// first. Only one at a time is.
    pub(super) fn hand_over_sheet(
        &mut self,
        revision: Revision,
        mut document: Document,
        base: &[Revision],
    ) -> Written {
        if let Some((_, waiting)) = &mut self.awaited {
            *waiting = base.to_vec();
            return Written::Waits;
        }
        self.awaited = Some((revision, base.to_vec()));
        let text = std::mem::replace(&mut document.worksheet, record::sheet(revision));
        Written::NeedsSheet(Sheet {
            revision,
            record: record::write(&document, base),
            text,
        })
    }

    /// Stores the document of this moment, when a worksheet has been stored elsewhere that it had when that began.
    ///
    /// # Errors
    /// Why it is not stored.
    pub fn finish(&mut self, sheet: Sheet, document: &Document) -> Result<Written, Refusal> {
        let base = self.awaited.take().map(|(_, base)| base).unwrap_or_default();
        let sheet_before = self.sheet.clone();
        self.sheet = Some((sheet.revision, sheet.text));
        // If the tab has stored something else meanwhile, that is what the document comes from.
        let written = if self.seen.is_none_or(|seen| base.contains(&seen)) {
            self.write_over(document, &base)
        } else {
            self.write(document)
        };
        if written.is_err() {
            // Nothing names the worksheet, so it may be gone by the next time.
            self.sheet = sheet_before;
        }
        written
    }

    /// The worksheet could not be stored elsewhere, so its document is not stored.
    pub fn give_up(&mut self) {
        self.awaited = None;
    }

    /// Takes the last step of an earlier visit, which stored a worksheet elsewhere and ended before it stored its
    /// document. Returns the document.
    ///
    /// # Errors
    /// Why it is not stored.
    pub fn make_up_for(&mut self, sheet: Sheet) -> Result<Document, Refusal> {
        let mut document = record::read(&sheet.record).document;
        document.worksheet.clone_from(&sheet.text);
        self.put(sheet.revision, sheet.record)?;
        self.sheet = Some((sheet.revision, sheet.text));
        Ok(document)
    }

    /// Remembers the worksheet that is stored elsewhere, when it has been fetched.
    pub fn fetched(&mut self, revision: Revision, text: Arc<str>) {
        self.sheet = Some((revision, text));
    }

    /// Whether a document that was to be stored with a worksheet elsewhere is the next one after what is stored, so
    /// that only its last step is missing: the page was closed before it.
    pub fn is_unfinished(&self, revision: Revision, record: &str) -> bool {
        let seen: Vec<Revision> = self.seen.into_iter().collect();
        Some(revision) > self.seen && record::base(record) == seen
    }

    /// Which of the worksheets that are stored elsewhere nothing needs any more. Another tab's is kept for some time,
    /// because that tab may be about to store its document.
    ///
    /// # Errors
    /// Why nothing can be read.
    pub fn unneeded(&self, stored: &[Revision]) -> Result<Vec<Revision>, Refusal> {
        let awaited = self.awaited.iter().map(|(revision, _)| *revision);
        let mut needed: Vec<Revision> = awaited.collect();
        for key in self.shelf.keys()? {
            if key.starts_with(&self.prefix) {
                needed.extend(self.shelf.read(&key)?.as_deref().and_then(record::sheet_in));
            }
        }
        let heads = self.heads()?;
        let newest = heads.first().map(|(revision, _)| *revision);
        let may_follow = |revision: &Revision| {
            !revision.is_of(self.tab) && newest.is_none_or(|newest| revision.is_among_last(newest))
        };
        let unneeded = stored
            .iter()
            .filter(|revision| !needed.contains(revision) && !may_follow(revision));
        Ok(unneeded.copied().collect())
    }

    /// The worksheet of the tab's stored document, if it is not among those that are stored elsewhere: another tab has
    /// removed it before the document named it.
    pub fn missing(&self, stored: &[Revision]) -> Option<Sheet> {
        let (revision, text) = self.sheet.clone()?;
        let is_missing = record::sheet_in(&self.seen_text) == Some(revision) && !stored.contains(&revision);
        is_missing.then(|| Sheet {
            revision,
            record: self.seen_text.clone(),
            text,
        })
    }
}
