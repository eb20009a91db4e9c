//! Everything a visitor enters about a wheel.

mod path;
mod preset;
mod sentiment;
mod values;
mod weights;

pub(crate) use path::allowed;
pub use path::{MAX_CONVERSIONS, Path};
pub use preset::{Grade, Plausible, Preset};
pub use sentiment::{Sentiment, Shares, Votes, promoter_band};
pub use values::Values;
pub use weights::Weights;

use crate::field::Lever;
use crate::number::{
    Churn, Conversion, Customers, Cycle, Horizon, Market, Nps, Products, Reason, Recommended, Traffic, Wins,
};

/// How recommended customers are distinguished from the others. The customers that the path measures include them,
/// so that number is split and never added to, except where the traffic leaves recommended visitors out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Basis {
    /// Nothing was measured: the share follows the NPS, starting from the preset's.
    Typical,
    /// The share was measured.
    Measured(Recommended),
    /// What one promoter brings was measured; the path's customers include it.
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

/// The numbers of one wheel, each valid by itself. [`Inputs::calibrate`] checks them together.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    /// The example they started from, which gives the typical figures.
    pub preset: Preset,
    /// Visits a month.
    pub traffic: Traffic,
    /// From visit to customer.
    pub path: Path,
    /// Customers today.
    pub customers: Customers,
    /// Share of customers lost a month.
    pub churn: Churn,
    /// How happy the customers are.
    pub sentiment: Sentiment,
    /// How recommended customers are distinguished from the others.
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
    /// Whether the path has as many stages as the preset's, so that the preset's plausible ranges apply to it.
    pub fn is_presets_path(&self) -> bool {
        self.path.conversion().len() == self.preset.plausible().conversion.len()
    }

    /// What was entered for a lever, as a percentage, a score or an amount. None where it is estimated or empty.
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

    /// Replaces what was entered for a lever. A share by recommendation becomes the basis, and so do wins per
    /// promoter. A market may be taken away.
    ///
    /// # Errors
    /// As the quantity's own constructor, [`Reason::NotANumber`] without a value.
    pub fn set(&mut self, lever: Lever, value: Option<f64>) -> Result<(), Reason> {
        if lever == Lever::Market && value.is_none() {
            self.market = None;
            return Ok(());
        }
        let value = value.ok_or(Reason::NotANumber)?;
        match lever {
            Lever::Traffic => self.traffic = Traffic::new(value)?,
            Lever::Conversion(index) => {
                self.path = self.path.with_conversion(index, Conversion::percent(value)?);
            }
            Lever::Customers => self.customers = Customers::new(value)?,
            Lever::Churn => self.churn = Churn::percent(value)?,
            Lever::Nps => self.sentiment = Sentiment::Score(Nps::new(value)?),
            Lever::Recommended => self.basis = Basis::Measured(Recommended::percent(value)?),
            Lever::Wins => {
                let wins = Wins::new(value)?;
                self.basis = match self.basis {
                    Basis::Separate(_) => Basis::Separate(wins),
                    _ => Basis::Promoter(wins),
                };
            }
            Lever::Products => self.products = Products::new(value)?,
            Lever::Cycle => self.cycle = Cycle::new(value)?,
            Lever::Market => self.market = Some(Market::new(value)?),
        }
        Ok(())
    }
}

impl Preset {
    /// The example's numbers.
    pub fn inputs(self) -> Inputs {
        let figures = self.figures();
        Inputs {
            preset: self,
            traffic: Traffic::known(figures.traffic),
            path: Path::known(figures.names, figures.conversion),
            customers: Customers::known(figures.customers),
            churn: Churn::known(figures.churn),
            sentiment: Sentiment::Score(Nps::known(figures.nps)),
            basis: Basis::Typical,
            products: Products::known(figures.products),
            cycle: Cycle::known(figures.cycle),
            market: None,
            horizon: Horizon::USUAL,
        }
    }
}

impl Lever {
    /// The levers of these inputs, in the order of the page. They include either the share of new customers by
    /// recommendation or what a promoter brings.
    pub fn of(inputs: &Inputs) -> Vec<Lever> {
        let mut levers = vec![Lever::Traffic];
        levers.extend((0..inputs.path.conversion().len()).map(Lever::Conversion));
        levers.extend([Lever::Customers, Lever::Churn, Lever::Nps]);
        levers.push(match inputs.basis {
            Basis::Typical | Basis::Measured(_) => Lever::Recommended,
            Basis::Promoter(_) | Basis::Separate(_) => Lever::Wins,
        });
        levers.extend([Lever::Products, Lever::Cycle]);
        levers.extend(inputs.market.map(|_| Lever::Market));
        levers
    }
}
