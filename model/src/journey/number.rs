//! The numbers of the journey, and what each may be.

use crate::number::{Reason, within};

/// A number of the journey. Rows are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// People reached a month.
    Reached,
    /// Percent of them in whom something is triggered.
    Triggered,
    /// Months in a phase.
    Dwell(usize),
    /// How much buyers need the touchpoint with this id.
    Weight(u32),
    /// Hours a month of an activity.
    Hours(usize),
    /// Money a month of an activity.
    Cost(usize),
    /// How often a buyer meets an activity.
    Times(usize),
    /// How much trust, expertise or scalability counts.
    Criterion(usize),
    /// A supplier's score for one of them.
    Score(usize, usize),
    /// Open deals at a stage of the pipeline.
    Deals(usize),
    /// What they are worth.
    Value(usize),
    /// Percent that advance.
    Advance(usize),
    /// Percent of the journey before the first contact with sales.
    BeforeContact,
}

impl Number {
    /// The smallest and largest value allowed.
    pub fn range(self) -> [f64; 2] {
        match self {
            Number::Reached | Number::Deals(_) => [0.0, 1e9],
            Number::Value(_) | Number::Cost(_) => [0.0, 1e12],
            Number::Triggered | Number::Advance(_) | Number::BeforeContact | Number::Weight(_) => {
                [0.0, 100.0]
            }
            Number::Dwell(_) => [0.0, 120.0],
            Number::Hours(_) => [0.0, 1e6],
            Number::Times(_) => [0.0, 1000.0],
            Number::Criterion(_) | Number::Score(..) => [0.0, 10.0],
        }
    }

    /// The value, if it is allowed.
    ///
    /// # Errors
    /// [`Reason::NotANumber`], [`Reason::Range`].
    pub fn allowed(self, value: f64) -> Result<f64, Reason> {
        within(value, self.range())
    }
}
