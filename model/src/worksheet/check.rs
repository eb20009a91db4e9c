//! What rows say together: whether a ledger adds up, and whether a period stands there twice.

use super::Worksheet;
use super::periods::Periods;
use super::sheet::{Row, RowReason, Sheet};

impl Worksheet {
    /// Every row whose cells do not fit together, or do not fit another row, with the reason. Rows are counted from
    /// 0.
    pub fn check(&self, sheet: Sheet) -> Vec<(usize, RowReason)> {
        let wrong = |index| self.row_reason(sheet, index).map(|reason| (index, reason));
        (0..self.rows(sheet).len()).filter_map(wrong).collect()
    }

    /// Why one row does not fit. None if it does.
    pub fn row_reason(&self, sheet: Sheet, index: usize) -> Option<RowReason> {
        let periods = match sheet {
            Sheet::Ledger => &self.sheets.summary().ledger,
            Sheet::Answers => &self.sheets.summary().answers,
            _ => return None,
        };
        let rows = self.rows(sheet);
        row_reason(sheet, rows, periods, rows.get(index)?, index)
    }
}

/// Why a row at this place does not fit the others. None if it does.
pub(super) fn row_reason(
    sheet: Sheet,
    rows: &[Row],
    periods: &Periods,
    row: &Row,
    index: usize,
) -> Option<RowReason> {
    if let Some(twin) = periods.first_of(row).filter(|first| *first < index) {
        return Some(RowReason::Twice(twin));
    }
    let find = |period| rows.get(periods.first(period)?);
    match sheet {
        Sheet::Ledger => super::ledger::row_reason(row, find),
        Sheet::Answers => super::answers::row_reason(row, find),
        _ => None,
    }
}
