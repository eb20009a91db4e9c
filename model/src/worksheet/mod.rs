//! The worksheet: what a team measures, where its forces go and where customers meet friction, period by
//! period. Its sheets are tables of cells; what follows from them is the wheel's own numbers.

mod acquisition;
mod answers;
mod cell;
mod contract;
mod file;
mod health;
mod ledger;
mod pushes;
mod register;
mod sheet;
mod silos;
mod single;
mod text;
mod upsell;

pub use acquisition::Acquisition;
pub use answers::Quarter;
pub use cell::{Cell, Kind, Language, PLAIN, Wrong};
pub use contract::Contract;
pub use file::{Import, csv, sheet_of};
pub use health::Health;
pub use ledger::{Basis, Line, Measured};
pub use pushes::{Pushes, regularity};
pub use register::Friction;
pub use sheet::{Because, Column, Refused, Row, Sheet, columns};
pub use single::{Note, Single};
pub use upsell::Advice;

/// All that is entered in the worksheet.
///
/// Every cell and number in it is allowed where it stands; what rows say together [`Worksheet::check`] looks at.
#[derive(Clone, Debug, PartialEq)]
pub struct Worksheet {
    sheets: [Vec<Row>; 5],
    singles: [Option<f64>; Single::COUNT],
    notes: [String; Note::COUNT],
}

impl Default for Worksheet {
    fn default() -> Worksheet {
        Worksheet {
            sheets: Default::default(),
            singles: [None; Single::COUNT],
            notes: Default::default(),
        }
    }
}

impl Worksheet {
    /// Longest words in a cell or a note, in characters.
    pub const LONGEST: usize = 120;

    /// The rows of a sheet.
    pub fn rows(&self, sheet: Sheet) -> &[Row] {
        &self.sheets[sheet as usize]
    }

    /// Whether nothing was entered.
    pub fn is_empty(&self) -> bool {
        *self == Worksheet::default()
    }

    /// Adds a row at the end, if the sheet has room for one.
    pub fn add(&mut self, sheet: Sheet, row: Row) -> bool {
        let rows = &mut self.sheets[sheet as usize];
        let has_room = rows.len() < sheet.most();
        if has_room {
            rows.push(row);
        }
        has_room
    }

    /// Takes a row away, if it is there.
    pub fn remove(&mut self, sheet: Sheet, index: usize) {
        let rows = &mut self.sheets[sheet as usize];
        if index < rows.len() {
            rows.remove(index);
        }
    }

    /// Replaces all rows of a sheet.
    pub fn replace(&mut self, sheet: Sheet, mut rows: Vec<Row>) {
        rows.truncate(sheet.most());
        self.sheets[sheet as usize] = rows;
    }

    /// Enters a cell as it was typed. It is emptied by nothing, where it may be empty.
    ///
    /// # Errors
    /// What is wrong with it; the worksheet stays as it was.
    pub fn enter(
        &mut self,
        sheet: Sheet,
        index: usize,
        column: usize,
        typed: &str,
        language: &Language<'_>,
    ) -> Result<(), Because> {
        let cell = sheet.cell(column, typed, language)?;
        if let Some(row) = self.sheets[sheet as usize].get_mut(index) {
            row.set(column, cell);
        }
        Ok(())
    }

    /// Every row whose cells do not fit together, or not with another row: a ledger that does not add up,
    /// a period that stands there twice. Rows are counted from 0.
    pub fn check(&self, sheet: Sheet) -> Vec<(usize, Because)> {
        let wrong = |index| self.wrong(sheet, index).map(|because| (index, because));
        (0..self.rows(sheet).len()).filter_map(wrong).collect()
    }

    /// The same of one row.
    pub fn wrong(&self, sheet: Sheet, index: usize) -> Option<Because> {
        match sheet {
            Sheet::Ledger => ledger::wrong(self.rows(sheet), index),
            Sheet::Answers => answers::wrong(self.rows(sheet), index),
            _ => None,
        }
    }

    /// A number that stands alone; the usual one where none was entered.
    pub fn single(&self, single: Single) -> Option<f64> {
        self.singles[single as usize].or(single.usual())
    }

    /// Whether one of them says yes.
    pub fn is_on(&self, single: Single) -> bool {
        self.single(single) == Some(1.0)
    }

    /// Enters a number that stands alone, or empties it.
    ///
    /// # Errors
    /// As [`Single::allowed`].
    pub fn enter_single(&mut self, single: Single, value: Option<f64>) -> Result<(), crate::Reason> {
        self.singles[single as usize] = value.map(|value| single.allowed(value)).transpose()?;
        Ok(())
    }

    /// Words that stand alone.
    pub fn note(&self, note: Note) -> &str {
        &self.notes[note as usize]
    }

    /// Replaces words that stand alone.
    pub fn write(&mut self, note: Note, words: &str) {
        self.notes[note as usize] = cell::shortened(words);
    }
}
