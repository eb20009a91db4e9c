//! Forces: the effort in each segment, today and as planned, and how far the efforts pull together.

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
    /// Percent of all effort that the visitor plans for a segment.
    Planned,
}

impl Force {
    /// All of them, in the order in which a link has them.
    pub const ALL: [Force; 5] = [
        Force::Effort,
        Force::Alignment,
        Force::Without,
        Force::Doubled,
        Force::Planned,
    ];

    /// Its key in a link; the three values stand behind each other.
    pub fn key(self) -> &'static str {
        match self {
            Force::Effort => "effort",
            Force::Alignment => "alignment",
            Force::Without => "without",
            Force::Doubled => "doubled",
            Force::Planned => "planned",
        }
    }

    /// The smallest and largest value allowed.
    pub fn range(self) -> [f64; 2] {
        match self {
            Force::Effort => [0.0, 1e9],
            Force::Alignment => [-1.0, 1.0],
            Force::Without => [0.0, 99.0],
            Force::Doubled => [0.0, 1000.0],
            Force::Planned => [0.0, 100.0],
        }
    }
}

/// Three segments' efforts, their alignment, the answers about what effort does, and the planned split;
/// each may be missing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Forces([[Option<f64>; 3]; 5]);

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

    /// The planned shares added up, in percent; `None` where none was entered.
    pub fn planned_total(&self) -> Option<f64> {
        let planned = self.0[Force::Planned as usize];
        let entered = planned.iter().any(Option::is_some);
        entered.then(|| planned.into_iter().flatten().sum())
    }

    /// Today's effort split as planned: the sum stays. `None` without efforts, or where the planned
    /// shares are not three that total 100 %. Rounded ones, such as three times 33.3, do.
    ///
    /// ```
    /// # use flywheel_model::{Force, Forces};
    /// let mut forces = Forces::default();
    /// for (index, (effort, planned)) in [(60.0, 50.0), (30.0, 25.0), (10.0, 25.0)].into_iter().enumerate() {
    ///     forces.set(Force::Effort, index, Some(effort))?;
    ///     forces.set(Force::Planned, index, Some(planned))?;
    /// }
    /// assert_eq!(forces.planned(), Some([50.0, 25.0, 25.0]));
    /// # Ok::<(), flywheel_model::Reason>(())
    /// ```
    pub fn planned(&self) -> Option<[f64; 3]> {
        const ROUNDED: f64 = 0.2;
        let effort: f64 = self.efforts()?.iter().sum();
        let [attract, engage, delight] = self.0[Force::Planned as usize];
        let shares = [attract?, engage?, delight?];
        let total: f64 = shares.iter().sum();
        let is_whole = (total - 100.0).abs() <= ROUNDED;
        is_whole.then(|| shares.map(|share| effort * (share / total)))
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
    /// assert_eq!(forces.net().map(|force| force.net), Some(80.0));
    /// forces.set(Force::Alignment, 0, Some(-1.0))?;
    /// assert_eq!(forces.net().map(|force| force.net), Some(0.0));
    /// # Ok::<(), flywheel_model::Reason>(())
    /// ```
    pub fn net(&self) -> Option<NetForce> {
        let [attract, engage, delight] = self.efforts()?;
        let [ae, ad, ed] = self.alignments();
        let sum = attract + engage + delight;
        // The same sum, written as what opposition takes away: aligned efforts lose no digit.
        let lost =
            attract * engage * (1.0 - ae) + attract * delight * (1.0 - ad) + engage * delight * (1.0 - ed);
        // Efforts such as 0.1, 0.7 and 0.8 cancel but for their last binary digits.
        const ROUNDING: f64 = 1e-12;
        let square = sum * sum - 2.0 * lost;
        let net = if square > ROUNDING * sum * sum {
            square.sqrt().min(sum)
        } else {
            0.0
        };
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
}
