//! What counted answers leave uncertain.

use crate::inputs::{Shares, Votes};
use crate::number::logistic;
use flywheel_fan::quantile;

/// What counted answers say of all customers: a Dirichlet distribution with half an answer added for each kind
/// (Jeffreys' prior). It is drawn in two steps: promoters or not, then passives or not.
pub(super) struct Answers<'a> {
    promoters: BetaTable,
    passives_of_rest: BetaTable,
    rest: &'a [f64],
}

impl<'a> Answers<'a> {
    pub(super) fn new(votes: Votes, rest: &'a [f64]) -> Answers<'a> {
        let [promoters, passives, detractors] = votes.counts().map(|count| count + 0.5);
        Answers {
            promoters: BetaTable::new(promoters, passives + detractors),
            passives_of_rest: BetaTable::new(passives, detractors),
            rest,
        }
    }

    pub(super) fn shares(&self, future: usize, deviations: f64) -> Shares {
        let promoters = self.promoters.at(deviations);
        let passives = (1.0 - promoters) * self.passives_of_rest.at(self.rest[future]);
        Shares {
            promoters,
            passives,
            detractors: 1.0 - promoters - passives,
        }
    }
}

/// The quantiles of a beta distribution as a table, by the normal number of the same probability.
struct BetaTable {
    deviations: Vec<f64>,
    log_odds: Vec<f64>,
}

impl BetaTable {
    /// Sums the density of the log-odds, which is smooth and has one peak, from far left to far right.
    fn new(a: f64, b: f64) -> BetaTable {
        const STEPS: usize = 400;
        const FAR: f64 = 9.0;
        let middle = (a / b).ln();
        // On a side with few answers the density falls more slowly, exponentially.
        let (left, right) = (
            FAR * (1.0 / a.sqrt() + 1.0 / a + 1.0 / b.sqrt()),
            FAR * (1.0 / b.sqrt() + 1.0 / b + 1.0 / a.sqrt()),
        );
        let at = |index: usize| middle - left + (left + right) * index as f64 / STEPS as f64;
        let top = log_density(a, b, middle);
        let (mut sums, mut sum) = (Vec::with_capacity(STEPS + 1), 0.0);
        let mut before = 0.0;
        for index in 0..=STEPS {
            let density = (log_density(a, b, at(index)) - top).exp();
            sum += (before + density) / 2.0;
            before = density;
            sums.push(sum);
        }
        let mut table = BetaTable {
            deviations: Vec::new(),
            log_odds: Vec::new(),
        };
        for (index, part) in sums.into_iter().enumerate() {
            let probability = part / sum;
            if probability > 1e-12 && probability < 1.0 - 1e-12 {
                table.deviations.push(quantile(probability));
                table.log_odds.push(at(index));
            }
        }
        table
    }

    fn at(&self, deviations: f64) -> f64 {
        let last = self.deviations.len().saturating_sub(1);
        let above = self
            .deviations
            .partition_point(|&d| d < deviations)
            .clamp(1, last);
        let (low, high) = (self.deviations[above - 1], self.deviations[above]);
        let part = ((deviations - low) / (high - low)).clamp(0.0, 1.0);
        logistic(self.log_odds[above - 1] + part * (self.log_odds[above] - self.log_odds[above - 1]))
    }
}

/// The logarithm of the density of the log-odds `t` of a beta variable, up to a constant: `a t - (a + b) ln(1 +
/// e^t)`.
fn log_density(a: f64, b: f64, t: f64) -> f64 {
    a * t - (a + b) * (t.max(0.0) + (-t.abs()).exp().ln_1p())
}
