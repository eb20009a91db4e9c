//! Which brake the page names. It stays the same while another one is only slightly bigger, so that the name does not
//! jump back and forth while a number is changed.

use flywheel_model::Brake;

/// Another brake takes over when its gain is this many times the gain of the named one.
const CLEARLY: f64 = 1.1;

/// The brake to name, of all brakes from the biggest to the smallest and the one that was named last.
pub(crate) fn steady(ranked: &[Brake], named: Option<&Brake>) -> Option<Brake> {
    let biggest = ranked.first()?;
    let stays = named
        .and_then(|named| same(ranked, named))
        .filter(|same| biggest.gain < same.gain * CLEARLY);
    Some(stays.unwrap_or(*biggest))
}

/// The brake that was named last, while its number is being changed. It stays even if it wins nothing any more.
pub(crate) fn held(ranked: &[Brake], named: &Brake) -> Brake {
    same(ranked, named).unwrap_or(Brake { gain: 0.0, ..*named })
}

fn same(ranked: &[Brake], named: &Brake) -> Option<Brake> {
    ranked.iter().find(|brake| brake.lever == named.lever).copied()
}
