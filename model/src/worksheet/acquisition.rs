//! What a new customer costs: all of them, and those that were paid for.

use super::{Single, Worksheet};

/// Money per new customer; none without one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Acquisition {
    /// Spend over all new customers: recommendation lowers it.
    pub blended: Option<f64>,
    /// Spend over those that nobody recommended: recommendation leaves it.
    pub paid: Option<f64>,
}

impl Worksheet {
    /// The acquisition cost by what was entered. More recommended than won counts as all of them.
    pub fn acquisition(&self) -> Acquisition {
        let spend = self.single(Single::Spend);
        let won = self.single(Single::Won);
        let recommended = self.single(Single::ByRecommendation).unwrap_or(0.0);
        let per = |customers: Option<f64>| {
            let customers = customers.filter(|customers| *customers > 0.0)?;
            spend.map(|spend| spend / customers)
        };
        Acquisition {
            blended: per(won),
            paid: per(won.map(|won| won - recommended)),
        }
    }
}
