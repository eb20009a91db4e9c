//! What each lever costs against a reference, in customers at the horizon.

use crate::field::Lever;
use crate::inputs::{Inputs, Values, Weights};
use crate::wheel::Wheel;

/// What one lever costs, or earns, against the reference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drag {
    /// A conversion, churn, or recommendation.
    pub lever: Lever,
    /// Today's value, a percentage or an amount.
    pub today: f64,
    /// The reference's value.
    pub reference: f64,
    /// Customers that the reference has more at the horizon thanks to this lever. Above 0 the lever is a headwind,
    /// below 0 a tailwind.
    pub customers: f64,
    /// How much a conversion's friction exceeds the reference's, `ln(reference / today)`. None for churn,
    /// recommendation and a blocked stage.
    pub excess: Option<f64>,
}

/// Today against a reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Each lever that the reference has a value for and that today's wheel can move there, in the order of the
    /// page.
    pub drags: Vec<Drag>,
    /// Customers that the reference has more at the horizon, in all.
    pub gap: f64,
    /// How much the net loss exceeds the reference's, `ln(mu / reference's mu)`. None where either has no net loss.
    pub net_loss: Option<f64>,
    /// `Phi`, today's total friction: that of the path and `ln mu`.
    pub total: Option<f64>,
}

impl Comparison {
    /// The largest headwind, if there is any.
    pub fn worst(&self) -> Option<&Drag> {
        let headwinds = self.drags.iter().filter(|drag| drag.customers > 0.0);
        headwinds.max_by(|a, b| a.customers.total_cmp(&b.customers))
    }
}

impl Comparison {
    /// Compares today's conversions, churn and recommendation with the reference's value of each.
    ///
    /// Each lever's part is its Shapley value: its effect averaged over all orders in which the levers can move to
    /// the reference. So the parts add up to the gap, and no order is preferred. Unlike the logarithms they exist
    /// where the wheel grows by itself.
    pub(crate) fn new(
        inputs: &Inputs,
        wheel: &Wheel,
        weights: &Weights,
        reference: Vec<(Lever, f64)>,
    ) -> Comparison {
        let months = inputs.horizon.months();
        let after = |change: &Values| {
            let wheel = wheel.what_if_weighted(inputs, change, weights).ok()?;
            Some((wheel, wheel.customers_after(months)))
        };
        let possible = reference.into_iter().filter(|&(lever, value)| {
            let alone = Values::only(lever, value);
            alone.is_ok_and(|change| after(&change).is_some())
        });
        let levers: Vec<(Lever, f64)> = possible.collect();
        let today = wheel.customers_after(months);
        // Levers that can each be moved alone can be moved together: none changes the number that another is scaled
        // by.
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
            total: total_friction(inputs, wheel),
        }
    }
}

/// `Phi = sum(-ln c_i) + ln mu`. None where a stage is blocked or there is no net loss.
fn total_friction(inputs: &Inputs, wheel: &Wheel) -> Option<f64> {
    let path = inputs.path.conversion().iter();
    let path: f64 = path.map(|conversion| -(conversion.fraction().ln())).sum();
    let total = path + wheel.friction().ln();
    total.is_finite().then_some(total)
}

/// Shapley values of up to 16 players: the worth that each adds, averaged over all orders in which they can join.
/// `worth` is that of a set of players, given as bits.
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
    // `s! (n - s - 1)! / n!` for a set of `s`, without the factorials.
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
            // The value was accepted when it was tried alone.
            let _ = values.set(lever, Some(value));
        }
    }
    values
}

/// Today's value of a lever. The share by recommendation is estimated where it was not entered.
pub(super) fn in_force(inputs: &Inputs, wheel: &Wheel, lever: Lever) -> Option<f64> {
    inputs.get(lever).or_else(|| {
        let share = wheel.spin * wheel.customers / wheel.speed();
        (wheel.speed() > 0.0).then_some(100.0 * share)
    })
}

fn log_ratio(today: f64, reference: f64) -> Option<f64> {
    (today > 0.0 && reference > 0.0).then(|| (today / reference).ln())
}
