//! The touchpoints that an article by SuperOffice lists (in Norwegian), which calls the list simplified.

use super::phase::Phase;
use serde::Serialize;

/// A name that begins with it is a key, for which every language has words. What a visitor types stays as it was
/// typed.
pub const KEY: char = '*';

/// The touchpoints of each phase, as keys.
pub const TOUCHPOINTS: [(Phase, &str); 23] = [
    (Phase::Unaware, "conferences"),
    (Phase::Unaware, "opinion-leaders"),
    (Phase::Unaware, "social-trends"),
    (Phase::Trigger, "google"),
    (Phase::Trigger, "video"),
    (Phase::Trigger, "niche-blogs"),
    (Phase::Consideration, "supplier-sites"),
    (Phase::Consideration, "buying-guides"),
    (Phase::Consideration, "review-sites"),
    (Phase::Evaluation, "technical-papers"),
    (Phase::Evaluation, "case-studies"),
    (Phase::Evaluation, "references"),
    (Phase::Evaluation, "live-demo"),
    (Phase::Decision, "sales-team"),
    (Phase::Decision, "signing"),
    (Phase::Experience, "user-guides"),
    (Phase::Experience, "training"),
    (Phase::Experience, "product-videos"),
    (Phase::Loyalty, "phone"),
    (Phase::Loyalty, "e-mail"),
    (Phase::Loyalty, "site-chat"),
    (Phase::Loyalty, "self-service"),
    (Phase::Loyalty, "knowledge-base"),
];

/// Something that a buyer meets on the way.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Touchpoint {
    /// What activities refer to, whatever its name.
    pub id: u32,
    /// The phase in which buyers meet it.
    pub phase: Phase,
    /// [`KEY`] and a key of [`TOUCHPOINTS`], or what the visitor called it.
    pub name: String,
    /// How much buyers need it, compared with the others.
    pub weight: f64,
}

pub(super) fn prefilled() -> Vec<Touchpoint> {
    let touchpoint = |(id, (phase, key)): (u32, (Phase, &str))| Touchpoint {
        id,
        phase,
        name: format!("{KEY}{key}"),
        weight: 1.0,
    };
    (1..).zip(TOUCHPOINTS).map(touchpoint).collect()
}
