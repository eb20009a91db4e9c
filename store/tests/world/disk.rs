//! The storage of a browser.

use super::{Numbers, is_revision, numbers_in};
use flywheel_store::{Refusal, Sheet, Shelf};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

pub const FOLDER: &str = "/flywheel/";
const PREFIX: &str = "flywheel:/flywheel/:";

#[derive(Default)]
struct State {
    texts: BTreeMap<String, String>,
    sheets: Vec<Sheet>,
    is_full: bool,
    is_blocked: bool,
    /// The browser dies after so many changes.
    left: Option<usize>,
}

/// What all tabs see.
#[derive(Clone, Default)]
pub struct Disk(Rc<RefCell<State>>);

impl Disk {
    pub fn set_full(&self, is_full: bool) {
        self.0.borrow_mut().is_full = is_full;
    }

    pub fn set_blocked(&self, is_blocked: bool) {
        self.0.borrow_mut().is_blocked = is_blocked;
    }

    pub fn die_after(&self, changes: usize) {
        self.0.borrow_mut().left = Some(changes);
    }

    pub fn live_again(&self) {
        self.0.borrow_mut().left = None;
    }

    /// Every number that is stored anywhere.
    pub fn numbers(&self) -> Numbers {
        let state = self.0.borrow();
        let texts = state.texts.values().map(String::as_str);
        // A worksheet without its document counts only if a document is there that the next visit makes whole.
        let sheets = state.sheets.iter().map(|sheet| &*sheet.text);
        texts.chain(sheets).flat_map(numbers_in).collect()
    }

    pub fn put_sheet(&self, sheet: Sheet) {
        let mut state = self.0.borrow_mut();
        state.sheets.retain(|other| other.revision != sheet.revision);
        state.sheets.push(sheet);
    }

    pub fn sheets(&self) -> Vec<Sheet> {
        self.0.borrow().sheets.clone()
    }

    pub fn keep_sheets(&self, keep: impl Fn(&Sheet) -> bool) {
        self.0.borrow_mut().sheets.retain(keep);
    }

    pub fn is_full(&self) -> bool {
        self.0.borrow().is_full || self.0.borrow().is_blocked
    }

    /// Puts a record of a newer format in the place of the newest one. Returns whether there was room.
    pub fn store_as_newer_program(&self, number: u32) -> bool {
        let mut state = self.0.borrow_mut();
        if state.is_full || state.is_blocked {
            return false;
        }
        let revision = |key: &String| {
            key.strip_prefix(PREFIX)
                .filter(|key| is_revision(key))
                .map(str::to_owned)
        };
        let newest = state.texts.keys().filter_map(|key| {
            let revision = revision(key)?;
            let number: u32 = revision.split('-').next()?.parse().ok()?;
            Some((number, key.clone(), revision))
        });
        let newest = newest.max();
        let (count, base, text) = match newest {
            Some((count, key, revision)) => {
                let text = state.texts.remove(&key).unwrap_or_default();
                let rest: Vec<&str> = text
                    .lines()
                    .skip(1)
                    .filter(|line| !line.starts_with("base "))
                    .collect();
                (count, format!("\nbase {revision}"), rest.join("\n"))
            }
            None => (0, String::new(), "wheel v=1&preset=saas".to_owned()),
        };
        let text = format!("flywheel 2{base}\n{text}\nforecast {number}");
        state
            .texts
            .insert(format!("{PREFIX}{}-ffffffff", count + 1), text);
        true
    }

    /// Whether a change is still made, or the browser is dead.
    fn lives(&self) -> bool {
        let mut state = self.0.borrow_mut();
        match &mut state.left {
            None => true,
            Some(0) => false,
            Some(left) => {
                *left -= 1;
                true
            }
        }
    }
}

impl Shelf for Disk {
    fn keys(&self) -> Result<Vec<String>, Refusal> {
        let state = self.0.borrow();
        if state.is_blocked {
            return Err(Refusal::Blocked);
        }
        Ok(state.texts.keys().cloned().collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, Refusal> {
        let state = self.0.borrow();
        if state.is_blocked {
            return Err(Refusal::Blocked);
        }
        Ok(state.texts.get(key).cloned())
    }

    fn write(&self, key: &str, text: &str) -> Result<(), Refusal> {
        if self.0.borrow().is_blocked {
            return Err(Refusal::Blocked);
        }
        if self.0.borrow().is_full {
            return Err(Refusal::Full);
        }
        if self.lives() {
            self.0.borrow_mut().texts.insert(key.to_owned(), text.to_owned());
        }
        Ok(())
    }

    fn remove(&self, key: &str) {
        if !self.0.borrow().is_blocked && self.lives() {
            self.0.borrow_mut().texts.remove(key);
        }
    }
}

impl fmt::Display for Disk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short = |text: &str| text.chars().take(400).collect::<String>();
        for (key, text) in &self.0.borrow().texts {
            writeln!(f, "{key}: {}", short(text))?;
        }
        for sheet in &self.0.borrow().sheets {
            writeln!(f, "sheet {}: {}", sheet.revision.written(), short(&sheet.record))?;
        }
        Ok(())
    }
}
