//! A long worksheet is stored elsewhere, which takes a moment, and the document follows. Meanwhile, visitors go on.

use flywheel_model::{Document, Preset, Traffic};
use flywheel_store::{INLINE, Refusal, Sheet, Shelf, Store, Written};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

#[derive(Clone, Default)]
struct Disk {
    texts: Rc<RefCell<BTreeMap<String, String>>>,
    is_full: Rc<Cell<bool>>,
}

impl Shelf for Disk {
    fn keys(&self) -> Result<Vec<String>, Refusal> {
        Ok(self.texts.borrow().keys().cloned().collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, Refusal> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn write(&self, key: &str, text: &str) -> Result<(), Refusal> {
        if self.is_full.get() {
            return Err(Refusal::Full);
        }
        self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.texts.borrow_mut().remove(key);
    }
}

impl Disk {
    fn open_tab(&self, tab: u32) -> Store<Disk> {
        let mut store = Store::new(self.clone(), "/", tab);
        store.open(None).expect("readable");
        store
    }
}

fn wheel(visits: f64) -> Document {
    let mut document = Document::from(Preset::Saas.inputs());
    document.inputs.traffic = Traffic::new(visits).expect("in range");
    document
}

fn with_worksheet(mut document: Document, letter: &str) -> Document {
    document.worksheet = letter.repeat(INLINE + 1).into();
    document
}

/// The worksheet that has to be stored before the document.
fn sheet_of(written: Result<Written, Refusal>) -> Sheet {
    match written {
        Ok(Written::NeedsSheet(sheet)) => sheet,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_edited_while_a_worksheet_is_being_stored_is_stored_with_it() {
    let disk = Disk::default();
    let mut tab = disk.open_tab(1);
    let sheet = sheet_of(tab.write(&with_worksheet(wheel(1000.0), "a")));
    let edited = with_worksheet(wheel(2000.0), "a");
    assert_eq!(tab.write(&edited), Ok(Written::Waits));
    assert_eq!(tab.finish(sheet, &edited), Ok(Written::Whole));
    assert!(tab.holds(&edited));
}

#[test]
fn a_worksheet_that_was_taken_back_meanwhile_is_not_stored_with_the_document() {
    let disk = Disk::default();
    let mut tab = disk.open_tab(1);
    let sheet = sheet_of(tab.write(&with_worksheet(wheel(1000.0), "a")));
    // Undo, and another number.
    let edited = wheel(2000.0);
    assert_eq!(tab.write(&edited), Ok(Written::Whole));
    let revision = sheet.revision;
    assert_eq!(tab.finish(sheet, &edited), Ok(Written::Whole));
    assert!(disk.open_tab(2).holds(&edited));
    // What this tab stored before is not taken for another tab's.
    assert_eq!(tab.conflict(&edited), None);
    assert_eq!(tab.unneeded(&[revision]), Ok(vec![revision]));
}

#[test]
fn a_worksheet_whose_document_was_refused_is_stored_again_with_the_next_one() {
    let disk = Disk::default();
    let mut tab = disk.open_tab(1);
    let document = with_worksheet(wheel(1000.0), "a");
    let sheet = sheet_of(tab.write(&document));
    disk.is_full.set(true);
    assert_eq!(tab.finish(sheet, &document), Err(Refusal::Full));
    disk.is_full.set(false);
    sheet_of(tab.write(&document));
}

#[test]
fn after_a_worksheet_could_not_be_stored_the_next_write_tries_it_again() {
    let mut tab = Disk::default().open_tab(1);
    let document = with_worksheet(wheel(1000.0), "a");
    sheet_of(tab.write(&document));
    tab.give_up();
    sheet_of(tab.write(&document));
}

#[test]
fn a_choice_between_two_tabs_is_stored_after_the_worksheet_that_was_under_way() {
    let disk = Disk::default();
    let (mut tab, mut other) = (disk.open_tab(1), disk.open_tab(2));
    let mine = with_worksheet(wheel(1000.0), "a");
    let sheet = sheet_of(tab.write(&mine));
    assert_eq!(other.write(&wheel(3000.0)), Ok(Written::Whole));
    assert!(tab.conflict(&mine).is_some());
    assert_eq!(tab.resolve(&mine), Ok(Written::Waits));
    assert_eq!(tab.finish(sheet, &mine), Ok(Written::Whole));
    assert_eq!(tab.conflict(&mine), None);
}

#[test]
fn another_tabs_worksheet_is_removed_only_after_ten_more_documents() {
    let disk = Disk::default();
    let (mut tab, mut other) = (disk.open_tab(1), disk.open_tab(2));
    let sheet = sheet_of(other.write(&with_worksheet(wheel(1000.0), "a")));
    for visits in 1..=10 {
        tab.write(&wheel(f64::from(visits))).expect("room");
        assert_eq!(tab.unneeded(&[sheet.revision]), Ok(vec![]), "{visits}");
    }
    tab.write(&wheel(11.0)).expect("room");
    assert_eq!(tab.unneeded(&[sheet.revision]), Ok(vec![sheet.revision]));
}

#[test]
fn a_worksheet_that_another_tab_has_removed_too_early_is_stored_again() {
    let mut tab = Disk::default().open_tab(1);
    let document = with_worksheet(wheel(1000.0), "a");
    let sheet = sheet_of(tab.write(&document));
    let revision = sheet.revision;
    assert_eq!(tab.finish(sheet, &document), Ok(Written::Whole));
    assert_eq!(tab.missing(&[revision]), None);
    let again = tab.missing(&[]).expect("missing");
    assert_eq!((again.revision, again.text), (revision, document.worksheet));
}
