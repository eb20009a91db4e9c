//! What holds the wheel back most: the lever that wins most customers when it is moved halfway to the good end of
//! its plausible range.

use crate::field::Lever;
use crate::inputs::{Inputs, Values, Weights};
use crate::number::{logistic, logit, significant};
use crate::wheel::Wheel;

/// A lever and a step of it that wins customers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Brake {
    /// What is moved.
    pub lever: Lever,
    /// Where it is today, in its own unit.
    pub from: f64,
    /// Where the step leads to.
    pub to: f64,
    /// Additional customers at the horizon.
    pub gain: f64,
}

/// The levers that would win customers, the biggest brake first.
///
/// Each is moved halfway to the good end of its preset's plausible range, on the logit scale (for the score on that
/// of `(1 + s)/2`), and there to a number of three digits. The page shows that number, so its gain is what a visitor who
/// tries it gets. A lever that is there already is no brake, and neither is a stage that the preset's path does
/// not have.
///
/// ```
/// # use flywheel_model::{Preset, Weights, brakes};
/// let inputs = Preset::Saas.inputs();
/// let ranked = brakes(&inputs, &inputs.calibrate()?, &Weights::default());
/// assert!(ranked.windows(2).all(|pair| pair[0].gain >= pair[1].gain));
/// # Ok::<(), flywheel_model::Problem>(())
/// ```
pub fn brakes(inputs: &Inputs, wheel: &Wheel, weights: &Weights) -> Vec<Brake> {
    ranked(inputs, wheel, weights, halfway(inputs, wheel))
}

/// A lever, its value today, and the value after a step.
pub(super) type Step = (Lever, f64, f64);

/// The steps that win customers, the best first.
pub(super) fn ranked(inputs: &Inputs, wheel: &Wheel, weights: &Weights, steps: Vec<Step>) -> Vec<Brake> {
    let months = inputs.horizon.months();
    let today = wheel.customers_after(months);
    let measure = |(lever, from, to): Step| {
        let change = Values::only(lever, to).ok()?;
        let changed = wheel.what_if_weighted(inputs, &change, weights).ok()?;
        let gain = changed.customers_after(months) - today;
        (gain > 0.0).then_some(Brake {
            lever,
            from,
            to,
            gain,
        })
    };
    let mut ranked: Vec<Brake> = Vec::new();
    // There are a handful of levers: putting each in its place is less code than sorting.
    for brake in steps.into_iter().filter_map(measure) {
        let place = ranked.partition_point(|other| other.gain >= brake.gain);
        ranked.insert(place, brake);
    }
    ranked
}

/// Half the way to its good end, for each lever that is short of it.
pub(super) fn halfway(inputs: &Inputs, wheel: &Wheel) -> Vec<Step> {
    let usual = inputs.preset.plausible();
    let mut levers = Vec::new();
    let conversion = inputs.path.conversion();
    if inputs.is_presets_path() {
        for (index, (today, [_, high])) in conversion.iter().zip(usual.conversion).enumerate() {
            rising(&mut levers, Lever::Conversion(index), today.get(), *high);
        }
    }
    let (churn, low) = (inputs.churn.get(), usual.churn[0]);
    if churn > low {
        levers.push((Lever::Churn, churn, rounded(halfway_percent(churn, low))));
    }
    let (score, high) = (inputs.sentiment.score(), usual.nps[1]);
    if score < high {
        let half = halfway_percent((100.0 + score) / 2.0, (100.0 + high) / 2.0);
        levers.push((Lever::Nps, score, rounded(2.0 * half - 100.0)));
    }
    if wheel.speed() > 0.0 {
        let share = 100.0 * wheel.spin * wheel.customers / wheel.speed();
        rising(&mut levers, Lever::Recommended, share, usual.recommended[1]);
    }
    levers
}

fn rising(levers: &mut Vec<Step>, lever: Lever, today: f64, high: f64) {
    if today < high {
        levers.push((lever, today, rounded(halfway_percent(today, high))));
    }
}

fn rounded(value: f64) -> f64 {
    significant(value, 3)
}

/// Halfway between two percentages on the logit scale. The ends of that scale lie infinitely far away, so
/// percentages are kept a little off them.
fn halfway_percent(from: f64, to: f64) -> f64 {
    const END: f64 = 1e-9;
    let odds = |percent: f64| logit((percent / 100.0).clamp(END, 1.0 - END));
    100.0 * logistic((odds(from) + odds(to)) / 2.0)
}
