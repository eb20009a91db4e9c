//! What may happen: thousands of wheels drawn from the ranges, each calibrated like any other.

mod answers;
mod draws;
mod range;

use crate::document::Document;
use crate::inputs::Basis;
use crate::lever::Lever;
use crate::sentiment::Sentiment;
use answers::Answers;
use draws::{Column, Draws, Love, love_sign};
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
    /// Half have fewer: the median, which is not the line of the numbers entered.
    pub p50: Vec<f64>,
    /// A quarter have more.
    pub p75: Vec<f64>,
    /// A tenth have more.
    pub p90: Vec<f64>,
    /// In what fraction of the futures the wheel spins by itself.
    pub breakthrough_probability: f64,
}

/// Standard normal numbers, a column for each thing that may be uncertain; kept, since they depend on
/// the seed alone.
#[derive(Clone, Debug)]
pub struct Normals {
    futures: usize,
    seed: Option<u32>,
    columns: [Vec<f64>; DIMENSIONS],
}

/// What is uncertain besides the levers: what customers love, and the split of those who are no
/// promoters.
const LOVE: usize = 18;
const REST: usize = 19;

/// Each lever has a column of its own, so that another range leaves the draws of the others alone.
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
    /// None drawn yet.
    pub fn new() -> Normals {
        Normals::default()
    }

    /// None drawn yet, for fewer futures than are drawn on the page: to see how their cost grows. A power
    /// of two keeps the points even.
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

impl Document {
    /// The percentiles of the customers and the probability of a breakthrough; none where nothing is
    /// known to be uncertain.
    ///
    /// Low and high are taken as 10th and 90th percentile: of a lognormal number for volumes, wins
    /// and the cycle, of a logit-normal one for rates, and for the NPS of that of `(1 + s)/2`. Counted
    /// answers have the posterior of Jeffreys' prior. What customers love moves NPS, churn and
    /// recommendation together by [`Document::correlation`]. A share of which nobody can tell how it
    /// would act, too high for today's customers, is capped, and a market drawn too small raised to
    /// what holds today.
    ///
    /// ```
    /// # use flywheel_model::{Document, Lever, Normals, Part, Preset};
    /// let mut document = Document::from(Preset::Saas.inputs());
    /// document.set(Part::Low, Lever::Traffic, Some(8_000.0))?;
    /// document.set(Part::High, Lever::Traffic, Some(12_500.0))?;
    /// let fan = document.fan(&mut Normals::new());
    /// assert!(fan.is_some_and(|fan| fan.p10[36] < fan.p50[36] && fan.p50[36] < fan.p90[36]));
    /// # Ok::<(), flywheel_model::Reason>(())
    /// ```
    pub fn fan(&self, normals: &mut Normals) -> Option<Fan> {
        if !self.is_uncertain() {
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

    /// Customers between the 10th and the 90th percentile at the horizon, if this lever were known
    /// exactly; without a lever as it is.
    pub fn spread(&self, normals: &mut Normals, known: Option<Lever>) -> f64 {
        let months = self.inputs.horizon.months();
        let [low, .., high] = self.draw(normals, known).after(months);
        high - low
    }

    /// All that is uncertain: each range, and the NPS where it comes from counted answers and acts.
    pub fn uncertain(&self) -> Vec<Lever> {
        let counted = matches!(self.inputs.sentiment, Sentiment::Votes(_));
        // A measured share says all that the NPS would.
        let nps_acts = self.nps_counts && !matches!(self.inputs.basis, Basis::Measured(_));
        let is_uncertain = |lever: &Lever| match lever {
            Lever::Nps => nps_acts && (counted || self.range(Lever::Nps).is_some()),
            lever => self.range(*lever).is_some(),
        };
        let levers = Lever::of(&self.inputs).into_iter();
        levers.filter(is_uncertain).collect()
    }

    fn draw(&self, normals: &mut Normals, known: Option<Lever>) -> Futures {
        let seed = self.seed.get();
        let uncertain: Vec<Lever> = self
            .uncertain()
            .into_iter()
            .filter(|lever| Some(*lever) != known)
            .collect();
        for &lever in &uncertain {
            normals.draw(dimension(lever), seed);
        }
        normals.draw(LOVE, seed);
        normals.draw(REST, seed);
        let love = Love {
            shared: self.correlation.get().sqrt(),
            own: (1.0 - self.correlation.get()).sqrt(),
            normals: &normals.columns[LOVE],
        };
        // A lever that is known keeps the middle of its range.
        let column = |lever: Lever| {
            let range = self.range(lever).map(|ends| Range::new(lever, ends));
            let normals = uncertain
                .contains(&lever)
                .then(|| &normals.columns[dimension(lever)]);
            Column {
                entered: self.inputs.get(lever),
                range,
                normals: normals.map(Vec::as_slice),
                sign: love_sign(lever),
            }
        };
        let mut draws = Draws::new(&self.inputs, &column);
        if let (Sentiment::Votes(votes), true) = (self.inputs.sentiment, uncertain.contains(&Lever::Nps)) {
            draws.answers = Some(Answers::new(votes, &normals.columns[REST]));
        }
        draws.nps_counts = self.nps_counts;
        draws.calibrate(&love)
    }
}
