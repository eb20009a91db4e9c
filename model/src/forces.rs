//! Forces: the effort in each segment, how far the efforts pull together, and where the same budget
//! would win most.

use crate::inputs::Inputs;
use crate::problem::Reason;
use crate::sensitivity::Elasticities;
use crate::wheel::Wheel;

/// A segment of the wheel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Moves traffic and the first conversion.
    Attract,
    /// Moves the other conversions.
    Engage,
    /// Moves churn and recommendation.
    Delight,
}

impl Segment {
    /// All three, in the order of the wheel.
    pub const ALL: [Segment; 3] = [Segment::Attract, Segment::Engage, Segment::Delight];

    /// By how many percent the customers at the horizon grow when each number that the segment moves
    /// gets one percent better: the sum of its levers' elasticities, each in its good direction.
    pub fn elasticity(self, inputs: &Inputs, all: &Elasticities) -> f64 {
        let later = inputs.path.conversion().len() - 1;
        match self {
            Segment::Attract => 2.0 * all.push,
            Segment::Engage => later as f64 * (all.push + all.spin),
            Segment::Delight => all.spin - all.churn,
        }
    }
}

/// What is entered of the forces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// Effort of a segment, hours or money a month.
    Effort,
    /// Alignment of a pair: attract and engage, attract and delight, engage and delight.
    Alignment,
    /// Percent that a segment's numbers would get worse without any effort.
    Without,
    /// Percent that they would get better with twice the effort.
    Doubled,
}

impl Force {
    /// All of them, in the order in which a link has them.
    pub const ALL: [Force; 4] = [Force::Effort, Force::Alignment, Force::Without, Force::Doubled];

    /// Its key in a link; the three values stand behind each other.
    pub fn key(self) -> &'static str {
        match self {
            Force::Effort => "effort",
            Force::Alignment => "alignment",
            Force::Without => "without",
            Force::Doubled => "doubled",
        }
    }

    /// The smallest and largest value allowed.
    pub fn range(self) -> [f64; 2] {
        match self {
            Force::Effort => [0.0, 1e9],
            Force::Alignment => [-1.0, 1.0],
            Force::Without => [0.0, 99.0],
            Force::Doubled => [0.0, 1000.0],
        }
    }
}

/// Three segments' efforts, their alignment, and the answers about what effort does; each may be
/// missing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Forces([[Option<f64>; 3]; 4]);

/// How three efforts add up.
///
/// # Units
/// Those of the effort.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NetForce {
    /// All effort, as if everybody pulled the same way.
    pub sum: f64,
    /// What is left of it: the length of the sum of three vectors.
    pub net: f64,
}

impl NetForce {
    /// What works against itself.
    pub fn wasted(&self) -> f64 {
        self.sum - self.net
    }
}

impl Forces {
    /// One value, as it was entered; an alignment that was not is full.
    pub fn get(&self, force: Force, index: usize) -> Option<f64> {
        self.0[force as usize].get(index).copied().flatten()
    }

    /// Sets one value, or takes it away.
    ///
    /// # Errors
    /// [`Reason::NotANumber`], [`Reason::Range`]; [`Reason::Count`] for a fourth value.
    pub fn set(&mut self, force: Force, index: usize, value: Option<f64>) -> Result<(), Reason> {
        let [min, max] = force.range();
        if value.is_some_and(f64::is_nan) {
            return Err(Reason::NotANumber);
        }
        if value.is_some_and(|value| value < min || value > max) {
            return Err(Reason::Range { min, max });
        }
        let place = self.0[force as usize].get_mut(index);
        *place.ok_or(Reason::Count { min: 1, max: 3 })? = value.map(|value| value + 0.0);
        Ok(())
    }

    /// All three efforts, if they were entered and are not all 0.
    pub fn efforts(&self) -> Option<[f64; 3]> {
        let [a, b, c] = self.0[Force::Effort as usize];
        let efforts = [a?, b?, c?];
        (efforts.iter().sum::<f64>() > 0.0).then_some(efforts)
    }

    fn alignments(&self) -> [f64; 3] {
        self.0[Force::Alignment as usize].map(|alignment| alignment.unwrap_or(1.0))
    }

    /// `sqrt(max(0, sum f_i^2 + 2 sum f_i f_j x_ij))`: efforts that pull the same way add up, two
    /// equal ones that are opposed cancel. Alignments that no three directions have count as 0 where
    /// the root would not exist.
    ///
    /// ```
    /// # use flywheel_model::{Force, Forces};
    /// let mut forces = Forces::default();
    /// for (index, effort) in [40.0, 40.0, 0.0].into_iter().enumerate() {
    ///     forces.set(Force::Effort, index, Some(effort))?;
    /// }
    /// assert_eq!(forces.net().unwrap().net, 80.0);
    /// forces.set(Force::Alignment, 0, Some(-1.0))?;
    /// assert_eq!(forces.net().unwrap().net, 0.0);
    /// # Ok::<(), flywheel_model::Reason>(())
    /// ```
    pub fn net(&self) -> Option<NetForce> {
        let [attract, engage, delight] = self.efforts()?;
        let [ae, ad, ed] = self.alignments();
        let sum = attract + engage + delight;
        // The same sum, written as what opposition takes away: aligned efforts lose no digit.
        let lost =
            attract * engage * (1.0 - ae) + attract * delight * (1.0 - ad) + engage * delight * (1.0 - ed);
        let net = (sum * sum - 2.0 * lost).max(0.0).sqrt().min(sum);
        Some(NetForce { sum, net })
    }

