//! Which lever is named as the brake while numbers change.

use flywheel_model::Brake;

/// Another lever is named as the brake only when it is worth this much more than the named one.
const CLEARLY: f64 = 1.1;

/// The brake to name, of those there are from the largest gain down and the one named before.
pub(super) fn steady(ranked: &[Brake], named: Option<&Brake>) -> Option<Brake> {
    let leader = ranked.first()?;
    let still = named.and_then(|named| ranked.iter().find(|brake| brake.lever == named.lever));
    let stays = still.filter(|still| leader.gain < still.gain * CLEARLY);
    Some(*stays.unwrap_or(leader))
}
