//! Where each period stands in its sheet, found without a search.

use super::cell::YEARS;
use super::options::Options;
use super::sheet::columns::{answers, ledger};
use super::sheet::{Row, Sheet};

/// Stages of the longest path.
pub(super) const STAGES: usize = Options::Stages.keys().len();

/// A stage in a month of the ledger, or a quarter of the answers, counted from the first year.
pub(super) type Period = usize;

/// None for what is no month or no stage.
pub(super) fn in_ledger(month: f64, stage: usize) -> Option<Period> {
    counted(month, 12)
        .filter(|_| stage < STAGES)
        .map(|month| month * STAGES + stage)
}

/// None for what is no quarter.
pub(super) fn in_answers(quarter: f64) -> Option<Period> {
    counted(quarter, 4)
}

/// Counts months or quarters from the first year.
fn counted(period: f64, in_year: u32) -> Option<usize> {
    let first = f64::from(YEARS.start() * in_year);
    let end = f64::from((YEARS.end() + 1) * in_year);
    (first..end)
        .contains(&period)
        .then_some((period - first) as usize)
}

/// The period of a row. None in sheets that have none.
fn of(sheet: Sheet, row: &Row) -> Option<Period> {
    match sheet {
        Sheet::Ledger => in_ledger(row.number(ledger::MONTH)?, row.number(ledger::STAGE)? as usize),
        Sheet::Answers => in_answers(row.number(answers::QUARTER)?),
        _ => None,
    }
}

/// The first row of each period. There are few enough periods for a place for each of them, which is a smaller
/// download than a map.
#[derive(Debug)]
pub(super) struct Periods {
    sheet: Sheet,
    /// The row, counted from 1; 0 where there is none. No sheet has more rows than this can count.
    rows: Vec<u16>,
}

impl Periods {
    pub(super) fn of(sheet: Sheet, rows: &[Row]) -> Periods {
        let mut periods = Periods {
            sheet,
            rows: Vec::new(),
        };
        for (index, row) in rows.iter().enumerate() {
            periods.note(row, index);
        }
        periods
    }

    /// Notes a row, unless an earlier one has the same period.
    pub(super) fn note(&mut self, row: &Row, index: usize) {
        let Some(period) = of(self.sheet, row) else { return };
        if self.rows.len() <= period {
            self.rows.resize(period + 1, 0);
        }
        if self.rows[period] == 0 {
            self.rows[period] = index as u16 + 1;
        }
    }

    /// The first row of a period.
    pub(super) fn first(&self, period: Option<Period>) -> Option<usize> {
        let row = *self.rows.get(period?)?;
        usize::from(row).checked_sub(1)
    }

    /// The first row with the period of this one.
    pub(super) fn first_of(&self, row: &Row) -> Option<usize> {
        self.first(of(self.sheet, row))
    }

    /// The row of the last quarter up to this one that has any.
    pub(super) fn last_until(&self, quarter: f64) -> Option<usize> {
        let end = quarter - f64::from(4 * YEARS.start()) + 1.0;
        // The conversion makes 0 of less.
        let rows = &self.rows[..self.rows.len().min(end as usize)];
        let row = rows.iter().rev().find(|row| **row > 0)?;
        Some(usize::from(*row) - 1)
    }

    /// Every month of the ledger, the earliest first.
    pub(super) fn months(&self) -> Vec<f64> {
        let months = self.rows.chunks(STAGES).enumerate();
        let measured = months.filter(|(_, stages)| stages.iter().any(|row| *row > 0));
        let first = 12 * YEARS.start();
        measured
            .map(|(month, _)| f64::from(first + month as u32))
            .collect()
    }
}
