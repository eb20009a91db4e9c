//! How the mix of promoters, passives and detractors acts on the wheel. Assumptions, all of them:
//! nobody has measured them in general.

use crate::calibrate::RECOMMENDING;
use crate::problem::Reason;

/// Eight numbers: readiness to recommend and hazard of leaving, each of promoters, passives and
/// detractors; how strongly detractors put off new customers; how strongly one more product per
/// customer lowers the hazard of leaving.
///
/// # Range
/// The first six above 0 and at most 10, recommending not rising, leaving not falling; the last two
/// 0 to 10. Only their ratios count in the first six.
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

    /// Everyone acts alike, so that the NPS changes nothing; what products do stays.
    #[must_use]
    pub fn without_nps(&self) -> Weights {
        Weights([1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, self.density()])
    }

    /// The weights in the order told above, if each is in range and in order.
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
            if weight.is_nan() {
                return Err(Reason::NotANumber);
            }
            if weight < min || weight > MAX {
                return Err(Reason::Range { min, max: MAX });
            }
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
