//! What to do next: one step of each lever, ranked by the customers that it wins.

use super::brake::{Brake, halfway, ranked};
use super::friction::in_force;
use super::sensitivity::better;
use crate::field::Lever;
use crate::inputs::{Inputs, Weights};
use crate::wheel::Wheel;

/// A step that wins fewer customers than this is none. Rounding errors of a large wheel are below
/// [`ROUNDING`] of its customers.
const LEAST: f64 = 0.01;
const ROUNDING: f64 = 1e-9;

/// One step of each lever that wins customers, the best first.
///
/// A lever that is short of the good end of its preset's plausible range is moved halfway there, as a brake is: see
/// [`brakes`](super::brakes). One that is there already, or that has no such range, gets 10 % better, as in the ranking
/// of [`Sensitivity::gain`](super::Sensitivity::gain). Today's customers and a market limit are no moves.
///
/// ```
/// # use flywheel_model::{Lever, Preset, Weights, moves};
/// let inputs = Preset::Saas.inputs();
/// let moves = moves(&inputs, &inputs.calibrate()?, &Weights::default());
/// assert_eq!(moves[0].lever, Lever::Conversion(1));
/// let traffic = moves.iter().find(|step| step.lever == Lever::Traffic);
/// assert!(traffic.is_some_and(|step| (step.to - 11_000.0).abs() < 1e-9));
/// # Ok::<(), flywheel_model::Problem>(())
/// ```
pub fn moves(inputs: &Inputs, wheel: &Wheel, weights: &Weights) -> Vec<Brake> {
    let mut steps = halfway(inputs, wheel);
    for lever in Lever::of(inputs) {
        // The share by recommendation follows from what a promoter brings.
        let same = if lever == Lever::Wins {
            Lever::Recommended
        } else {
            lever
        };
        let is_moved = steps.iter().any(|(other, ..)| *other == same);
        if !is_moved
            && lever != Lever::Market
            && let Some(from) = in_force(inputs, wheel, lever)
            && let Some(to) = better(inputs, wheel, lever)
        {
            steps.push((lever, from, to));
        }
    }
    let least = LEAST.max(ROUNDING * wheel.customers_after(inputs.horizon.months()));
    let mut moves = ranked(inputs, wheel, weights, steps);
    moves.retain(|step| step.gain > least);
    moves
}
