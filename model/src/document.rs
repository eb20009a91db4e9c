//! All that a visitor enters about one wheel: its numbers, a change to try, what to compare with, and
//! how sure the numbers are.

use std::sync::Arc;

use crate::forces::Forces;
use crate::inputs::Inputs;
use crate::item::Item;
use crate::lever::{Lever, Values};
use crate::path::Path;
use crate::problem::{Field, Problem, Reason};
use crate::quantity::{Correlation, Seed};
use crate::sentiment::Sentiment;
use crate::shown::Shown;
use crate::weights::Weights;
use crate::wheel::Wheel;

/// What the friction chart compares today with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// The preset's figures.
    Preset,
    /// The visitor's own target.
    Target,
    /// The visitor's own numbers of the last period.
    Last,
}

impl Against {
    /// All three, in the order in which they are offered.
    pub const ALL: [Against; 3] = [Against::Preset, Against::Target, Against::Last];

    /// The word for it in a link.
    pub fn key(self) -> &'static str {
        match self {
            Against::Preset => "preset",
            Against::Target => "target",
            Against::Last => "last",
        }
    }
}

/// Which values of the inputs, besides "your numbers".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The change to try.
    If,
    /// The visitor's own target.
    Target,
    /// The last period.
    Last,
    /// The low end of what a number may really be: its 10th percentile.
    Low,
    /// The high end: its 90th percentile.
    High,
}

impl Part {
    /// All of them, in the order in which a link has them.
    pub const ALL: [Part; 5] = [Part::If, Part::Target, Part::Last, Part::Low, Part::High];

    /// What stands before the lever's key in a link.
    pub fn key(self) -> &'static str {
        match self {
            Part::If => "if",
            Part::Target => "target",
            Part::Last => "last",
            Part::Low => "low",
            Part::High => "high",
        }
    }
}

/// One wheel and all that is asked about it. [`Document::checked`] tells what does not fit together.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// "Your numbers".
    pub inputs: Inputs,
    /// The values of each [`Part`].
    parts: [Values; 5],
    /// What the friction chart compares with.
    pub against: Against,
    /// How much what customers love moves NPS, churn and recommendation together.
    pub correlation: Correlation,
    /// Which futures are drawn: the same seed draws the same ones.
    pub seed: Seed,
    /// Whether a change of the NPS changes churn, recommendation and push.
    pub nps_counts: bool,
    /// How it does.
    pub weights: Weights,
    /// The effort in each segment.
    pub forces: Forces,
    /// The visitor's own friction, at most [`Item::MOST`].
    pub items: Vec<Item>,
    /// What is looked at.
    pub shown: Shown,
    /// The journey, as the text that is stored: whoever shows it reads it. Empty where nothing was
    /// entered. A link does not carry it.
    pub journey: Arc<str>,
    /// The worksheet, in the same way.
    pub worksheet: Arc<str>,
    /// Another wheel that stays beside this one, an author's beside the reader's: as its link, without one of
    /// its own. Empty where there is none.
    pub author: Arc<str>,
}

impl From<Inputs> for Document {
    fn from(inputs: Inputs) -> Document {
        Document {
            inputs,
            parts: Default::default(),
            against: Against::Preset,
            correlation: Correlation::USUAL,
            seed: Seed::USUAL,
            nps_counts: true,
            weights: Weights::default(),
            forces: Forces::default(),
            items: Vec::new(),
            shown: Shown::default(),
            journey: Arc::default(),
            worksheet: Arc::default(),
            author: Arc::default(),
        }
    }
}

impl Document {
    /// The same, looked at otherwise.
    #[must_use]
    pub fn showing(mut self, shown: Shown) -> Document {
        self.shown = shown;
        self
    }

    /// The values of one part.
    pub fn part(&self, part: Part) -> &Values {
        &self.parts[part as usize]
    }

    /// The change to try.
    pub fn change(&self) -> &Values {
        self.part(Part::If)
    }

    /// Another path. Where it has another number of stages, what is said of a conversion goes with its
    /// two stages, and is forgotten where they no longer follow each other.
    pub fn reshape(&mut self, path: Path) {
        let old = std::mem::replace(&mut self.inputs.path, path);
        let path = &self.inputs.path;
        if path.conversion().len() == old.conversion().len() {
            return;
        }
        let place_now = |index: usize| {
            let ends = old.names().get(index..index + 2)?;
            path.names().windows(2).position(|other| other == ends)
        };
        for values in &mut self.parts {
            let conversion = std::mem::take(&mut values.conversion);
            for (index, value) in conversion.into_iter().enumerate() {
                if let (Some(value), Some(now)) = (value, place_now(index)) {
                    // It was valid, and the new path has that place.
                    let _ = values.set(Lever::Conversion(now), Some(value.get()));
                }
            }
        }
        self.items.retain_mut(|item| match item.lever() {
            Lever::Conversion(index) => {
                place_now(index).is_some_and(|now| item.move_lever(Lever::Conversion(now)).is_ok())
            }
            _ => true,
        });
    }

