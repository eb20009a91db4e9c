//! Rows pasted from a spreadsheet.

use super::Worksheet;
use super::cell::Language;
use super::check::row_reason;
use super::periods::Periods;
use super::sheet::{Row, RowReason, Sheet};
use crate::field::RowProblem;
use crate::text::pasted;

impl Worksheet {
    /// Adds rows from a spreadsheet, with tabs, semicolons or commas between cells. Returns how many were added, and each row that cannot
    /// be used with its reason. Nothing that is there is lost.
    pub fn paste(
        &mut self,
        sheet: Sheet,
        text: &str,
        language: &Language<'_>,
    ) -> (usize, Vec<RowProblem<RowReason>>) {
        let (mut taken, mut refused) = (0, Vec::new());
        let mut periods = Periods::of(sheet, self.rows(sheet));
        let sheet_rows = self.sheets.rows_mut(sheet);
        for (index, pasted) in pasted(text).iter().enumerate() {
            if pasted.is_empty() {
                continue;
            }
            let row = match pasted.is_open() {
                true => Err(RowReason::Quote),
                false => row(sheet, sheet_rows, &periods, &pasted.cells, language),
            };
            match row {
                Ok(row) => {
                    periods.note(&row, sheet_rows.len());
                    sheet_rows.push(row);
                    taken += 1;
                }
                Err(reason) => refused.push(RowProblem {
                    row: index + 1,
                    text: pasted.text.to_owned(),
                    reason,
                }),
            }
        }
        (taken, refused)
    }
}

/// The row of these cells, if it fits behind the others. An earlier row that does not fit is flagged where it stands.
fn row(
    sheet: Sheet,
    rows: &[Row],
    periods: &Periods,
    cells: &[String],
    language: &Language<'_>,
) -> Result<Row, RowReason> {
    let row = sheet.row(cells, language)?;
    if rows.len() >= sheet.most() {
        return Err(RowReason::Full);
    }
    match row_reason(sheet, rows, periods, &row, rows.len()) {
        Some(reason) => Err(reason),
        None => Ok(row),
    }
}
