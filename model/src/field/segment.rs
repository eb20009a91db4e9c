//! The wheel's three segments.

use super::choice::{Choice, ChoiceOption, options};

options! {
    /// A segment of the wheel. One of them stands at its top.
    Segment of Start {
        /// Moves traffic and the first conversion.
        Attract = "attract",
        /// Moves the other conversions.
        Engage = "engage",
        /// Moves churn and recommendation.
        Delight = "delight",
    }
}

impl Segment {
    /// All three, in the order of the wheel.
    pub const ALL: [Segment; 3] = [Segment::Attract, Segment::Engage, Segment::Delight];
}
