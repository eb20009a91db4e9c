//! What may happen: thousands of wheels drawn from the ranges, each calibrated like any other.

use crate::calibrate::{MAX_SPIN, Measured, readiness};
use crate::document::Document;
use crate::inputs::{Basis, Inputs};
use crate::lever::Lever;
use crate::market::MarketLimit;
use crate::math::logistic;
use crate::quantity::{Customers, Cycle, Recommended, Traffic, Wins};
use crate::sentiment::{Sentiment, Shares, Votes};
use flywheel_fan::{COUNT, DIMENSIONS, Futures, points, quantile};
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
    /// let fan = document.fan(&mut Normals::new()).unwrap();
    /// assert!(fan.p10[36] < fan.p50[36] && fan.p50[36] < fan.p90[36]);
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
            let scale = self.range(lever).map(|ends| Scale::new(lever, ends));
            let normals = uncertain
                .contains(&lever)
                .then(|| &normals.columns[dimension(lever)]);
            Column {
                entered: self.inputs.get(lever),
                scale,
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

/// What customers love: one normal number that moves three levers together.
struct Love<'a> {
    shared: f64,
    own: f64,
    normals: &'a [f64],
}

/// Happy customers score higher, leave less, recommend more.
fn love_sign(lever: Lever) -> Option<f64> {
    match lever {
        Lever::Nps | Lever::Recommended | Lever::Wins => Some(1.0),
        Lever::Churn => Some(-1.0),
        _ => None,
    }
}

/// The distribution that a range stands for.
#[derive(Clone, Copy)]
struct Scale {
    lever: Lever,
    middle: f64,
    /// Standard deviation, on the scale on which it is normal.
    width: f64,
}

impl Scale {
    /// An end at which the logarithm is infinite counts as a hundredth of the other.
    fn new(lever: Lever, ends: [f64; 2]) -> Scale {
        const P90: f64 = 1.281_551_565_544_600_4;
        const END: f64 = 0.01;
        let on = |low: f64, high: f64| [low.max(END * high), high];
        let [low, high] = match lever {
            Lever::Conversion(_) | Lever::Churn | Lever::Recommended | Lever::Nps => {
                let [low, high] = ends.map(|end| fraction(lever, end));
                let [low, high] = on(low, high);
                let [above, below] = on(1.0 - high, 1.0 - low);
                // Both ends at 0 or at 1: nothing is uncertain, and no logarithm needed.
                [low.ln() - below.ln(), high.ln() - above.ln()]
            }
            _ => on(ends[0], ends[1]).map(f64::ln),
        };
        Scale {
            lever,
            middle: if low == high { low } else { (low + high) / 2.0 },
            width: if low == high {
                0.0
            } else {
                (high - low) / (2.0 * P90)
            },
        }
    }

    /// The number, as it is entered, that lies this many standard deviations above the middle.
    fn at(&self, deviations: f64) -> f64 {
        let x = if self.width == 0.0 {
            self.middle
        } else {
            self.middle + self.width * deviations
        };
        match self.lever {
            Lever::Conversion(_) | Lever::Churn | Lever::Recommended => 100.0 * logistic(x),
            Lever::Nps => 200.0 * logistic(x) - 100.0,
            _ => x.exp(),
        }
    }
}

fn fraction(lever: Lever, value: f64) -> f64 {
    if lever == Lever::Nps {
        (100.0 + value) / 200.0
    } else {
        value / 100.0
    }
}

/// One lever in all futures.
#[derive(Clone, Copy)]
struct Column<'a> {
    entered: Option<f64>,
    scale: Option<Scale>,
    normals: Option<&'a [f64]>,
    sign: Option<f64>,
}

impl Column<'_> {
    /// How many standard deviations above its middle the lever is in one future.
    fn deviations(&self, future: usize, love: &Love<'_>) -> f64 {
        let Some(normals) = self.normals else {
            return 0.0;
        };
        match self.sign {
            Some(sign) => sign * (love.shared * love.normals[future] + love.own * normals[future]),
            None => normals[future],
        }
    }

    /// The lever's value in one future; none where it is estimated and has no range.
    fn value(&self, future: usize, love: &Love<'_>) -> Option<f64> {
        match self.scale {
            Some(scale) => Some(scale.at(self.deviations(future, love))),
            None => self.entered,
        }
    }
}

/// The levers of all futures.
struct Draws<'a> {
    inputs: &'a Inputs,
    traffic: Column<'a>,
    conversion: Vec<Column<'a>>,
    customers: Column<'a>,
    churn: Column<'a>,
    nps: Column<'a>,
    recommendation: Column<'a>,
    cycle: Column<'a>,
    market: Column<'a>,
    answers: Option<Answers<'a>>,
    nps_counts: bool,
}

