//! The ledger: what came, left and stayed at each stage, month by month, and the wheel's numbers in it.
//!
//! `total = opening + added - lost`, and `change = (now - then) / then`. A conversion is what was added at a stage
//! over what was added at the one before. Churn is what was lost over the opening. Stages are counted from 0, the
//! visits, to the customers, as on the wheel's path.

use super::Worksheet;
use super::answers::Quarter;
use super::periods::{Period, in_ledger};
use super::sheet::columns::ledger as at;
use super::sheet::{Row, RowReason, Sheet};
use crate::document::{Against, Document};
use crate::field::shown::ChangeOver;
use crate::field::{Field, Lever, Part, Problem};
use crate::inputs::{Inputs, Sentiment};
use crate::number::{Customers, written};

/// A row of the ledger with what follows from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// 12 times the year plus the months before it.
    pub month: f64,
    /// Counted from 0.
    pub stage: usize,
    /// At the end of the month.
    pub total: f64,
    /// Change of the total, as a fraction. None without an earlier value.
    pub change: Option<f64>,
    /// Conversion from the stage before, as a fraction.
    pub conversion: Option<f64>,
    /// What was lost of the opening, as a fraction.
    pub churn: Option<f64>,
}

/// The wheel's numbers in one month. Each may be missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// 12 times the year plus the months before it.
    pub month: f64,
    /// Each lever that was measured, in the unit in which it is entered.
    pub values: Vec<(Lever, f64)>,
    /// The answers of the last quarter up to then, if there are any.
    pub votes: Option<Quarter>,
}

fn added(row: &Row) -> f64 {
    row.number(at::ADDED).unwrap_or(0.0)
}

fn total(row: &Row) -> f64 {
    row.number(at::OPENING).unwrap_or(0.0) + added(row) - row.number(at::LOST).unwrap_or(0.0)
}

fn stage(row: &Row) -> usize {
    row.number(at::STAGE).unwrap_or(0.0) as usize
}

fn month(row: &Row) -> f64 {
    row.number(at::MONTH).unwrap_or(0.0)
}

/// Why a row does not fit the first row of another period. None if it does.
pub(super) fn row_reason<'a>(
    row: &Row,
    find: impl Fn(Option<Period>) -> Option<&'a Row>,
) -> Option<RowReason> {
    let sum = total(row);
    if sum < 0.0 {
        return Some(RowReason::BelowZero);
    }
    if let Some(read) = row.number(at::TOTAL).filter(|read| *read != sum) {
        return Some(RowReason::Total(sum, read));
    }
    // Only what stays from month to month has an opening. Visits start anew.
    let opening = row.number(at::OPENING)?;
    let before = find(in_ledger(month(row) - 1.0, stage(row)));
    let before = before.filter(|before| before.number(at::OPENING).is_some())?;
    (total(before) != opening).then(|| RowReason::Opening(total(before), opening))
}

impl Worksheet {
    /// Every row of the ledger with what follows from it, in order.
    ///
    /// ```
    /// use flywheel_model::shown::ChangeOver;
    /// use flywheel_model::worksheet::{PLAIN, Sheet, Worksheet};
    ///
    /// let mut worksheet = Worksheet::default();
    /// worksheet.paste(Sheet::Ledger, "2026-03\t2\t1000\t200\t50", &PLAIN);
    /// assert_eq!(worksheet.ledger(ChangeOver::Month)[0].total, 1150.0);
    /// assert_eq!(worksheet.ledger(ChangeOver::Month)[0].change, Some(0.15));
    /// assert_eq!(worksheet.ledger(ChangeOver::Year)[0].change, None); // nothing earlier
    /// ```
    pub fn ledger(&self, over: ChangeOver) -> Vec<Line> {
        self.rows(Sheet::Ledger)
            .iter()
            .map(|row| self.line(row, over))
            .collect()
    }

    /// A row with what follows from it. If the month before has no row of its own, the opening stands for its
    /// total.
    pub fn line(&self, row: &Row, over: ChangeOver) -> Line {
        let (month, stage, total_now) = (month(row), stage(row), total(row));
        let back = match over {
            ChangeOver::Month => 1.0,
            ChangeOver::Year => 12.0,
        };
        let earlier = self.find(month - back, stage).map(total);
        let opening = row.number(at::OPENING);
        let then = earlier.or(opening.filter(|_| over == ChangeOver::Month));
        let ratio = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
        let before = stage.checked_sub(1).and_then(|before| self.find(month, before));
        Line {
            month,
            stage,
            total: total_now,
            change: then.and_then(|then| ratio(total_now - then, then)),
            conversion: before.and_then(|before| ratio(added(row), added(before))),
            churn: opening.and_then(|opening| ratio(row.number(at::LOST).unwrap_or(0.0), opening)),
        }
    }

