//! The rows of all sheets, and what follows from them together.

use super::sheet::{Row, Sheet};
use super::summary::Summary;
use std::sync::OnceLock;

/// The rows of all sheets. Their summary is made when it is first asked for after a change.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    rows: [Vec<Row>; 5],
    summary: OnceLock<Summary>,
}

impl Sheets {
    pub(super) fn rows(&self, sheet: Sheet) -> &[Row] {
        &self.rows[sheet as usize]
    }

    pub(super) fn rows_mut(&mut self, sheet: Sheet) -> &mut Vec<Row> {
        self.summary.take();
        &mut self.rows[sheet as usize]
    }

    pub(super) fn summary(&self) -> &Summary {
        self.summary.get_or_init(|| Summary::of(&self.rows))
    }
}

/// A copy is made to be changed, so it has no summary.
impl Clone for Sheets {
    fn clone(&self) -> Sheets {
        Sheets {
            rows: self.rows.clone(),
            summary: OnceLock::new(),
        }
    }
}

impl PartialEq for Sheets {
    fn eq(&self, other: &Sheets) -> bool {
        self.rows == other.rows
    }
}
