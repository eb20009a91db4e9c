//! One sale, or a contract: a margin once against a fee a month for as long as the contract lasts, and from the
//! contracts that it brings.
//!
//! Contracts end by churn and bring others by recommendation. After `t` months a contract has brought `fee * S_t`,
//! with `S_t = sum over j < t of (1 - mu)^j` and `mu = churn - recommendation`.

use crate::number::glide;
use crate::worksheet::{Single, Worksheet};

/// The two ways to sell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contract {
    /// Money once.
    pub margin: f64,
    /// Money a month.
    pub fee: f64,
    /// Fraction of contracts that end a month, 0 to 1.
    pub churn: f64,
    /// Contracts that one contract brings a month.
    pub spin: f64,
}

/// How many months to look ahead: a century.
const LONGEST: usize = 1200;

impl Contract {
    /// The money that the contract has brought after so many months.
    ///
    /// ```
    /// use flywheel_model::learn::Contract;
    ///
    /// let contract = Contract { margin: 1200.0, fee: 100.0, churn: 0.0, spin: 0.0 };
    /// assert_eq!(contract.brought(12), 1200.0);
    /// assert_eq!(contract.equal(), Some(12));
    /// assert_eq!(contract.ahead(), Some(13));
    /// ```
    pub fn brought(&self, months: usize) -> f64 {
        self.fee * glide(self.churn - self.spin, months as f64)
    }

    /// The first month after which the contract has brought more than the sale. None within a century.
    pub fn ahead(&self) -> Option<usize> {
        self.first(|brought, margin| brought > margin)
    }

    /// The first month after which it has brought exactly as much, if there is one.
    pub fn equal(&self) -> Option<usize> {
        let first = self.first(|brought, margin| brought >= margin)?;
        (Some(first) != self.ahead()).then_some(first)
    }

    /// The first month for which a condition holds, by halving: what is brought grows with the months.
    fn first(&self, is_there: impl Fn(f64, f64) -> bool) -> Option<usize> {
        let holds = |months: usize| is_there(self.brought(months), self.margin);
        let (mut below, mut from) = (0, LONGEST);
        if !holds(from) {
            return None;
        }
        while from - below > 1 {
            let middle = below.midpoint(from);
            if holds(middle) {
                from = middle;
            } else {
                below = middle;
            }
        }
        Some(from)
    }
}

impl Worksheet {
    /// The sale and the contract as they were entered.
    pub fn contract(&self) -> Contract {
        let of = |single| self.single(single).unwrap_or(0.0);
        Contract {
            margin: of(Single::Margin),
            fee: of(Single::Fee),
            churn: of(Single::ContractChurn) / 100.0,
            spin: of(Single::ContractSpin) / 100.0,
        }
    }
}
