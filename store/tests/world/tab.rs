//! A tab of the page, without what it shows.

use super::disk::{Disk, FOLDER};
use super::{Numbers, Op, of, wheel, worksheet};
use flywheel_model::{Document, Field, Saved, link};
use flywheel_store::{History, Mark, Refusal, Revision, Sheet, Store, Why, Written, desk, sheet_of};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

pub struct Tab {
    disk: Disk,
    store: Store<Disk>,
    history: History,
    pub document: Document,
    pub mark: Mark,
    pub fragment: String,
    refused: Option<Refusal>,
    pending: Option<Sheet>,
    has_conflict: bool,
}

/// Every tab has another number, as chance gives it in the app.
static TABS: AtomicU32 = AtomicU32::new(1);

impl Tab {
    /// Opens the page as `src/state/opening.rs` does.
    pub fn open(disk: &Disk, mark: Option<Mark>, fragment: String) -> Tab {
        let mut store = Store::new(disk.clone(), FOLDER, TABS.fetch_add(1, Ordering::Relaxed));
        let before = mark.as_ref().and_then(|mark| Revision::read(&mark.revision));
        let opened = store.open(before);
        let carried = mark.as_ref().filter(|mark| !mark.carried.is_empty());
        let own = match carried {
            Some(mark) => Some(store.open_carried(&mark.carried).document),
            None => opened
                .ok()
                .and_then(|opened| opened.record)
                .map(|record| record.document),
        };
        let linked = match mark.as_ref().map(|mark| &*mark.link).unwrap_or_default() {
            "" if !fragment.contains('=') => None,
            "" => Some(link::read(&fragment).document),
            long => Some(link::read_stored(long).document),
        };
        let document = desk::at_start(own, mark.as_ref(), linked);
        let mut tab = Tab {
            disk: disk.clone(),
            store,
            history: History::default(),
            document,
            mark: mark.unwrap_or_default(),
            fragment,
            refused: None,
            pending: None,
            has_conflict: false,
        };
        tab.refused = tab.store.examine().err();
        if !tab.store.holds(&tab.document) {
            tab.settle();
        }
        tab.fetch_worksheet();
        tab.hear_of_changes();
        tab
    }

    fn fetch_worksheet(&mut self) {
        let reference = self.document.worksheet.clone();
        let Some(revision) = sheet_of(&reference) else {
            return;
        };
        let sheets = self.disk.sheets();
        let unfinished = sheets
            .iter()
            .find(|sheet| self.store.is_unfinished(sheet.revision, &sheet.record));
        if let Some(sheet) = unfinished
            && self.store.finish(sheet.clone()).is_ok()
        {
            let mut own = self.store.open_carried(&sheet.record).document;
            own.worksheet = sheet.text.clone();
            return self.replace(desk::with_own(&self.document, own), None);
        }
        let found = sheets.into_iter().find(|sheet| sheet.revision == revision);
        let text = match found {
            Some(sheet) => {
                self.store.fetched(revision, sheet.text.clone());
                sheet.text
            }
            None => {
                let _ = self.store.keep_opened_aside(Why::Damaged);
                Arc::default()
            }
        };
        if self.document.worksheet == reference {
            self.document.worksheet.clone_from(&text);
        }
        self.history.replace_worksheet(&reference, &text);
    }

    /// The numbers of the visitor's own document, which are stored.
    pub fn own_numbers(&self) -> Numbers {
        if desk::is_of_link(&self.document) {
            of(&desk::back_to_own(&self.document))
        } else {
            of(&self.document)
        }
    }

    /// Whether the tab says that something is not stored.
    pub fn is_unsaved(&self) -> bool {
        self.refused.is_some() || self.pending.is_some()
    }

    pub fn hear_of_changes(&mut self) {
        self.has_conflict = self.store.conflict(&self.document).is_some();
    }

    /// Stores what has changed, and notes it with the address.
    pub fn settle(&mut self) {
        let written = self.store.write(&self.document);
        self.settled(written);
    }