    /// Every month of the ledger, the earliest first.
    pub fn months(&self) -> &[f64] {
        &self.sheets.summary().months
    }

    /// What the ledger and the last answers up to then say of the wheel in one month.
    pub fn measured(&self, inputs: &Inputs, month: f64) -> Measured {
        let last = inputs.path.conversion().len();
        let mut values = Vec::new();
        let line = |stage| {
            self.find(month, stage)
                .map(|row| self.line(row, ChangeOver::Month))
        };
        if let Some(visits) = line(0) {
            values.push((Lever::Traffic, visits.total));
        }
        for stage in 1..=last {
            let conversion = line(stage).and_then(|line| line.conversion);
            values.extend(conversion.map(|rate| (Lever::Conversion(stage - 1), 100.0 * rate)));
        }
        if let Some(customers) = line(last) {
            values.push((Lever::Customers, customers.total));
            values.extend(customers.churn.map(|churn| (Lever::Churn, 100.0 * churn)));
        }
        let votes = self.last_answers((month / 3.0).floor());
        Measured { month, values, votes }
    }

    /// The last month whose numbers are those of the wheel.
    pub fn month_in_use(&self, inputs: &Inputs) -> Option<f64> {
        // Mostly the visits tell that a month is not in use.
        let is_like = |month| {
            let visits = self.find(month, 0).map(total);
            visits.is_none_or(|visits| visits == inputs.traffic.get())
        };
        let is_in_use = |month: &f64| is_like(*month) && self.measured(inputs, *month).is_in_use(inputs);
        self.months().iter().copied().rev().find(is_in_use)
    }

    /// The first row of a stage in a month.
    fn find(&self, month: f64, stage: usize) -> Option<&Row> {
        let row = self.sheets.summary().ledger.first(in_ledger(month, stage))?;
        self.rows(Sheet::Ledger).get(row)
    }
}

impl Measured {
    /// The inputs with these numbers. What was not measured stays as it is.
    ///
    /// # Errors
    /// The first number that the wheel refuses, such as a conversion above 100 %.
    pub fn enter(&self, inputs: &Inputs) -> Result<Inputs, Problem> {
        let mut new = inputs.clone();
        for (lever, value) in &self.values {
            new.set(*lever, Some(*value)).map_err(|reason| Problem {
                field: field(*lever),
                read: written(*value),
                reason,
            })?;
        }
        if let Some(votes) = self.votes.and_then(|quarter| quarter.votes()) {
            new.sentiment = Sentiment::Votes(votes);
        }
        new.calibrate()?;
        Ok(new)
    }

    /// Makes these the wheel's numbers, and those of the month before what friction is compared with.
    ///
    /// # Errors
    /// As [`Measured::enter`]. The document stays as it was.
    pub fn apply(&self, document: &mut Document, before: Option<&Measured>) -> Result<(), Problem> {
        let mut new = document.clone();
        new.inputs = self.enter(&document.inputs)?;
        let before = before.map_or(&[][..], |before| &before.values);
        for (lever, value) in before {
            if matches!(lever, Lever::Conversion(_) | Lever::Churn) {
                new.set(Part::Last, *lever, Some(*value))
                    .map_err(|reason| Problem {
                        field: Field::Of(Part::Last, *lever),
                        read: written(*value),
                        reason,
                    })?;
            }
        }
        if !before.is_empty() {
            new.against = Against::Last;
        }
        *document = new;
        Ok(())
    }

    /// Whether these are the wheel's numbers.
    pub fn is_in_use(&self, inputs: &Inputs) -> bool {
        // Only what may be in use is entered, which takes longer.
        let is_like = |(lever, value): &(Lever, f64)| inputs.get(*lever) == Some(*value);
        let is_in_use = || self.enter(inputs).is_ok_and(|new| new == *inputs);
        !self.values.is_empty() && self.values.iter().all(is_like) && is_in_use()
    }

    /// Customers at the end of the month, if they were counted.
    pub fn customers(&self) -> Option<Customers> {
        let found = self.values.iter().find(|(lever, _)| *lever == Lever::Customers);
        found.and_then(|(_, value)| Customers::new(*value).ok())
    }
}

fn field(lever: Lever) -> Field {
    match lever {
        Lever::Traffic => Field::Traffic,
        Lever::Conversion(index) => Field::Conversion(index),
        Lever::Churn => Field::Churn,
        _ => Field::Customers,
    }
}
