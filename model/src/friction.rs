//! Friction in one chart: what each lever costs against a reference, in customers at the horizon.

use crate::document::{Against, Document, Part};
use crate::inputs::Inputs;
use crate::lever::{Lever, Values};
use crate::wheel::Wheel;

/// What one lever costs, or earns, against the reference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drag {
    /// A conversion, churn, or recommendation.
    pub lever: Lever,
    /// Today's value: percent or amount.
    pub today: f64,
    /// The reference's.
    pub reference: f64,
    /// Customers at the horizon that the reference would have more for this lever: above 0 headwind,
    /// below it tailwind.
    pub customers: f64,
    /// Excess of a conversion's path friction over the reference's, `ln(reference / today)`; none
    /// for churn and recommendation, and of a blocked stage.
    pub excess: Option<f64>,
}

/// Today against a reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Each lever that the reference has a value for and today can move to, in the page's order.
    pub drags: Vec<Drag>,
    /// Customers at the horizon that the reference has more than today, in all.
    pub gap: f64,
    /// Excess of the net loss, `ln(mu / reference's mu)`; none where one of them has no net loss.
    pub net_loss: Option<f64>,
    /// `Phi`, the total friction of today: that of the path and `ln mu`.
    pub total: Option<f64>,
}

impl Comparison {
    /// The largest headwind, if there is any.
    pub fn worst(&self) -> Option<&Drag> {
        let headwinds = self.drags.iter().filter(|drag| drag.customers > 0.0);
        headwinds.max_by(|a, b| a.customers.total_cmp(&b.customers))
    }
}

impl Document {
    /// Compares today's conversions, churn and recommendation with those of [`Document::against`].
    ///
    /// Each lever's part is its Shapley value: its effect averaged over all orders in which the
    /// levers can move to the reference, so that the parts add up to the gap and no order is
    /// preferred. Unlike the logarithms it holds where the wheel grows by itself.
    pub fn compare(&self, wheel: &Wheel) -> Comparison {
        let inputs = &self.inputs;
        let months = inputs.horizon.months();
        let after = |change: &Values| {
            let wheel = wheel.what_if_weighted(inputs, change, &self.effect()).ok()?;
            Some((wheel, wheel.customers_after(months)))
        };
        let moved = self.reference();
        let possible = moved.into_iter().filter(|&(lever, value)| {
            let alone = Values::only(lever, value);
            alone.is_ok_and(|change| after(&change).is_some())
        });
        let levers: Vec<(Lever, f64)> = possible.collect();
        let today = wheel.customers_after(months);
        // Levers that can move alone can move together: none changes what another is scaled by.
        let some = |mask: u32| after(&subset(&levers, mask)).unwrap_or((*wheel, today));
        let parts = shapley(levers.len(), |mask| some(mask).1);
        let (reference, at_reference) = some((1 << levers.len()) - 1);
        let drags = levers.iter().zip(parts).filter_map(|(&(lever, value), part)| {
            let today = in_force(inputs, wheel, lever)?;
            let excess = matches!(lever, Lever::Conversion(_)).then(|| (value / today).ln());
            Some(Drag {
                lever,
                today,
                reference: value,
                customers: part,
                excess: excess.filter(|excess| excess.is_finite()),
            })
        });
        Comparison {
            drags: drags.collect(),
            gap: at_reference - today,
            net_loss: log_ratio(wheel.friction(), reference.friction()),
            total: self.total_friction(wheel),
        }
    }

    /// `Phi = sum(-ln c_i) + ln mu`; none where a stage is blocked or nothing is lost on balance.
    fn total_friction(&self, wheel: &Wheel) -> Option<f64> {
        let path = self.inputs.path.conversion().iter();
        let path: f64 = path.map(|conversion| -(conversion.fraction().ln())).sum();
        let total = path + wheel.friction().ln();
        total.is_finite().then_some(total)
    }

    /// The levers that make friction, with the reference's value of each.
    fn reference(&self) -> Vec<(Lever, f64)> {
        let inputs = &self.inputs;
        let preset = inputs.preset.inputs();
        let value = |lever| match (self.against, lever) {
            (Against::Target, _) => self.part(Part::Target).get(lever),
            (Against::Last, _) => self.part(Part::Last).get(lever),
            (Against::Preset, Lever::Conversion(_)) if !inputs.is_presets_path() => None,
            (Against::Preset, Lever::Recommended) => Some(100.0 * inputs.preset.recommended().0),
            (Against::Preset, Lever::Wins) => Some(inputs.preset.wins_per_promoter()),
            (Against::Preset, _) => preset.get(lever),
        };
        let makes_friction = |lever: &Lever| {
            matches!(
                lever,
                Lever::Conversion(_) | Lever::Churn | Lever::Recommended | Lever::Wins
            )
        };
        let levers = Lever::of(inputs).into_iter().filter(makes_friction);
        levers.filter_map(|lever| Some((lever, value(lever)?))).collect()
    }
}

/// Shapley values of up to 16 players: for each the worth it adds, averaged over all orders in which
/// they can join. `worth` of a set of players, given as bits.
///
/// ```
/// # use flywheel_model::shapley;
/// // A left glove and two right ones: only a pair is worth anything.
/// let pair = |set: u32| f64::from(u8::from(set & 1 != 0 && set & 6 != 0));
/// let shares = shapley(3, pair);
/// assert!((shares[0] - 2.0 / 3.0).abs() < 1e-15 && (shares[1] - 1.0 / 6.0).abs() < 1e-15);
/// ```
pub fn shapley(players: usize, worth: impl Fn(u32) -> f64) -> Vec<f64> {
    let worths: Vec<f64> = (0..1_u32 << players).map(worth).collect();
    // s! (n - s - 1)! / n! for a set of s, without the factorials.
    let mut weights = vec![1.0 / players.max(1) as f64; players];
    for size in 1..players {
        weights[size] = weights[size - 1] * size as f64 / (players - size) as f64;
    }
    let share = |player: usize| {
        let sets = 0..1_usize << players;
        let without = sets.filter(|set| set & (1 << player) == 0);
        without
            .map(|set| weights[set.count_ones() as usize] * (worths[set | 1 << player] - worths[set]))
            .sum()
    };
    (0..players).map(share).collect()
}

fn subset(levers: &[(Lever, f64)], mask: u32) -> Values {
    let mut values = Values::default();
    for (index, &(lever, value)) in levers.iter().enumerate() {
        if mask & (1 << index) != 0 {
            // The value has been accepted alone.
            let _ = values.set(lever, Some(value));
        }
    }
    values
}

/// Today's value of a lever; the one that may not have been entered, the share recommended, is estimated.
fn in_force(inputs: &Inputs, wheel: &Wheel, lever: Lever) -> Option<f64> {
    inputs.get(lever).or_else(|| {
        let share = wheel.spin * wheel.customers / wheel.speed();
        (wheel.speed() > 0.0).then_some(100.0 * share)
    })
}

fn log_ratio(today: f64, reference: f64) -> Option<f64> {
    (today > 0.0 && reference > 0.0).then(|| (today / reference).ln())
}
