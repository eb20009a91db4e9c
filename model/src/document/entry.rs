//! Reading and replacing every number that a visitor can enter, by its field.

use super::Document;
use crate::field::{Field, Part};
use crate::inputs::{Inputs, Sentiment, Votes, Weights};
use crate::number::{Correlation, Horizon, Reason, Seed};

impl Document {
    /// The number in a field. None where the field is empty or holds no number.
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

    /// Replaces the number in a field, or empties it.
    ///
    /// # Errors
    /// As the quantity, and [`Reason::NotANumber`] for a field that must not be empty. The document stays as it
    /// was. [`Inputs::calibrate`] says whether the numbers fit together.
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

fn votes(inputs: &Inputs) -> Option<[f64; 3]> {
    match inputs.sentiment {
        Sentiment::Votes(votes) => Some(votes.counts()),
        Sentiment::Score(_) => None,
    }
}
