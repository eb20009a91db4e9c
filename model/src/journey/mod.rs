//! The customer journey: seven phases, what meets the buyer in each, and the firm's own activities. Its
//! flows are the wheel's own numbers; what is entered here is what the wheel does not know.

mod edit;
mod gap;
mod grid;
mod paste;
mod people;
mod pipeline;
mod scorecard;
mod text;
mod touchpoints;
mod verdict;

pub use edit::Number;
pub use gap::{Gap, Move, Need, Status};
pub use grid::Grid;
pub use paste::{Because, Refused, Words};
pub use people::{Flow, elasticities, phase_at};
pub use pipeline::{Pipeline, PipelineStage};
pub use scorecard::{Supplier, ranks};
pub use text::Export;
pub use touchpoints::{EXAMPLE, KEY, TOUCHPOINTS};
pub use verdict::Verdict;

use serde::Serialize;

use crate::forces::Segment;

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

    /// The segment of the wheel that it belongs to.
    pub fn segment(self) -> Segment {
        match self {
            Phase::Unaware | Phase::Trigger => Segment::Attract,
            Phase::Consideration | Phase::Evaluation | Phase::Decision => Segment::Engage,
            Phase::Experience | Phase::Loyalty => Segment::Delight,
        }
    }
}

/// Something that meets a buyer on the way.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Touchpoint {
    /// What activities call it, whatever its name.
    pub id: u32,
    /// When it meets them.
    pub phase: Phase,
    /// [`KEY`] and a key of [`TOUCHPOINTS`], or what the visitor called it.
    pub name: String,
    /// How much buyers need it, beside the others.
    pub weight: f64,
}

/// Something the firm does.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Activity {
    /// What it is called.
    pub name: String,
    /// The phase it is for, if that is known. That of its touchpoint, if it has one.
    pub phase: Option<Phase>,
    /// The touchpoint it serves, by its id.
    pub touchpoint: Option<u32>,
    /// Where it meets the buyer.
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

/// All that is entered of the journey, as it is stored and exported.
///
/// Everything is in its range once [`Journey::mend`] has been called on what was read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Journey {
    /// People reached a month, before anything is triggered.
    pub reached: f64,
    /// Percent of them in whom something is triggered.
    pub triggered: f64,
    /// Months in each phase.
    pub dwell: [f64; 7],
    /// Which phase each conversion belongs to: 3, 4 or 5. The last one always ends the decision.
    pub stages: Vec<u8>,
    /// What meets the buyer.
    pub touchpoints: Vec<Touchpoint>,
    /// What the firm does.
    pub activities: Vec<Activity>,
    /// Conferences, comparison sites, Google: yes, no, or not answered.
    pub answers: [Option<bool>; 3],
    /// What is expected in each phase, by the firm's own words.
    pub expectations: [String; 7],
    /// How much trust, expertise and scalability count.
    pub criteria: [f64; 3],
    /// The own firm first, then its rivals.
    pub suppliers: Vec<Supplier>,
    /// Which of the after-sale list is done.
    pub done: [bool; Journey::AFTER_SALE],
    /// The deals that are open.
    pub pipeline: Pipeline,
    /// Percent of the journey before the first contact with sales.
    pub before_contact: f64,
}

impl Default for Journey {
    fn default() -> Journey {
        Journey {
            reached: 100_000.0,
            triggered: 20.0,
            dwell: [0.0; 7],
            stages: Vec::new(),
            touchpoints: touchpoints::prefilled(),
            activities: Vec::new(),
            answers: [None; 3],
            expectations: Default::default(),
            criteria: [1.0; 3],
            suppliers: Vec::new(),
            done: [false; Journey::AFTER_SALE],
            pipeline: Pipeline::default(),
            before_contact: 57.0,
        }
    }
}

impl Journey {
    /// How many things there are to do after the sale.
    pub const AFTER_SALE: usize = 10;
    /// The phase of each of them.
    pub const AFTER_SALE_PHASES: [Phase; Journey::AFTER_SALE] = [
        Phase::Decision,
        Phase::Decision,
        Phase::Decision,
        Phase::Decision,
        Phase::Experience,
        Phase::Experience,
        Phase::Experience,
        Phase::Loyalty,
        Phase::Loyalty,
        Phase::Loyalty,
    ];
    /// The phase that a "no" to each question flags: conferences, comparison sites, Google.
    pub const QUESTION_PHASES: [&'static [Phase]; 3] = [
        &[Phase::Unaware],
        &[Phase::Consideration],
        &[Phase::Trigger, Phase::Consideration],
    ];

    /// Touches that a buyer has in each phase.
    pub fn touches(&self) -> [f64; 7] {
        let mut touches = [0.0; 7];
        for activity in &self.activities {
            if let Some(phase) = activity.phase {
                touches[phase as usize] += activity.times;
            }
        }
        touches
    }

    /// The share of what buyers need in each phase, by weight, that any activity serves. One more
    /// activity never lowers it. None where nothing is needed.
    pub fn coverage(&self) -> [Option<f64>; 7] {
        let is_served = |touchpoint: &Touchpoint| {
            let mut activities = self.activities.iter();
            activities.any(|activity| activity.touchpoint == Some(touchpoint.id))
        };
        Phase::ALL.map(|phase| {
            let (mut served, mut all) = (0.0, 0.0);
            for touchpoint in self
                .touchpoints
                .iter()
                .filter(|touchpoint| touchpoint.phase == phase)
            {
                all += touchpoint.weight;
                served += if is_served(touchpoint) {
                    touchpoint.weight
                } else {
                    0.0
                };
            }
            (all > 0.0).then(|| served / all)
        })
    }

    /// Which phases a "no" flags.
    pub fn flagged(&self) -> [bool; 7] {
        let mut flagged = [false; 7];
        for (answer, phases) in self.answers.iter().zip(Journey::QUESTION_PHASES) {
            for phase in phases.iter().filter(|_| *answer == Some(false)) {
                flagged[*phase as usize] = true;
            }
        }
        flagged
    }

    /// The touchpoint of this id.
    pub fn touchpoint(&self, id: u32) -> Option<&Touchpoint> {
        self.touchpoints.iter().find(|touchpoint| touchpoint.id == id)
    }
}
