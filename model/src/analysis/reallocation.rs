//! The split of the same effort that wins most.

use super::effort::Uncalibrated;
use super::forces::Forces;
use crate::field::Segment;
use crate::inputs::Inputs;
use crate::wheel::Wheel;

impl Forces {
    /// The split of today's effort that wins most customers at the horizon.
    ///
    /// Water-filling is exact where the logarithm of the customers follows the curves of the efforts in proportion.
    /// That holds only near today's split: growth is not proportional, and where a number would leave its range the
    /// curve has a kink. So other splits are simulated too. From the best of all, effort is moved between segments
    /// as long as that wins.
    ///
    /// # Errors
    /// As [`Forces::response`], of the first segment that cannot be calibrated.
    pub fn reallocate(&self, inputs: &Inputs, wheel: &Wheel) -> Result<Reallocation, Uncalibrated> {
        let responses = self.responses()?;
        let today = responses.map(|response| response.effort);
        let months = inputs.horizon.months();
        let elasticities = wheel.elasticities(months).ok_or(Uncalibrated::NoCustomers)?;
        let customers = wheel.customers_after(months);
        let wins = |effort: &[f64; 3]| {
            let after = wheel.with_efforts(inputs, &responses, effort);
            after.customers_after(months)
        };
        let curves = Segment::ALL.map(|segment| {
            let response = &responses[segment as usize];
            let reach = elasticities.to_segment(segment, inputs).max(0.0) * response.reach;
            (reach, response.decay)
        });
        let budget = today.iter().sum();
        let filled = water_fill(&curves, budget);
        let starts = || grid(budget).chain([today, [filled[0], filled[1], filled[2]]]);
        let search = |most_delight: f64| {
            let allowed = |effort: &[f64; 3]| effort[2] <= most_delight;
            let won = |effort: &[f64; 3]| if allowed(effort) { wins(effort) } else { 0.0 };
            let by_wins = |a: &[f64; 3], b: &[f64; 3]| won(a).total_cmp(&won(b));
            let best = starts().max_by(by_wins).unwrap_or(today);
            exchange(best, won)
        };
        let free = search(f64::INFINITY);
        let in_sight = wheel.dials(inputs).crosses_within(months);
        let held = free[2] > today[2] && !in_sight;
        let effort = if held { search(today[2]) } else { free };
        // Delight may even get less than today. It is not held then.
        let held = held && effort[2] == today[2];
        Ok(Reallocation {
            gain: wins(&effort) / customers - 1.0,
            effort,
            held,
        })
    }
}

/// Splits of a budget, evenly spread over all that are possible.
fn grid(budget: f64) -> impl Iterator<Item = [f64; 3]> {
    const STEPS: u32 = 20;
    let part = move |count: u32| budget * f64::from(count) / f64::from(STEPS);
    (0..=STEPS).flat_map(move |attract| {
        (0..=STEPS - attract).map(move |engage| [attract, engage, STEPS - attract - engage].map(part))
    })
}

/// Moves effort between segments, in ever smaller steps, as long as that wins more.
fn exchange(mut best: [f64; 3], won: impl Fn(&[f64; 3]) -> f64) -> [f64; 3] {
    const FINEST: f64 = 1e-6;
    let budget: f64 = best.iter().sum();
    let mut most = won(&best);
    let mut step = budget / 16.0;
    while step > budget * FINEST {
        let before = most;
        for (from, to) in [(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)] {
            let mut next = best;
            let moved = step.min(next[from]);
            next[from] -= moved;
            next[to] += moved;
            let found = won(&next);
            if found > most {
                (best, most) = (next, found);
            }
        }
        if most == before {
            step /= 2.0;
        }
    }
    best
}

/// A better split of the same effort.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reallocation {
    /// Effort of each segment. The sum is today's.
    pub effort: [f64; 3],
    /// By what fraction the customers at the horizon grow.
    pub gain: f64,
    /// Whether delight would get more, but is held at today's effort because recommendation does not overtake push
    /// before the horizon.
    pub held: bool,
}

impl Reallocation {
    /// The optimum is flat (Mantrala et al. 1992): a smaller gain than this is within the error of the answers.
    pub const WORTH_ADVISING: f64 = 0.02;

    /// Whether the gain is large enough to advise the shift.
    pub fn is_advice(&self) -> bool {
        self.gain > Reallocation::WORTH_ADVISING
    }
}

/// Splits a budget so that `sum e (1 - exp(-x / w))` is largest, by water-filling. Each curve is `(e, w)`. All that
/// get a part have the same marginal return; the others have less even at 0.
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
        // The level does not reach this curve's first return, so it reaches no later one's.
        if log <= level && level.is_finite() {
            break;
        }
        widths += curves[index].1;
        logs += curves[index].1 * log;
        level = (logs - budget) / widths;
    }
    // A curve without reach has the logarithm of 0, which is below any level.
    let share = |&(reach, width): &(f64, f64)| width * ((reach / width).ln() - level).max(0.0);
    let mut split: Vec<f64> = curves.iter().map(share).collect();
    // No effort moves the customers, so nothing says where to put it.
    if order.is_empty() {
        split.fill(budget / curves.len() as f64);
    }
    split
}
