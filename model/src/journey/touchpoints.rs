//! The touchpoints that an article lists (SuperOffice, in Norwegian), declared simplified there.

use super::{Activity, Phase, Touchpoint};

/// What a name that is a key begins with: what a visitor types stays as it was typed.
pub const KEY: char = '*';

/// Each phase's touchpoints, as keys that every language has words for.
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

/// The article's own two activities, as keys: direct mail to those who do not move yet, social media for
/// a dialogue with those who do.
pub const EXAMPLE: [(&str, Phase); 2] = [("direct-mail", Phase::Unaware), ("social-media", Phase::Trigger)];

pub(super) fn prefilled() -> Vec<Touchpoint> {
    let touchpoint = |(id, (phase, key)): (u32, (Phase, &str))| Touchpoint {
        id,
        phase,
        name: format!("{KEY}{key}"),
        weight: 1.0,
    };
    (1..).zip(TOUCHPOINTS).map(touchpoint).collect()
}

/// The article's two rows.
pub(super) fn example() -> impl Iterator<Item = Activity> {
    EXAMPLE.into_iter().map(|(key, phase)| Activity {
        name: format!("{KEY}{key}"),
        phase: Some(phase),
        channel: format!("{KEY}{key}"),
        ..Activity::default()
    })
}
