//! What rows say together: whether a ledger adds up, and whether a period stands there twice.

use super::Worksheet;
use super::sheet::{RowReason, Sheet};

impl Worksheet {
    /// Every row whose cells do not fit together, or do not fit another row, with the reason. Rows are counted from
    /// 0.
    pub fn check(&self, sheet: Sheet) -> Vec<(usize, RowReason)> {
        let wrong = |index| self.row_reason(sheet, index).map(|reason| (index, reason));
        (0..self.rows(sheet).len()).filter_map(wrong).collect()
    }

    /// Why one row does not fit. None if it does.
    pub fn row_reason(&self, sheet: Sheet, index: usize) -> Option<RowReason> {
        match sheet {
            Sheet::Ledger => super::ledger::row_reason(self.rows(sheet), index),
            Sheet::Answers => super::answers::row_reason(self.rows(sheet), index),
            _ => None,
        }
    }
}
