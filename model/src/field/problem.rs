//! What is wrong with a value: which field, what was read, what is allowed.

use super::Field;
use crate::number::Reason;
use std::fmt;

/// One refused value.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Which input.
    pub field: Field,
    /// What was read, as it was read.
    pub read: String,
    /// Why it is refused.
    pub reason: Reason,
}

/// A pasted or imported row that was not taken over.
#[derive(Clone, Debug, PartialEq)]
pub struct RowProblem<Reason> {
    /// Its number, counted from 1. In a file the heads are the first row.
    pub row: usize,
    /// The row itself, to be corrected.
    pub text: String,
    /// Why it is refused.
    pub reason: Reason,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Field::Of(part, _) = self.field {
            write!(f, "{}-", part.key())?;
        }
        write!(f, "{}: read “{}”; ", self.field.key(), self.read)?;
        match self.reason {
            Reason::NotANumber => f.write_str("a number is needed"),
            Reason::Range { min, max } => write!(f, "allowed is {min} to {max}"),
            Reason::NotWhole { min, max } => write!(f, "allowed is a whole number from {min} to {max}"),
            Reason::NoVotes => f.write_str("at least one answer is needed"),
            Reason::Count { min, max } => {
                write!(
                    f,
                    "allowed are {min} to {max} conversions and one stage name more"
                )
            }
            Reason::Name => f.write_str("a name has 1 to 40 characters"),
            Reason::Word => f.write_str("not one of the allowed words"),
            Reason::TooLong { max } => write!(f, "at most {max} characters"),
            Reason::MarketBelowCustomers { customers } => {
                write!(f, "the market must hold the {customers} customers")
            }
            Reason::MarketTooSmall { above } => write!(f, "the market must be larger than {above}"),
            Reason::SpinTooFast { at_most_percent } => write!(f, "allowed is at most {at_most_percent} %"),
            Reason::NoCustomers => f.write_str("without customers a share has no meaning"),
            Reason::LowAboveHigh => f.write_str("the low end must not lie above the high end"),
            Reason::Order => f.write_str("happier customers must not recommend less or leave more"),
            Reason::NothingToScale => f.write_str("it is 0 today, so a change has no ratio to act by"),
        }
    }
}

impl std::error::Error for Problem {}
