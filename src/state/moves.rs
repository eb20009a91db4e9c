//! Which moves the page names: at most three.

use flywheel_model::{Brake, Lever};

use super::steady::steady;

const MOST: usize = 3;

/// The moves to name, the best first, of all moves from the best to the smallest and those that were named last. Each
/// place keeps its lever until another one is clearly better, as [`steady`] says.
///
/// At most one of them is a conversion. Conversions multiply, so all of them win customers in the same way, and the best
/// one speaks for the path. In every example, conversions alone would fill most of the list and hide churn or
/// recommendation, which are what a flywheel has beyond a funnel.
pub(crate) fn named_moves(ranked: &[Brake], named: &[Brake]) -> Vec<Brake> {
    let is_conversion = |step: &Brake| matches!(step.lever, Lever::Conversion(_));
    let mut left = ranked.to_vec();
    let mut moves = Vec::new();
    while moves.len() < MOST
        && let Some(best) = steady(&left, named.get(moves.len()))
    {
        let is_same =
            |other: &Brake| other.lever == best.lever || (is_conversion(other) && is_conversion(&best));
        left.retain(|other| !is_same(other));
        moves.push(best);
    }
    moves
}
