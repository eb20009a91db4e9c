//! The customer journey: seven phases, the touchpoints in each, and the firm's activities. The people who flow
//! through it are the wheel's own numbers. Entered here is what the wheel does not know.

mod activity;
mod edit;
mod gap;
mod grid;
mod normalise;
mod number;
mod paste;
mod people;
mod phase;
mod pipeline;
mod scorecard;
mod touchpoints;
mod verdict;

pub use activity::{Activity, EXAMPLE};
pub use gap::{Gap, Move, Need, Status};
pub use grid::Grid;
pub use number::Number;
pub use paste::{RowReason, Words};
pub use people::{Flow, elasticities, phase_at, phase_of};
pub use phase::Phase;
pub use pipeline::{Pipeline, PipelineStage};
pub use scorecard::{Supplier, ranks};
pub use touchpoints::{KEY, TOUCHPOINTS, Touchpoint};
pub use verdict::Verdict;

use serde::Serialize;

/// All that is entered of the journey, as it is stored and exported.
///
/// Everything is in its range once [`Journey::normalise`] was called on what was read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Journey {
    /// People reached a month, before anything is triggered.
    pub reached: f64,
    /// Percent of them in whom something is triggered.
    pub triggered: f64,
    /// Months in each phase.
    pub dwell: [f64; 7],
    /// The phase of each conversion: 3, 4 or 5. The last conversion always ends the decision.
    pub stages: Vec<u8>,
    /// The touchpoints.
    pub touchpoints: Vec<Touchpoint>,
    /// The firm's activities.
    pub activities: Vec<Activity>,
    /// The three questions, about conferences, comparison sites and Google: yes, no, or not answered.
    pub answers: [Option<bool>; 3],
    /// What buyers expect in each phase, in the firm's own words.
    pub expectations: [String; 7],
    /// How much trust, expertise and scalability count.
    pub criteria: [f64; 3],
    /// The firm itself, then its competitors.
    pub suppliers: Vec<Supplier>,
    /// Which points of the after-sale list are done.
    pub done: [bool; Journey::AFTER_SALE],
    /// The open deals.
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
    /// How many points the after-sale list has.
    pub const AFTER_SALE: usize = 10;
    /// The phase of each point.
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
    /// The phases that a "no" to each question flags: conferences, comparison sites, Google.
    pub const QUESTION_PHASES: [&'static [Phase]; 3] = [
        &[Phase::Unaware],
        &[Phase::Consideration],
        &[Phase::Trigger, Phase::Consideration],
    ];

    /// How often a buyer meets an activity in each phase.
    pub fn touches(&self) -> [f64; 7] {
        let mut touches = [0.0; 7];
        for activity in &self.activities {
            if let Some(phase) = activity.phase {
                touches[phase as usize] += activity.times;
            }
        }
        touches
    }

    /// The share of what buyers need in each phase, by weight, that an activity serves. One more activity never
    /// lowers it. None where nothing is needed.
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

    /// The phases that a "no" flags.
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