    /// The wheel if all three pulled together, the effort unchanged: `a' = a sum / net`. None
    /// without efforts, or where today nothing is left of them to scale.
    pub fn pulling_together(&self, wheel: &Wheel) -> Option<Wheel> {
        let force = self.net().filter(|force| force.net > 0.0)?;
        Some(Wheel {
            push: wheel.push * force.sum / force.net,
            ..*wheel
        })
    }

    /// How a segment's numbers answer to its effort, by the two answers.
    ///
    /// # Errors
    /// [`Uncalibrated`] tells what is missing or contradicts itself.
    pub fn response(&self, segment: Segment) -> Result<Response, Uncalibrated> {
        let index = segment as usize;
        let answer = |force| self.get(force, index).ok_or(Uncalibrated::Missing);
        let (without, doubled) = (answer(Force::Without)?, answer(Force::Doubled)?);
        let effort = answer(Force::Effort)?;
        Response::new(effort, without, doubled)
    }

    /// All three responses.
    fn responses(&self) -> Result<[Response; 3], Uncalibrated> {
        let [attract, engage, delight] = Segment::ALL.map(|segment| self.response(segment));
        Ok([attract?, engage?, delight?])
    }

    /// Customers at the horizon that one more unit of effort wins in each segment, all else equal.
    ///
    /// # Errors
    /// As [`Forces::response`], of the first segment that cannot be calibrated.
    pub fn per_unit(&self, inputs: &Inputs, wheel: &Wheel) -> Result<[f64; 3], Uncalibrated> {
        let responses = self.responses()?;
        let months = inputs.horizon.months();
        let elasticities = wheel.elasticities(months).ok_or(Uncalibrated::NoCustomers)?;
        let customers = wheel.customers_after(months);
        Ok(Segment::ALL.map(|segment| {
            let slope = responses[segment as usize].slope();
            customers * segment.elasticity(inputs, &elasticities) * slope
        }))
    }

    /// Whether the same effort would win more if it were split differently.
    ///
    /// Water-filling is exact where the logarithm of the customers follows the efforts' curves in
    /// proportion. It does so only near a split, so that the elasticities are taken again at each
    /// better split, until none is found.
    ///
    /// # Errors
    /// As [`Forces::response`], of the first segment that cannot be calibrated.
    pub fn reallocate(&self, inputs: &Inputs, wheel: &Wheel) -> Result<Reallocation, Uncalibrated> {
        const ROUNDS: usize = 40;
        let responses = self.responses()?;
        let today = responses.map(|response| response.effort);
        let months = inputs.horizon.months();
        let customers = wheel.customers_after(months);
        let after = |effort: &[f64; 3]| wheel.with_efforts(inputs, &responses, effort);
        let delight = Segment::Delight as usize;
        let crosses = wheel.dials(inputs).crossover;
        let in_sight = crosses.is_some_and(|month| month <= months as f64);
        let (mut best, mut most, mut held) = (today, customers, false);
        let mut way = 1.0;
        for _ in 0..ROUNDS {
            let at = after(&best)
                .elasticities(months)
                .ok_or(Uncalibrated::NoCustomers)?;
            let curves = Segment::ALL.map(|segment| {
                let response = &responses[segment as usize];
                (
                    segment.elasticity(inputs, &at).max(0.0) * response.reach,
                    response.decay,
                )
            });
            let (aim, holds) = split(&curves, &today, in_sight);
            held |= holds;
            let next = [0, 1, 2].map(|index| best[index] + way * (aim[index] - best[index]));
            let found = after(&next).customers_after(months);
            if found > most {
                (best, most) = (next, found);
            } else {
                way /= 2.0;
            }
        }
        Ok(Reallocation {
            gain: most / customers - 1.0,
            effort: best,
            held: held && best[delight] <= today[delight],
        })
    }
}

/// The best split of today's effort on these curves, and whether delight had to be held at today's.
fn split(curves: &[(f64, f64); 3], today: &[f64; 3], delight_may_grow: bool) -> ([f64; 3], bool) {
    let budget: f64 = today.iter().sum();
    let free = water_fill(curves, budget);
    if free[2] <= today[2] || delight_may_grow {
        return ([free[0], free[1], free[2]], false);
    }
    let rest = water_fill(&curves[..2], budget - today[2]);
    ([rest[0], rest[1], today[2]], true)
}

/// Why no better split of the effort can be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncalibrated {
    /// An effort or an answer is missing.
    Missing,
    /// Of a segment without effort nobody knows what its effort does.
    NoEffort,
    /// Twice the effort would have to add less than the first half: the gain does not lie between 0
    /// and the loss (each as a logarithm), so no curve that flattens fits both answers.
    NotFlattening,
    /// No customers at the horizon to compare.
    NoCustomers,
}

