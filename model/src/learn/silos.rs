//! Silos: whether a team sees what the others know of a customer.

use crate::worksheet::{Single, Worksheet};

impl Worksheet {
    /// The share of what other teams know that a team does not see, 0 to 1. It is 0 where one system shows
    /// everything.
    pub fn silos(&self) -> f64 {
        if self.is_on(Single::Integrated) {
            return 0.0;
        }
        let hidden = Single::SEES
            .into_iter()
            .filter(|single| !self.is_on(*single))
            .count();
        hidden as f64 / Single::SEES.len() as f64
    }

    /// Whether sales sees service's tickets before it offers more.
    pub fn warns_sales(&self) -> bool {
        self.is_on(Single::Integrated) || self.is_on(Single::SalesSeesService)
    }
}
