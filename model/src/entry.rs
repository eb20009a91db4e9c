//! Every number that a visitor can enter, by its field: read, and replaced.

use crate::document::{Document, Part};
use crate::inputs::{Basis, Inputs};
use crate::lever::Lever;
use crate::problem::{Field, Reason};
use crate::quantity::{
    Churn, Conversion, Correlation, Customers, Cycle, Horizon, Market, Nps, Products, Recommended, Seed,
    Traffic, Wins,
};
use crate::sentiment::{Sentiment, Votes};
use crate::weights::Weights;

impl Field {
    /// The lever that is entered there as one of "your numbers".
    pub fn lever(self) -> Option<Lever> {
        Some(match self {
            Field::Traffic => Lever::Traffic,
            Field::Conversion(index) => Lever::Conversion(index),
            Field::Customers => Lever::Customers,
            Field::Churn => Lever::Churn,
            Field::Nps => Lever::Nps,
            Field::Recommended => Lever::Recommended,
            Field::Wins => Lever::Wins,
            Field::Products => Lever::Products,
            Field::Cycle => Lever::Cycle,
            Field::Market => Lever::Market,
            _ => return None,
        })
    }
}

impl Document {
    /// The number that stands in a field; none where it is empty, or holds no number.
    ///
    /// ```
    /// # use flywheel_model::{Document, Field, Preset, Reason};
    /// let mut document = Document::from(Preset::Saas.inputs());
    /// assert_eq!(document.number(Field::Churn), Some(2.5));
    /// document.enter(Field::Churn, Some(3.0))?;
    /// assert_eq!(document.number(Field::Churn), Some(3.0));
    /// assert_eq!(document.enter(Field::Churn, None), Err(Reason::NotANumber));
    /// assert_eq!(document.enter(Field::Market, None), Ok(())); // no limit
    /// # Ok::<(), Reason>(())
    /// ```
    pub fn number(&self, field: Field) -> Option<f64> {
        let inputs = &self.inputs;
        match field {
            Field::Vote(index) => votes(inputs)?.get(index).copied(),
            Field::Horizon => Some(inputs.horizon.months() as f64),
            Field::Of(part, lever) => self.part(part).get(lever),
            Field::Correlation => Some(self.correlation.get()),
            Field::Seed => Some(f64::from(self.seed.get())),
            Field::Weight(index) => self.weights.get().get(index).copied(),
            Field::Force(force, index) => self.forces.get(force, index),
            Field::Item(index, number) => self.items.get(index).map(|item| item.get(number)),
            field => inputs.get(field.lever()?),
        }
    }

    /// Replaces the number in a field; none empties it.
    ///
    /// # Errors
    /// Those of the quantity, and [`Reason::NotANumber`] for a field that must not be empty. The
    /// document stays as it was. Whether the numbers fit together [`Inputs::calibrate`] tells.
    pub fn enter(&mut self, field: Field, value: Option<f64>) -> Result<(), Reason> {
        let number = value.ok_or(Reason::NotANumber);
        match field {
            Field::Vote(index) => {
                let mut counts = votes(&self.inputs).unwrap_or([0.0; 3]);
                if let Some(count) = counts.get_mut(index) {
                    *count = number?;
                }
                let [promoters, passives, detractors] = counts;
                self.inputs.sentiment = Sentiment::Votes(Votes::new(promoters, passives, detractors)?);
            }
            Field::Horizon => self.inputs.horizon = Horizon::new(number?)?,
            Field::Of(Part::If, lever) => {
                return self.try_out(lever, value).map_err(|problem| problem.reason);
            }
            Field::Of(part, lever) => return self.set(part, lever, value),
            Field::Correlation => self.correlation = Correlation::new(number?)?,
            Field::Seed => self.seed = Seed::new(number?)?,
            Field::Weight(index) => {
                let mut weights = self.weights.get();
                if let Some(weight) = weights.get_mut(index) {
                    *weight = number?;
                }
                self.weights = Weights::new(weights)?;
            }
            Field::Force(force, index) => return self.forces.set(force, index, value),
            Field::Item(index, which) => {
                if let Some(item) = self.items.get_mut(index) {
                    return item.set(which, number?);
                }
            }
            field => {
                if let Some(lever) = field.lever() {
                    return self.inputs.set(lever, value);
                }
            }
        }
        Ok(())
    }
}

impl Inputs {
    /// Replaces what was entered for a lever. A share by recommendation makes it a measured one, wins
    /// per promoter make it those; a market may be taken away.
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

fn votes(inputs: &Inputs) -> Option<[f64; 3]> {
    match inputs.sentiment {
        Sentiment::Votes(votes) => Some(votes.counts()),
        Sentiment::Score(_) => None,
    }
}
