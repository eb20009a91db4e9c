//! The firm's activities, and the article's two examples.

use super::phase::Phase;
use super::touchpoints::KEY;
use serde::Serialize;

/// Something the firm does.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Activity {
    /// What it is called.
    pub name: String,
    /// The phase it is for, if that is known: that of its touchpoint, if it has one.
    pub phase: Option<Phase>,
    /// The touchpoint it serves, by its id.
    pub touchpoint: Option<u32>,
    /// Where it reaches the buyer.
    pub channel: String,
    /// What kind of content it is.
    pub content: String,
    /// Hours a month.
    pub hours: f64,
    /// Money a month.
    pub cost: f64,
    /// How often a buyer meets it in the phase.
    pub times: f64,
}

impl Default for Activity {
    fn default() -> Activity {
        Activity {
            name: String::new(),
            phase: None,
            touchpoint: None,
            channel: String::new(),
            content: String::new(),
            hours: 0.0,
            cost: 0.0,
            times: 1.0,
        }
    }
}

/// The article's two activities, as keys: direct mail for those who do not move yet, and social media for a
/// dialogue with those who do.
pub const EXAMPLE: [(&str, Phase); 2] = [("direct-mail", Phase::Unaware), ("social-media", Phase::Trigger)];

/// The article's two activities.
pub(super) fn example() -> impl Iterator<Item = Activity> {
    EXAMPLE.into_iter().map(|(key, phase)| Activity {
        name: format!("{KEY}{key}"),
        phase: Some(phase),
        channel: format!("{KEY}{key}"),
        ..Activity::default()
    })
}
