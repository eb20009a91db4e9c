//! The two questions of a healthy wheel, for each segment: what have we invested in it, and how do we measure it?

use super::Worksheet;
use super::sheet::Sheet;
use super::single::Single;
use crate::field::Segment;

/// The answers of one segment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Health {
    /// How many activities it has.
    pub activities: usize,
    /// Their hours a month. None where nobody entered any.
    pub hours: Option<f64>,
    /// Their money a month. None where nobody entered any.
    pub cost: Option<f64>,
    /// Whether success is measured: by a metric of an activity, or by rows of the ledger or the answers.
    pub is_measured: bool,
    /// How well its promise is kept, 0 to 10.
    pub kept: Option<f64>,
}

impl Health {
    /// A promise that is kept this well or worse is flagged.
    pub const FLAGGED: f64 = 5.0;

    /// Whether both questions are answered.
    pub fn is_whole(&self) -> bool {
        self.is_invested() && self.is_measured
    }

    /// Whether hours or money are put into it.
    pub fn is_invested(&self) -> bool {
        self.hours.unwrap_or(0.0) + self.cost.unwrap_or(0.0) > 0.0
    }

    /// Whether it needs attention: nothing is done in it, or its promise is not kept.
    pub fn is_flagged(&self) -> bool {
        self.activities == 0 || self.kept.is_some_and(|kept| kept <= Health::FLAGGED)
    }
}

impl Worksheet {
    /// The answers of each segment. `last` is the stage of the customers.
    pub fn health(&self, last: usize) -> [Health; 3] {
        let summary = self.sheets.summary();
        Segment::ALL.map(|segment| {
            let invested = &summary.segments[segment as usize];
            Health {
                activities: invested.activities,
                hours: invested.hours,
                cost: invested.cost,
                is_measured: invested.has_metric || self.has_figures(segment, last),
                kept: self.single(Single::KEPT[segment as usize]),
            }
        })
    }

    /// Visits measure attract, the stages up to the customer engage, customers and their answers delight.
    fn has_figures(&self, segment: Segment, last: usize) -> bool {
        let stages = &self.sheets.summary().has_stage;
        let has = |stage: usize| stages.get(stage) == Some(&true);
        match segment {
            Segment::Attract => has(0),
            Segment::Engage => (1..=last).any(has),
            Segment::Delight => !self.rows(Sheet::Answers).is_empty() || has(last),
        }
    }
}
