//! The cases: what is computed, of which size, and the numbers that come out.

use flywheel_model::journey::{Activity, Gap, Journey};
use flywheel_model::{Comparison, Document, Fan, Normals, Problem, Projection, link};

/// What is computed at a keystroke, by what it grows with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// From the inputs to the coming months, with the loop and without it.
    Months,
    /// The fan: futures of 60 months with five uncertain inputs, and their percentiles.
    Futures,
    /// Friction against a target: the Shapley value of each stage, of churn and of recommendation.
    Stages,
    /// What buyers need beside what the firm does.
    Activities,
}

/// A case with its inputs, ready to be computed again and again.
pub enum Prepared {
    /// The inputs.
    Months(Box<Document>),
    /// The inputs, and the normal numbers, which depend on the seed alone: the app keeps them too.
    Futures(Box<Document>, Box<Normals>),
    /// The inputs with a target.
    Stages(Box<Document>),
    /// The journey with its activities.
    Activities(Box<Journey>),
}

/// What was computed.
pub enum Answer {
    /// Of [`Case::Months`].
    Months(Projection),
    /// Of [`Case::Futures`].
    Futures(Option<Fan>),
    /// Of [`Case::Stages`].
    Stages(Comparison),
    /// Of [`Case::Activities`].
    Activities(Gap),
}

/// Customers a promoter brings are known here, so that recommendation does not follow the NPS alone.
const FIVE_RANGES: &str = "preset=saas&basis=separate&wins=0.02&horizon=60&low-traffic=8000&high-traffic=12500\
&low-conversion=,10&high-conversion=,20&low-churn=1.5&high-churn=4&low-nps=20&high-nps=50&low-wins=0.01&high-wins=0.04";

/// Percent that pass each stage of the longest path, and the target for it.
const PATH: [[&str; 8]; 2] = [
    ["2.5", "15", "20", "50", "60", "70", "80", "90"],
    ["3", "18", "25", "55", "66", "77", "84", "95"],
];

impl Case {
    /// All of them.
    pub const ALL: [Case; 4] = [Case::Months, Case::Futures, Case::Stages, Case::Activities];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Case::Months => "months",
            Case::Futures => "futures",
            Case::Stages => "stages",
            Case::Activities => "activities",
        }
    }

    /// How many months, futures, stages or activities it is timed with.
    pub fn sizes(self) -> &'static [usize] {
        match self {
            Case::Months => &[12, 36, 60, 120],
            Case::Futures => &[256, 1024, 4096],
            Case::Stages => &[1, 2, 4, 6, 8],
            Case::Activities => &[10, 50, 100, 200],
        }
    }

    /// The case with that many months, futures, stages or activities.
    pub fn prepare(self, size: usize) -> Prepared {
        let read = |text: &str| Box::new(link::read(text).document);
        match self {
            Case::Months => Prepared::Months(read(&format!("preset=saas&recommended=25&horizon={size}"))),
            Case::Futures => Prepared::Futures(read(FIVE_RANGES), Box::new(Normals::of(size))),
            Case::Stages => {
                let [today, target] = PATH.map(|path| path[..size.min(path.len())].join(","));
                Prepared::Stages(read(&format!(
                    "preset=saas&recommended=25&conversion={today}&against=target\
                     &target-conversion={target}&target-churn=2&target-recommended=30"
                )))
            }
            Case::Activities => Prepared::Activities(Box::new(journey(size))),
        }
    }
}

/// A journey whose activities serve touchpoints of unequal weight, every eighth of them none.
fn journey(activities: usize) -> Journey {
    let mut journey = Journey::default();
    for (index, touchpoint) in journey.touchpoints.iter_mut().enumerate() {
        touchpoint.weight = (1 + index % 5) as f64;
    }
    let touchpoints = journey.touchpoints.len();
    let activity = |index: usize| {
        let serves = &journey.touchpoints[7 * index % touchpoints];
        Activity {
            touchpoint: (index % 8 != 7).then_some(serves.id),
            hours: (1 + index % 9) as f64,
            ..Activity::default()
        }
    };
    journey.activities = (0..activities).map(activity).collect();
    journey
}

impl Prepared {
    /// Computes it.
    ///
    /// # Errors
    /// As [`flywheel_model::Inputs::calibrate`].
    pub fn run(&mut self) -> Result<Answer, Problem> {
        Ok(match self {
            Prepared::Months(document) => {
                let inputs = &document.inputs;
                Answer::Months(inputs.calibrate()?.project(inputs.horizon.months()))
            }
            Prepared::Futures(document, normals) => Answer::Futures(document.fan(normals)),
            Prepared::Stages(document) => Answer::Stages(document.compare(&document.inputs.calibrate()?)),
            Prepared::Activities(journey) => Answer::Activities(journey.gap()),
        })
    }
}

impl Answer {
    /// All its numbers in a row, to be compared.
    pub fn numbers(&self) -> Vec<f64> {
        match self {
            Answer::Months(lines) => [&lines.flywheel, &lines.funnel, &lines.won, &lines.funnel_won]
                .map(Vec::as_slice)
                .concat(),
            Answer::Futures(None) => Vec::new(),
            Answer::Futures(Some(fan)) => [&fan.p10, &fan.p25, &fan.p50, &fan.p75, &fan.p90]
                .map(Vec::as_slice)
                .concat(),
            Answer::Stages(friction) => {
                let drags = friction.drags.iter().map(|drag| drag.customers);
                drags.chain([friction.gap]).collect()
            }
            Answer::Activities(gap) => {
                let needs = gap
                    .needs
                    .iter()
                    .flat_map(|need| [need.need, need.effort, need.hours]);
                needs
                    .chain([gap.hours, gap.unassigned])
                    .chain(gap.matched)
                    .collect()
            }
        }
    }
}
