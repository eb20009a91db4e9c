//! The worksheet: what a team measures, where its forces go, and where customers meet friction, period by period.
//! Its sheets are tables of cells, and what follows from them are numbers of the wheel.

mod answers;
mod cell;
mod check;
mod dates;
mod friction;
mod health;
mod history;
mod ledger;
mod note;
mod options;
mod paste;
mod periods;
mod pushes;
mod register;
mod sheet;
mod sheets;
mod single;
mod summary;

pub use answers::{Quarter, count_scores};
pub use cell::{Cell, CellReason, Kind, Language, PLAIN, ReadCount};
pub use dates::FILE;
pub use friction::Friction;
pub use health::Health;
pub use ledger::{Line, Measured};
pub use note::Note;
pub use options::{Contact, Example, Options, Remedy};
pub use pushes::{Pushes, regularity};
pub use register::planned;
pub use sheet::{Column, Row, RowReason, Sheet, columns};
pub use single::Single;

#[cfg(test)]
pub(crate) use sheet::READ;

use crate::number::Reason;
use crate::text::shortened;
use sheets::Sheets;

/// All that is entered in the worksheet.
///
/// Each cell and each number is allowed where it stands. [`Worksheet::check`] looks at what rows say together.
#[derive(Clone, Debug, PartialEq)]
pub struct Worksheet {
    sheets: Sheets,
    singles: [Option<f64>; Single::COUNT],
    notes: [String; Note::COUNT],
}

impl Default for Worksheet {
    fn default() -> Worksheet {
        Worksheet {
            sheets: Sheets::default(),
            singles: [None; Single::COUNT],
            notes: Default::default(),
        }
    }
}

impl Worksheet {
    /// Longest words in a cell or a note, in characters.
    pub const LONGEST: usize = cell::LONGEST;

    /// The rows of a sheet.
    pub fn rows(&self, sheet: Sheet) -> &[Row] {
        self.sheets.rows(sheet)
    }

    /// Whether nothing was entered.
    pub fn is_empty(&self) -> bool {
        *self == Worksheet::default()
    }

    /// Adds a row at the end. Returns whether the sheet had room for it.
    pub fn add(&mut self, sheet: Sheet, row: Row) -> bool {
        let rows = self.sheets.rows_mut(sheet);
        let has_room = rows.len() < sheet.most();
        if has_room {
            rows.push(row);
        }
        has_room
    }

    /// Removes a row, if it is there.
    pub fn remove(&mut self, sheet: Sheet, index: usize) {
        let rows = self.sheets.rows_mut(sheet);
        if index < rows.len() {
            rows.remove(index);
        }
    }

    /// Replaces all rows of a sheet.
    pub fn replace(&mut self, sheet: Sheet, mut rows: Vec<Row>) {
        rows.truncate(sheet.most());
        *self.sheets.rows_mut(sheet) = rows;
    }

    /// Replaces a sheet by that of another worksheet.
    pub(crate) fn take_over(&mut self, sheet: Sheet, mut other: Worksheet) {
        *self.sheets.rows_mut(sheet) = std::mem::take(other.sheets.rows_mut(sheet));
    }

    /// Replaces a cell by what was typed. An empty text empties it, where it may be empty.
    ///
    /// # Errors
    /// Why the cell is refused. The worksheet stays as it was.
    pub fn enter(
        &mut self,
        sheet: Sheet,
        index: usize,
        column: usize,
        typed: &str,
        language: &Language<'_>,
    ) -> Result<(), RowReason> {
        let cell = sheet.cell(column, typed, language)?;
        if let Some(row) = self.sheets.rows_mut(sheet).get_mut(index) {
            row.set(column, cell);
        }
        Ok(())
    }

    /// A number that stands alone, or the usual one where none was entered.
    pub fn single(&self, single: Single) -> Option<f64> {
        self.singles[single as usize].or(single.usual())
    }

    /// A number that stands alone, if it was entered.
    pub(crate) fn entered(&self, single: Single) -> Option<f64> {
        self.singles[single as usize]
    }

    /// Whether a number that stands alone says yes.
    pub fn is_on(&self, single: Single) -> bool {
        self.single(single) == Some(1.0)
    }

    /// Replaces a number that stands alone, or empties it.
    ///
    /// # Errors
    /// As [`Single::allowed`].
    pub fn enter_single(&mut self, single: Single, value: Option<f64>) -> Result<(), Reason> {
        self.singles[single as usize] = value.map(|value| single.allowed(value)).transpose()?;
        Ok(())
    }

    /// Words that stand alone.
    pub fn note(&self, note: Note) -> &str {
        &self.notes[note as usize]
    }

    /// Replaces words that stand alone.
    pub fn write(&mut self, note: Note, words: &str) {
        self.notes[note as usize] = shortened(words, Worksheet::LONGEST);
    }
}