    fn settled(&mut self, written: Result<Written, Refusal>) {
        self.refused = written.as_ref().err().copied();
        match written {
            Ok(Written::NeedsSheet(sheet)) => {
                self.pending.get_or_insert(sheet);
            }
            _ => self.pending = None,
        }
        self.fragment = link::write(&self.document);
        self.mark = Mark {
            is_own: !desk::is_of_link(&self.document),
            revision: self.store.seen().map(Revision::written).unwrap_or_default(),
            link: String::new(),
            carried: if self.is_unsaved() {
                self.store.carry(&self.document)
            } else {
                String::new()
            },
        };
    }

    fn replace(&mut self, document: Document, field: Option<Field>) {
        if document != self.document {
            self.history.record(&self.document, field);
            self.document = document;
        }
        self.settle();
    }

    /// Does it, and returns the numbers that were used for it.
    pub fn act(&mut self, op: &Op, [number, other]: [u32; 2]) -> Numbers {
        let now = self.document.clone();
        let mut used = Vec::new();
        match op {
            Op::Edit(_) => {
                let mut document = now;
                document.inputs.traffic = wheel(number).inputs.traffic;
                used.push(number);
                self.replace(document, Some(Field::Traffic));
            }
            Op::EditWorksheet(_, is_long) if sheet_of(&now.worksheet).is_none() => {
                let mut document = now;
                document.worksheet = worksheet(number, *is_long).into();
                used.push(number);
                self.replace(document, None);
            }
            Op::EditJourney(_) => {
                let mut document = now;
                document.journey = format!("journey=1&reached={number}").into();
                used.push(number);
                self.replace(document, None);
            }
            Op::Undo(_) | Op::Redo(_) => {
                let step = if matches!(op, Op::Undo(_)) {
                    History::undo
                } else {
                    History::redo
                };
                if let Some(document) = step(&mut self.history, now) {
                    self.document = document;
                    self.settle();
                }
            }
            Op::FollowLink(_) => {
                used.push(number);
                let document = desk::shown_for(desk::back_to_own(&now), Some(wheel(number)));
                self.replace(document, Some(Field::Link));
            }
            Op::BackToOwn(_) => self.replace(desk::back_to_own(&now), None),
            Op::Keep(_) => self.replace(desk::keep(&now, "kept"), None),
            Op::Copy(_) => {
                let kept = desk::keep(&now, "kept");
                self.replace(desk::file_and_open(&kept, "copy", now), None);
            }
            Op::OpenOther(_, place) => self.replace(desk::open(&desk::keep(&now, "kept"), *place), None),
            Op::Delete(_, place) => self.replace(desk::delete(&now, *place), None),
            Op::Import(_, has_wheels) => {
                used.extend([number, other]);
                let (wheel, wheels) = (
                    link::write(&wheel(number)),
                    format!("\nfiled\t{}", link::write(&wheel(other))),
                );
                let saved = Saved {
                    wheel: &wheel,
                    wheels: has_wheels.then_some(&wheels),
                    ..Saved::default()
                };
                used.retain(|used| *has_wheels || *used != other);
                let file = saved.open().expect("whole");
                self.replace(desk::take_over(&now, file, *has_wheels), None);
            }
            Op::Resolve(_, is_mine) if self.has_conflict => self.resolve(*is_mine),
            Op::FinishSheet(_) => self.finish_sheet(),
            Op::Reload(_) => self.settle(),
            _ => {}
        }
        used.into_iter().collect()
    }

    fn resolve(&mut self, is_mine: bool) {
        if !is_mine && let Some(conflict) = self.store.conflict(&self.document) {
            self.history.record(&self.document, None);
            self.document = desk::with_own(&self.document, conflict.theirs);
        }
        let written = self.store.resolve(&self.document);
        self.settled(written);
        self.fetch_worksheet();
    }

    fn finish_sheet(&mut self) {
        let Some(sheet) = self.pending.take() else { return };
        if self.disk.is_full() {
            self.refused = Some(Refusal::Full);
            return self.settle();
        }
        self.disk.put_sheet(sheet.clone());
        if let Err(refusal) = self.store.finish(sheet) {
            self.refused = Some(refusal);
        }
        self.settle();
        if let Ok(needed) = self.store.needed_sheets() {
            self.disk.keep_sheets(|sheet| needed.contains(&sheet.revision));
        }
    }
}
