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
    /// The document waits for its worksheet to be stored elsewhere.
    is_waiting: bool,
    /// The worksheet that is being stored elsewhere, and whether it is there by now.
    storing: Option<(Sheet, bool)>,
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
            is_waiting: false,
            storing: None,
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
            .find(|sheet| self.store.is_unfinished(sheet.revision, &sheet.record))
            .cloned();
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
        if let Some(own) = unfinished.and_then(|sheet| self.store.make_up_for(sheet).ok()) {
            self.replace(desk::with_own(&self.document, own), None);
        }
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
        self.refused.is_some() || self.is_waiting
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
        self.is_waiting = matches!(written, Ok(Written::NeedsSheet(_) | Written::Waits));
        if let Ok(Written::NeedsSheet(sheet)) = written {
            self.storing = Some((sheet, false));
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
            Op::PutSheet(_) => self.put_sheet(),
            Op::FinishSheet(_) => self.finish_sheet(),
            Op::Tidy(_) => self.tidy(),
            Op::Reload(_) => self.settle(),
            _ => {}
        }
        used.into_iter().collect()
    }

    fn resolve(&mut self, is_mine: bool) {
        let theirs = self.store.conflict(&self.document).filter(|_| !is_mine);
        let chosen = match theirs {
            Some(conflict) => desk::with_own(&self.document, conflict.theirs),
            None => self.document.clone(),
        };
        let written = self.store.resolve(&chosen);
        if written.is_ok() && chosen != self.document {
            self.history.record(&self.document, None);
            self.document = chosen;
        }
        self.settled(written);
        self.fetch_worksheet();
    }

    /// The worksheet arrives where it is stored.
    fn put_sheet(&mut self) {
        let Some((sheet, is_there @ false)) = &mut self.storing else {
            return;
        };
        if !self.disk.is_full() {
            self.disk.put_sheet(sheet.clone());
            *is_there = true;
            return;
        }
        self.storing = None;
        self.store.give_up();
        if self.is_waiting {
            self.is_waiting = false;
            self.refused = Some(Refusal::Full);
        }
    }

    /// The tab hears of it, and stores the document.
    fn finish_sheet(&mut self) {
        let Some((sheet, _)) = self.storing.take_if(|(_, is_there)| *is_there) else {
            return;
        };
        let written = self.store.finish(sheet, &self.document);
        self.settled(written);
    }

    /// Removes the worksheets that nothing needs, in one transaction.
    fn tidy(&mut self) {
        let stored = || -> Vec<Revision> {
            let sheets = self.disk.sheets();
            sheets.iter().map(|sheet| sheet.revision).collect()
        };
        let unneeded = self.store.unneeded(&stored()).unwrap_or_default();
        self.disk.keep_sheets(|sheet| !unneeded.contains(&sheet.revision));
        if let Some(sheet) = self.store.missing(&stored()) {
            self.disk.put_sheet(sheet);
        }
    }
}