impl<'a> Draws<'a> {
    fn new(inputs: &'a Inputs, column: &dyn Fn(Lever) -> Column<'a>) -> Draws<'a> {
        let recommendation = match inputs.basis {
            Basis::Typical | Basis::Measured(_) => Lever::Recommended,
            Basis::Promoter(_) | Basis::Separate(_) => Lever::Wins,
        };
        let conversions = 0..inputs.path.conversion().len();
        Draws {
            inputs,
            traffic: column(Lever::Traffic),
            conversion: conversions
                .map(|index| column(Lever::Conversion(index)))
                .collect(),
            customers: column(Lever::Customers),
            churn: column(Lever::Churn),
            nps: column(Lever::Nps),
            recommendation: column(recommendation),
            cycle: column(Lever::Cycle),
            market: column(Lever::Market),
            answers: None,
            nps_counts: true,
        }
    }

    fn calibrate(&self, love: &Love<'_>) -> Futures {
        let mut futures = Futures::default();
        let entered = self.inputs.sentiment.shares();
        for future in 0..love.normals.len() {
            let value = |column: &Column<'_>, max: f64| column.value(future, love).unwrap_or(0.0).min(max);
            let traffic = value(&self.traffic, Traffic::MAX);
            let pass: f64 = self
                .conversion
                .iter()
                .map(|column| value(column, 100.0) / 100.0)
                .product();
            let customers = value(&self.customers, Customers::MAX);
            let shares = self.shares(future, love).unwrap_or(entered);
            let measured = Measured {
                preset: self.inputs.preset,
                basis: self.basis(future, love),
                wins: traffic * pass,
                customers,
                readiness: readiness(shares),
            };
            let (push, spin) = match measured.split() {
                Ok((push, spin, _)) => (push, spin),
                // Nobody recommends where there is no customer.
                Err(_) if customers <= 0.0 => (measured.wins, 0.0),
                Err(_) => (measured.wins - MAX_SPIN * customers, MAX_SPIN),
            };
            let cycle = value(&self.cycle, Cycle::MAX);
            let churn = value(&self.churn, 100.0) / 100.0;
            let wanted = push + spin * customers;
            futures.push.push(push);
            futures.spin.push(spin);
            futures.staying.push(1.0 - churn);
            futures.customers.push(customers);
            futures.pipeline.push(cycle * wanted);
            futures.closing.push(1.0 / (1.0 + cycle));
            if let Some(size) = self.market.value(future, love) {
                let taken = cycle * wanted + (1.0 - churn) * customers;
                let limit = holding(size, customers, taken, wanted);
                futures.market.push([limit.size, limit.theta]);
            }
        }
        futures
    }

    fn basis(&self, future: usize, love: &Love<'_>) -> Basis {
        let drawn = self.recommendation.value(future, love);
        let wins = |wins: f64| Wins::new(wins.min(Wins::MAX));
        match (self.inputs.basis, drawn) {
            // A share that is known no better than as a range is a measured one all the same.
            (Basis::Typical | Basis::Measured(_), Some(share)) if self.inputs.customers.get() > 0.0 => {
                let share = Recommended::percent(share.min(Recommended::MAX));
                share.map_or(self.inputs.basis, Basis::Measured)
            }
            (Basis::Promoter(_), Some(drawn)) => wins(drawn).map_or(self.inputs.basis, Basis::Promoter),
            (Basis::Separate(_), Some(drawn)) => wins(drawn).map_or(self.inputs.basis, Basis::Separate),
            (basis, _) => basis,
        }
    }

    /// The mix of promoters, passives and detractors in one future, where it is uncertain.
    fn shares(&self, future: usize, love: &Love<'_>) -> Option<Shares> {
        if !self.nps_counts {
            return None;
        }
        if let Some(answers) = &self.answers {
            return Some(answers.shares(future, self.nps.deviations(future, love)));
        }
        self.nps.scale?;
        let score = self.nps.value(future, love)?;
        Some(Shares::of_shape((score / 100.0).clamp(-1.0, 1.0), 4.0))
    }
}

/// A market of this size, or as large as it must be to hold what is there today.
fn holding(size: f64, customers: f64, taken: f64, wanted: f64) -> MarketLimit {
    const SOME_ROOM: f64 = 1.05;
    let size = size.max(customers).max(taken + SOME_ROOM * wanted);
    MarketLimit::calibrated(size, wanted, size - taken)
}

/// Counted answers as what they tell of all customers: a Dirichlet distribution with half an answer
/// more of each kind (Jeffreys' prior), as two steps: promoters or not, then passives or not.
struct Answers<'a> {
    promoters: BetaTable,
    passives_of_rest: BetaTable,
    rest: &'a [f64],
}

impl<'a> Answers<'a> {
    fn new(votes: Votes, rest: &'a [f64]) -> Answers<'a> {
        let [promoters, passives, detractors] = votes.counts().map(|count| count + 0.5);
        Answers {
            promoters: BetaTable::new(promoters, passives + detractors),
            passives_of_rest: BetaTable::new(passives, detractors),
            rest,
        }
    }

    fn shares(&self, future: usize, deviations: f64) -> Shares {
        let promoters = self.promoters.at(deviations);
        let passives = (1.0 - promoters) * self.passives_of_rest.at(self.rest[future]);
        Shares {
            promoters,
            passives,
            detractors: 1.0 - promoters - passives,
        }
    }
}

/// Quantiles of a beta distribution by the normal number with the same probability, as a table.
struct BetaTable {
    deviations: Vec<f64>,
    log_odds: Vec<f64>,
}

impl BetaTable {
    /// Sums the density of the log-odds, which is smooth and has one hill, from far left to far right.
    fn new(a: f64, b: f64) -> BetaTable {
        const STEPS: usize = 400;
        const FAR: f64 = 9.0;
        let middle = (a / b).ln();
        // Towards a side with few answers the hill falls off slower, as an exponential.
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

/// Of the log-odds `t` of a beta variable, up to a constant: `a t - (a + b) ln(1 + e^t)`.
fn log_density(a: f64, b: f64, t: f64) -> f64 {
    a * t - (a + b) * (t.max(0.0) + (-t.abs()).exp().ln_1p())
}