/// How a segment's numbers answer to effort: `ln v(x) = ln v(x0) + reach (e^(-x0/decay) - e^(-x/decay))`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Response {
    /// `x0`, today's effort.
    pub effort: f64,
    /// `U`, how far all effort together can move the logarithm.
    pub reach: f64,
    /// `w`, the effort after which a further unit does `1/e` of the first.
    pub decay: f64,
}

impl Response {
    /// The curve through two answers: by how many percent the segment's numbers would get worse
    /// without effort, and better with twice of it.
    ///
    /// # Errors
    /// [`Uncalibrated::NoEffort`], [`Uncalibrated::NotFlattening`].
    pub fn new(effort: f64, without: f64, doubled: f64) -> Result<Response, Uncalibrated> {
        if effort <= 0.0 {
            return Err(Uncalibrated::NoEffort);
        }
        let loss = -(-without / 100.0).ln_1p();
        let gain = (doubled / 100.0).ln_1p();
        if !(gain > 0.0 && gain < loss) {
            return Err(Uncalibrated::NotFlattening);
        }
        let flattening = gain / loss;
        Ok(Response {
            effort,
            reach: loss / (1.0 - flattening),
            decay: -effort / flattening.ln(),
        })
    }

    /// How much better, as a logarithm, the segment's numbers get by one more unit of effort.
    pub fn slope(&self) -> f64 {
        self.reach / self.decay * (-self.effort / self.decay).exp()
    }

    /// How much better, as a logarithm, the segment's numbers are at another effort.
    pub fn at(&self, effort: f64) -> f64 {
        self.reach * ((-self.effort / self.decay).exp() - (-effort / self.decay).exp())
    }
}

/// A better split of the same effort.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reallocation {
    /// Effort of each segment; the sum is today's.
    pub effort: [f64; 3],
    /// By what fraction the customers at the horizon grow.
    pub gain: f64,
    /// Whether delight would get more but is held at today's effort, because recommendation does not
    /// overtake the push before the horizon.
    pub held: bool,
}

impl Reallocation {
    /// The optimum is flat (Mantrala et al. 1992): a smaller gain than this is within the error of
    /// the answers.
    pub const WORTH_ADVISING: f64 = 0.02;

    /// Whether the gain is large enough to advise the shift.
    pub fn is_advice(&self) -> bool {
        self.gain > Reallocation::WORTH_ADVISING
    }
}

impl Wheel {
    /// The wheel after other efforts: each number of a segment moves by what its response says.
    fn with_efforts(&self, inputs: &Inputs, responses: &[Response; 3], efforts: &[f64; 3]) -> Wheel {
        let moved = |segment: Segment| {
            let index = segment as usize;
            responses[index].at(efforts[index])
        };
        // No number leaves its range: a conversion ends at 100 %, churn too.
        let path = inputs.path.conversion();
        let grown = |index: usize, by: f64| by.min(-(path[index].fraction().ln()));
        let later: f64 = (1..path.len())
            .map(|index| grown(index, moved(Segment::Engage)))
            .sum();
        let first = grown(0, moved(Segment::Attract)) + moved(Segment::Attract);
        let delight = moved(Segment::Delight);
        Wheel {
            push: self.push * (first + later).exp(),
            spin: (self.spin * (later + delight).exp()).min(crate::calibrate::MAX_SPIN),
            churn: (self.churn * (-delight).exp()).min(1.0),
            ..*self
        }
    }
}

/// Splits a budget so that `sum e (1 - exp(-x / w))` is largest: water-filling. Each curve is
/// `(e, w)`; what is active has the same marginal return, what is not has less even at 0.
///
/// ```
/// # use flywheel_model::water_fill;
/// let split = water_fill(&[(1.0, 10.0), (1.0, 10.0), (0.001, 10.0)], 20.0);
/// assert_eq!(split, [10.0, 10.0, 0.0]);
/// ```
pub fn water_fill(curves: &[(f64, f64)], budget: f64) -> Vec<f64> {
    let first_return = |index: usize| curves[index].0 / curves[index].1;
    let mut order: Vec<usize> = Vec::with_capacity(curves.len());
    for index in (0..curves.len()).filter(|&index| curves[index].0 > 0.0) {
        let place = order.partition_point(|&other| first_return(other) >= first_return(index));
        order.insert(place, index);
    }
    let (mut level, mut widths, mut logs) = (f64::INFINITY, 0.0, 0.0);
    for &index in &order {
        let log = first_return(index).ln();
        // Once the water does not reach a curve's first return, it reaches no later one's.
        if log <= level && level.is_finite() {
            break;
        }
        widths += curves[index].1;
        logs += curves[index].1 * log;
        level = (logs - budget) / widths;
    }
    let share = |&(reach, width): &(f64, f64)| {
        if reach > 0.0 {
            width * ((reach / width).ln() - level).max(0.0)
        } else {
            0.0
        }
    };
    let mut split: Vec<f64> = curves.iter().map(share).collect();
    // Nothing moves the customers: nothing says where to put it.
    if order.is_empty() {
        split.fill(budget / curves.len() as f64);
    }
    split
}
