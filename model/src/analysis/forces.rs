//! Forces: the effort in each segment, today and as planned, and how well the efforts work together.

use crate::field::Force;
use crate::number::{Reason, within};
use crate::wheel::Wheel;

/// The efforts in the three segments, their alignment, the answers about what effort does, and the planned split.
/// Each may be missing.
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
    /// The effort that takes effect: the length of the sum of three vectors.
    pub net: f64,
}

impl NetForce {
    /// The effort that is lost because the segments work against each other.
    pub fn wasted(&self) -> f64 {
        self.sum - self.net
    }
}

impl Forces {
    /// One value, as it was entered.
    pub fn get(&self, force: Force, index: usize) -> Option<f64> {
        self.0[force as usize].get(index).copied().flatten()
    }

    /// Sets one value, or removes it.
    ///
    /// # Errors
    /// [`Reason::NotANumber`], [`Reason::Range`]; [`Reason::Count`] for a fourth value.
    pub fn set(&mut self, force: Force, index: usize, value: Option<f64>) -> Result<(), Reason> {
        let value = value.map(|value| within(value, force.range())).transpose()?;
        let place = self.0[force as usize].get_mut(index);
        *place.ok_or(Reason::Count { min: 1, max: 3 })? = value;
        Ok(())
    }

    /// All three efforts, if they were entered and are not all 0.
    pub fn efforts(&self) -> Option<[f64; 3]> {
        let [a, b, c] = self.0[Force::Effort as usize];
        let efforts = [a?, b?, c?];
        (efforts.iter().sum::<f64>() > 0.0).then_some(efforts)
    }

    /// The sum of the planned shares in percent. `None` where none was entered.
    pub fn planned_total(&self) -> Option<f64> {
        let planned = self.0[Force::Planned as usize];
        let entered = planned.iter().any(Option::is_some);
        entered.then(|| planned.into_iter().flatten().sum())
    }

    /// Today's effort, split as planned; its sum stays. `None` without efforts, or where there are not three
    /// planned shares that add up to 100 %. Rounded ones, such as three times 33.3, do.
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

    /// `sqrt(max(0, sum f_i^2 + 2 sum f_i f_j x_ij))`: aligned efforts add up, and two equal ones that are opposed
    /// cancel. An alignment that was not entered is full. For alignments that no three directions have, the sum may
    /// be below 0; the net force is then 0.
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
        // The same sum, written as what opposition takes away, so that aligned efforts lose no digit.
        let lost =
            attract * engage * (1.0 - ae) + attract * delight * (1.0 - ad) + engage * delight * (1.0 - ed);
        // Efforts such as 0.1, 0.7 and 0.8 cancel except for their last binary digits.
        const ROUNDING: f64 = 1e-12;
        let square = sum * sum - 2.0 * lost;
        let net = if square > ROUNDING * sum * sum {
            square.sqrt().min(sum)
        } else {
            0.0
        };
        Some(NetForce { sum, net })
    }

    /// The wheel if the same effort were fully aligned: `a' = a sum / net`. None without efforts, or where the net
    /// force is 0 and there is nothing to scale.
    pub fn pulling_together(&self, wheel: &Wheel) -> Option<Wheel> {
        let force = self.net().filter(|force| force.net > 0.0)?;
        Some(Wheel {
            push: wheel.push * force.sum / force.net,
            ..*wheel
        })
    }
}
