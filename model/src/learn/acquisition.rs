//! What a new customer costs, over all new customers and over those who were paid for.

use crate::worksheet::{Single, Worksheet};

/// Money per new customer. None without customers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Acquisition {
    /// Spend over all new customers, which recommendation lowers.
    pub blended: Option<f64>,
    /// Spend over those whom nobody recommended, which recommendation leaves as it is.
    pub paid: Option<f64>,
}

impl Worksheet {
    /// The acquisition cost. If more were recommended than won, all were.
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
