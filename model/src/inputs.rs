//! Everything a visitor enters about a wheel.

use crate::lever::Lever;
use crate::path::Path;
use crate::preset::Preset;
use crate::quantity::{Churn, Customers, Cycle, Horizon, Market, Products, Recommended, Traffic, Wins};
use crate::sentiment::Sentiment;

/// How recommended customers are told from the others. They are inside what the path measures, so
/// the measured wins are split, never added to (except where the traffic leaves them out).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Basis {
    /// The share follows the NPS from the preset's.
    Typical,
    /// The share was measured.
    Measured(Recommended),
    /// What one promoter brings was measured; the wins it makes up are inside the path's.
    Promoter(Wins),
    /// The same, but the traffic entered excludes recommended visitors.
    Separate(Wins),
}

impl Basis {
    /// The word for it in a link.
    pub fn key(self) -> &'static str {
        match self {
            Basis::Typical => "typical",
            Basis::Measured(_) => "measured",
            Basis::Promoter(_) => "promoter",
            Basis::Separate(_) => "separate",
        }
    }
}

/// The numbers of one wheel, each valid by itself; [`Inputs::calibrate`] checks them together.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    /// The example they started from; it gives the typical figures.
    pub preset: Preset,
    /// Visits a month.
    pub traffic: Traffic,
    /// From visit to customer.
    pub path: Path,
    /// Customers today.
    pub customers: Customers,
    /// Share of customers lost a month.
    pub churn: Churn,
    /// How happy they are.
    pub sentiment: Sentiment,
    /// How recommended customers are told from the others.
    pub basis: Basis,
    /// Products per customer.
    pub products: Products,
    /// Months from first contact to customer.
    pub cycle: Cycle,
    /// All customers there could ever be, if that limits anything.
    pub market: Option<Market>,
    /// Months to look ahead.
    pub horizon: Horizon,
}

impl Inputs {
    /// Whether the path has as many stages as the preset's, so that what is usual is known of each.
    pub fn is_presets_path(&self) -> bool {
        self.path.conversion().len() == self.preset.plausible().conversion.len()
    }

    /// What was entered for a lever: percent, score or amount; none where it is estimated or empty.
    pub fn get(&self, lever: Lever) -> Option<f64> {
        match (lever, self.basis) {
            (Lever::Traffic, _) => Some(self.traffic.get()),
            (Lever::Conversion(index), _) => self.path.conversion().get(index).map(|c| c.get()),
            (Lever::Customers, _) => Some(self.customers.get()),
            (Lever::Churn, _) => Some(self.churn.get()),
            (Lever::Nps, _) => Some(self.sentiment.score()),
            (Lever::Recommended, Basis::Measured(share)) => Some(share.get()),
            (Lever::Wins, Basis::Promoter(wins) | Basis::Separate(wins)) => Some(wins.get()),
            (Lever::Recommended | Lever::Wins, _) => None,
            (Lever::Products, _) => Some(self.products.get()),
            (Lever::Cycle, _) => Some(self.cycle.get()),
            (Lever::Market, _) => self.market.map(Market::get),
        }
    }
}
