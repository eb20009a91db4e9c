//! Rows pasted from a spreadsheet.

use super::Worksheet;
use super::cell::Language;
use super::sheet::{RowReason, Sheet};
use crate::field::RowProblem;
use crate::text::rows;

impl Worksheet {
    /// Adds rows from a spreadsheet, with tabs between cells. Returns how many were added, and each row that cannot
    /// be used with its reason. Nothing that is there is lost.
    pub fn paste(
        &mut self,
        sheet: Sheet,
        text: &str,
        language: &Language<'_>,
    ) -> (usize, Vec<RowProblem<RowReason>>) {
        let (mut taken, mut refused) = (0, Vec::new());
        for (index, cells) in rows(text, '\t').iter().enumerate() {
            if cells.iter().all(String::is_empty) {
                continue;
            }
            match self.take(sheet, cells, language) {
                Ok(()) => taken += 1,
                Err(reason) => refused.push(RowProblem {
                    row: index + 1,
                    text: cells.join("\t"),
                    reason,
                }),
            }
        }
        (taken, refused)
    }

    fn take(&mut self, sheet: Sheet, cells: &[String], language: &Language<'_>) -> Result<(), RowReason> {
        let row = sheet.row(cells, language)?;
        if !self.add(sheet, row) {
            return Err(RowReason::Full);
        }
        let last = self.rows(sheet).len() - 1;
        // Only the new row is checked. An earlier one that does not fit is flagged where it stands.
        match self.row_reason(sheet, last) {
            Some(reason) => {
                self.remove(sheet, last);
                Err(reason)
            }
            None => Ok(()),
        }
    }
}
