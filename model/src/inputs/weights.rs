//! How the mix of promoters, passives and detractors acts on the wheel. All of it is assumed: nobody has measured
//! it in general.

use super::sentiment::RECOMMENDING;
use crate::number::{Reason, within};

/// Eight numbers, in this order: the readiness to recommend of promoters, passives and detractors; their hazard of
/// leaving; how strongly detractors put off new customers; how strongly one more product per customer lowers the
/// hazard of leaving.
///
/// # Range
/// The first six are above 0 and at most 10, the last two 0 to 10. Recommending does not rise and leaving does not
/// fall from promoters to detractors. Of the first six only the ratios count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights([f64; Weights::COUNT]);

/// Largest weight.
const MAX: f64 = 10.0;

impl Default for Weights {
    fn default() -> Weights {
        let [p, n, d] = RECOMMENDING;
        Weights([p, n, d, 0.6, 1.0, 1.8, 0.2, 0.0])
    }
}

impl Weights {
    /// How many there are.
    pub const COUNT: usize = 8;

    /// The weights by which everybody acts alike, so that the NPS changes nothing. What products do stays.
    #[must_use]
    pub fn without_nps(&self) -> Weights {
        Weights([1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, self.density()])
    }

    /// The weights in the order of [`Weights`], if each is in range and they are in order.
    ///
    /// # Errors
    /// [`Reason::NotANumber`], [`Reason::Range`], or [`Reason::Order`].
    ///
    /// ```
    /// # use flywheel_model::Weights;
    /// assert!(Weights::new([1.0, 0.5, 0.1, 0.5, 1.0, 2.0, 0.0, 0.0]).is_ok());
    /// assert!(Weights::new([0.1, 0.5, 1.0, 0.5, 1.0, 2.0, 0.0, 0.0]).is_err());
    /// ```
    pub fn new(weights: [f64; Weights::COUNT]) -> Result<Weights, Reason> {
        const MIXES: usize = 6;
        for (index, &weight) in weights.iter().enumerate() {
            let min = if index < MIXES { 0.001 } else { 0.0 };
            within(weight, [min, MAX])?;
        }
        let [p, n, d, stay, leave, run, ..] = weights;
        if p >= n && n >= d && stay <= leave && leave <= run {
            Ok(Weights(weights))
        } else {
            Err(Reason::Order)
        }
    }

    /// All eight.
    pub fn get(&self) -> [f64; Weights::COUNT] {
        self.0
    }

    /// Readiness to recommend of promoters, passives, detractors.
    pub(crate) fn recommending(&self) -> [f64; 3] {
        [self.0[0], self.0[1], self.0[2]]
    }

    /// Hazard of leaving of promoters, passives, detractors.
    pub(crate) fn leaving(&self) -> [f64; 3] {
        [self.0[3], self.0[4], self.0[5]]
    }

    /// How strongly detractors put off new customers (negative word of mouth, East 2007).
    pub(crate) fn warning(&self) -> f64 {
        self.0[6]
    }

    /// How strongly one more product per customer lowers the hazard of leaving; off by default.
    pub(crate) fn density(&self) -> f64 {
        self.0[7]
    }
}