    /// Forgets the values of one part.
    pub fn clear(&mut self, part: Part) {
        self.parts[part as usize] = Values::default();
    }

    /// Gives a lever a value in one part, or takes it away.
    ///
    /// # Errors
    /// As the quantity itself, and [`Reason::LowAboveHigh`] for a range that has no middle.
    pub fn set(&mut self, part: Part, lever: Lever, value: Option<f64>) -> Result<(), Reason> {
        if let Some(value) = value {
            self.fits_range(part, lever, value)?;
        }
        self.parts[part as usize].set(lever, value)?;
        // A new share and new wins per promoter would contradict each other: the last one entered counts.
        match lever {
            Lever::Recommended => self.parts[part as usize].set(Lever::Wins, None),
            Lever::Wins => self.parts[part as usize].set(Lever::Recommended, None),
            _ => Ok(()),
        }
    }

    fn fits_range(&self, part: Part, lever: Lever, value: f64) -> Result<(), Reason> {
        let (low, high) = match part {
            Part::Low => (Some(value), self.part(Part::High).get(lever)),
            Part::High => (self.part(Part::Low).get(lever), Some(value)),
            _ => return Ok(()),
        };
        match (low, high) {
            (Some(low), Some(high)) if low > high => Err(Reason::LowAboveHigh),
            _ => Ok(()),
        }
    }

    /// Low and high of a lever, if both are given and the lever is one of these inputs.
    pub fn range(&self, lever: Lever) -> Option<[f64; 2]> {
        // How sure a counted score is, the counts say themselves.
        if lever == Lever::Nps && matches!(self.inputs.sentiment, Sentiment::Votes(_)) {
            return None;
        }
        let ends = [
            self.part(Part::Low).get(lever)?,
            self.part(Part::High).get(lever)?,
        ];
        Lever::of(&self.inputs).contains(&lever).then_some(ends)
    }

    /// Every lever that has a range, in the order of the page.
    pub fn ranges(&self) -> Vec<(Lever, [f64; 2])> {
        let with_range = |lever| self.range(lever).map(|ends| (lever, ends));
        Lever::of(&self.inputs)
            .into_iter()
            .filter_map(with_range)
            .collect()
    }

    /// Whether anything is known to be uncertain: a range, or an NPS from counted answers.
    pub fn is_uncertain(&self) -> bool {
        !self.uncertain().is_empty()
    }

    /// How a change of the NPS acts: by the weights, or not at all where that is switched off.
    pub fn effect(&self) -> Weights {
        if self.nps_counts {
            self.weights
        } else {
            self.weights.without_nps()
        }
    }

    /// Today's wheel after the change; `None` without one.
    ///
    /// # Errors
    /// As [`Wheel::what_if`].
    pub fn changed(&self, today: &Wheel) -> Result<Option<Wheel>, Problem> {
        if self.change().is_empty() {
            return Ok(None);
        }
        today
            .what_if_weighted(&self.inputs, self.change(), &self.effect())
            .map(Some)
    }

    /// Tries another value of a lever; today's own value is no change.
    ///
    /// # Errors
    /// As [`Document::set`] and [`Wheel::what_if`]; the document stays as it was.
    pub fn try_out(&mut self, lever: Lever, value: Option<f64>) -> Result<(), Problem> {
        let read = || value.map(crate::link::written).unwrap_or_default();
        let today = self.inputs.calibrate()?;
        let mut tried = self.clone();
        tried
            .set(
                Part::If,
                lever,
                value.filter(|value| Some(*value) != self.inputs.get(lever)),
            )
            .map_err(|reason| Problem {
                field: Field::Of(Part::If, lever),
                read: read(),
                reason,
            })?;
        tried.changed(&today)?;
        *self = tried;
        Ok(())
    }

    /// The document without each value of the change that today's wheel cannot take, and why.
    pub(crate) fn checked(mut self) -> (Document, Vec<Problem>) {
        let mut problems = Vec::new();
        let Ok(today) = self.inputs.calibrate() else {
            return (self, problems);
        };
        while let Err(problem) = self.changed(&today) {
            let lever = match problem.field {
                Field::Of(Part::If, lever) => lever,
                _ => break,
            };
            let had = self.change().get(lever).is_some();
            // Taking a value away is never refused.
            let _ = self.parts[Part::If as usize].set(lever, None);
            problems.push(problem);
            if !had {
                break;
            }
        }
        (self, problems)
    }
}
