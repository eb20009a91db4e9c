//! The seven phases.

use crate::field::Segment;
use serde::Serialize;

/// A phase of the customer journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// Wants to get better, knows no way, is open to inspiration.
    Unaware,
    /// Something creates movement: a chance, falling sales, complaints.
    Trigger,
    /// Searches suppliers: the long list.
    Consideration,
    /// The short list, judged on trust, expertise and scalability.
    Evaluation,
    /// Chooses, signs, makes a team and a timetable.
    Decision,
    /// A quick launch, everybody trained, somebody to ask.
    Experience,
    /// Fast results, follow-up, more of the company.
    Loyalty,
}

impl Phase {
    /// All seven, in order.
    pub const ALL: [Phase; 7] = [
        Phase::Unaware,
        Phase::Trigger,
        Phase::Consideration,
        Phase::Evaluation,
        Phase::Decision,
        Phase::Experience,
        Phase::Loyalty,
    ];

    /// The segment of the wheel to which it belongs.
    pub fn segment(self) -> Segment {
        match self {
            Phase::Unaware | Phase::Trigger => Segment::Attract,
            Phase::Consideration | Phase::Evaluation | Phase::Decision => Segment::Engage,
            Phase::Experience | Phase::Loyalty => Segment::Delight,
        }
    }
}
