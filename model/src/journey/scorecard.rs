//! How buyers choose from their short list.

use serde::Serialize;

/// The firm itself, or a competitor.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Supplier {
    /// What it is called.
    pub name: String,
    /// Trust, expertise, scalability, 0 to 10 each.
    pub scores: [f64; 3],
}

impl Supplier {
    /// The mean of the scores, weighted by what counts for the buyer. If nothing counts, the weights are equal.
    pub fn score(&self, weights: &[f64; 3]) -> f64 {
        let all: f64 = weights.iter().sum();
        let weights = if all > 0.0 { *weights } else { [1.0; 3] };
        let all: f64 = weights.iter().sum();
        let weighted = self
            .scores
            .iter()
            .zip(weights)
            .map(|(score, weight)| score * weight);
        weighted.sum::<f64>() / all
    }
}

/// The rank of each supplier: 1 plus the number of those that score more. Equal scores tie.
///
/// ```
/// use flywheel_model::journey::{Supplier, ranks};
///
/// let of = |scores| Supplier { scores, ..Supplier::default() };
/// let suppliers = [of([5.0, 5.0, 5.0]), of([9.0, 9.0, 9.0]), of([5.0, 5.0, 5.0])];
/// assert_eq!(ranks(&suppliers, &[0.3, 0.1, 0.7]), [2, 1, 2]);
/// let permuted = [of([5.0, 5.0, 9.0]), of([9.0, 5.0, 5.0])];
/// assert_eq!(ranks(&permuted, &[1.0; 3]), [1, 1]);
/// ```
pub fn ranks(suppliers: &[Supplier], weights: &[f64; 3]) -> Vec<usize> {
    let scores: Vec<f64> = suppliers.iter().map(|supplier| supplier.score(weights)).collect();
    // The same mean, summed in another order, may differ in its last digit.
    const ROUNDING: f64 = 1e-9;
    let rank = |score: &f64| 1 + scores.iter().filter(|other| **other > score + ROUNDING).count();
    scores.iter().map(rank).collect()
}
