//! What may happen: thousands of wheels are drawn from the ranges, and each is calibrated like any other.

mod answers;
mod draws;
mod range;

use crate::field::Lever;
use crate::inputs::{Basis, Inputs, Sentiment};
use crate::number::{Correlation, Seed};
use answers::Answers;
use draws::{Column, CommonFactor, Draws, factor_sign};
use flywheel_fan::{COUNT, DIMENSIONS, Futures, points, quantile};
use range::Range;
use serde::Serialize;

/// What may happen: percentiles of the customers, month by month from today to the horizon.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fan {
    /// A tenth of all futures have fewer customers.
    pub p10: Vec<f64>,
    /// A quarter have fewer.
    pub p25: Vec<f64>,
    /// Half have fewer: the median, which differs from the projection of the numbers entered.
    pub p50: Vec<f64>,
    /// A quarter have more.
    pub p75: Vec<f64>,
    /// A tenth have more.
    pub p90: Vec<f64>,
    /// The fraction of futures in which the wheel spins by itself.
    pub breakthrough_probability: f64,
}

/// Standard normal numbers, a column for each thing that may be uncertain. They depend on the seed alone, so they
/// are drawn once and reused.
#[derive(Clone, Debug)]
pub struct Normals {
    futures: usize,
    seed: Option<u32>,
    columns: [Vec<f64>; DIMENSIONS],
}

/// The columns of what is uncertain besides the levers: the common factor, and how those who are no promoters
/// divide.
const COMMON: usize = 18;
const REST: usize = 19;

/// The column of a lever. Each has its own, so that another range leaves the draws of the others alone.
fn dimension(lever: Lever) -> usize {
    match lever {
        Lever::Traffic => 0,
        Lever::Churn => 1,
        Lever::Recommended | Lever::Wins => 2,
        Lever::Nps => 3,
        Lever::Customers => 4,
        Lever::Conversion(index) => 5 + index, // of at most eight
        Lever::Cycle => 13,
        Lever::Market => 14,
        Lever::Products => 15,
    }
}

impl Default for Normals {
    fn default() -> Normals {
        Normals::of(COUNT)
    }
}

impl Normals {
    /// Nothing is drawn yet.
    pub fn new() -> Normals {
        Normals::default()
    }

    /// Nothing is drawn yet, for fewer futures than the page draws. It shows how their cost grows. With a power of
    /// two the points stay evenly spread.
    pub fn of(futures: usize) -> Normals {
        Normals {
            futures: futures.clamp(1, COUNT),
            seed: None,
            columns: Default::default(),
        }
    }

    fn draw(&mut self, dimension: usize, seed: u32) {
        if self.seed != Some(seed) {
            self.columns = Default::default();
            self.seed = Some(seed);
        }
        let column = &mut self.columns[dimension];
        if column.is_empty() {
            let points = points(dimension, seed).into_iter().take(self.futures);
            column.extend(points.map(quantile));
        }
    }
}

/// What is known to be uncertain about some inputs, and how it is drawn.
pub(crate) struct Uncertainty<'a> {
    pub(crate) inputs: &'a Inputs,
    /// Low and high end of each lever that has a range.
    pub(crate) ranges: Vec<(Lever, [f64; 2])>,
    /// How strongly NPS, churn and recommendation move together.
    pub(crate) correlation: Correlation,
    pub(crate) seed: Seed,
    /// Whether a change of the NPS changes churn, recommendation and push.
    pub(crate) nps_counts: bool,
}

impl Uncertainty<'_> {
    /// Every lever that is uncertain: those with a range, and the NPS where it comes from counted answers and acts.
    pub(crate) fn levers(&self) -> Vec<Lever> {
        let counted = matches!(self.inputs.sentiment, Sentiment::Votes(_));
        // A measured share includes what the NPS would say of recommendation.
        let nps_acts = self.nps_counts && !matches!(self.inputs.basis, Basis::Measured(_));
        let is_uncertain = |lever: &Lever| match lever {
            Lever::Nps => nps_acts && (counted || self.range(Lever::Nps).is_some()),
            lever => self.range(*lever).is_some(),
        };
        let levers = Lever::of(self.inputs).into_iter();
        levers.filter(is_uncertain).collect()
    }

    fn range(&self, lever: Lever) -> Option<[f64; 2]> {
        let found = self.ranges.iter().find(|(other, _)| *other == lever);
        found.map(|(_, ends)| *ends)
    }

    /// The percentiles of the customers and the probability of a breakthrough; none where nothing is uncertain.
    ///
    /// Low and high are the 10th and 90th percentile: of a lognormal number for volumes, wins and the cycle, of a
    /// logit-normal one for rates, and for the NPS of that of `(1 + s)/2`. Counted answers have the posterior of
    /// Jeffreys' prior. A drawn share that today's customers could not bring is capped, and a market that is drawn
    /// too small is raised until it holds today's customers and wins.
    pub(crate) fn fan(&self, normals: &mut Normals) -> Option<Fan> {
        if self.levers().is_empty() {
            return None;
        }
        let drawn = self.draw(normals, None);
        let broken_through = drawn.spin.iter().zip(&drawn.staying);
        let broken_through =
            broken_through.filter(|(spin, staying)| **spin > 0.0 && **spin >= 1.0 - **staying);
        let breakthrough_probability = broken_through.count() as f64 / drawn.spin.len() as f64;
        let months = self.inputs.horizon.months();
        let percentiles = drawn.run(months);
        let line = |place: usize| percentiles.iter().map(|month| month[place]).collect();
        Some(Fan {
            p10: line(0),
            p25: line(1),
            p50: line(2),
            p75: line(3),
            p90: line(4),
            breakthrough_probability,
        })
    }

    /// Customers between the 10th and the 90th percentile at the horizon. With a lever that is `known`, as if there
    /// were no doubt about that one.
    pub(crate) fn spread(&self, normals: &mut Normals, known: Option<Lever>) -> f64 {
        let months = self.inputs.horizon.months();
        let [low, .., high] = self.draw(normals, known).after(months);
        high - low
    }

    fn draw(&self, normals: &mut Normals, known: Option<Lever>) -> Futures {
        let seed = self.seed.get();
        let uncertain: Vec<Lever> = self
            .levers()
            .into_iter()
            .filter(|lever| Some(*lever) != known)
            .collect();
        for &lever in &uncertain {
            normals.draw(dimension(lever), seed);
        }
        normals.draw(COMMON, seed);
        normals.draw(REST, seed);
        let factor = CommonFactor {
            shared: self.correlation.get().sqrt(),
            own: (1.0 - self.correlation.get()).sqrt(),
            normals: &normals.columns[COMMON],
        };
        // A lever that is known stays at the middle of its range.
        let column = |lever: Lever| {
            let range = self.range(lever).map(|ends| Range::new(lever, ends));
            let normals = uncertain
                .contains(&lever)
                .then(|| &normals.columns[dimension(lever)]);
            Column {
                entered: self.inputs.get(lever),
                range,
                normals: normals.map(Vec::as_slice),
                sign: factor_sign(lever),
            }
        };
        let mut draws = Draws::new(self.inputs, &column);
        if let (Sentiment::Votes(votes), true) = (self.inputs.sentiment, uncertain.contains(&Lever::Nps)) {
            draws.answers = Some(Answers::new(votes, &normals.columns[REST]));
        }
        draws.nps_counts = self.nps_counts;
        draws.calibrate(&factor)
    }
}
