//! All that a visitor enters about one wheel: its numbers, a change to try, what to compare it with, and how sure
//! the numbers are.

mod analyses;
mod entry;
mod report;
mod wheels;

pub use report::{Coasting, Report, WhatIf};
pub use wheels::Wheels;

use crate::analysis::{Forces, Handle, Item};
use crate::field::{Field, Lever, Part, Problem, Shown};
use crate::inputs::{Inputs, Sentiment, Values, Weights};
use crate::number::{Correlation, Reason, Seed, written};
use crate::wheel::Wheel;
use std::sync::Arc;

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

/// One wheel and all that is asked about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// "Your numbers".
    pub inputs: Inputs,
    /// The values of each [`Part`].
    parts: [Values; 5],
    /// What the friction chart compares with.
    pub against: Against,
    /// How strongly NPS, churn and recommendation move together.
    pub correlation: Correlation,
    /// The seed of the futures. The same seed draws the same ones.
    pub seed: Seed,
    /// Whether a change of the NPS changes churn, recommendation and push.
    pub nps_counts: bool,
    /// How it acts on them.
    pub weights: Weights,
    /// The effort in each segment.
    pub forces: Forces,
    /// The visitor's own friction, at most [`Item::MOST`].
    pub items: Vec<Item>,
    /// What is shown.
    pub shown: Shown,
    /// The journey, as the text that is stored and that its view reads. Empty where nothing was entered. A link
    /// does not carry it.
    pub journey: Arc<str>,
    /// The worksheet, in the same way.
    pub worksheet: Arc<str>,
    /// An author's wheel, which stays beside the reader's: its link, without an author of its own. Empty where
    /// there is none.
    pub author: Arc<str>,
    /// The visitor's other wheels. A link does not carry them.
    pub wheels: Arc<Wheels>,
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
            wheels: Arc::default(),
        }
    }
}

impl Document {
    /// The same document with something else shown.
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

    /// Adds a stage before the last one, which everybody passes. What was entered for the last conversion is now that
    /// of the conversion into the new stage. A full path stays as it is.
    pub fn add_stage(&mut self) {
        if let Some(path) = self.inputs.path.with_stage() {
            self.inputs.path = path;
        }
    }

    /// Removes the stage at `index`, unless it is the first or the last one. The conversions into it and out of it
    /// become one, their product, in today's numbers and in each part. Where a part has a value for one of the two
    /// only, today's value of the other stands in for it. Items of either conversion become those of the product, which
    /// they move by the same factor.
    pub fn remove_stage(&mut self, index: usize) {
        let Some(path) = self.inputs.path.without_stage(index) else {
            return;
        };
        let today = std::mem::replace(&mut self.inputs.path, path);
        let joined = self
            .parts
            .each_mut()
            .map(|values| values.without_stage(index, &today));
        let lever = Lever::Conversion(index - 1);
        for (part, value) in Part::ALL.into_iter().zip(joined) {
            // Half a range of one conversion and half of the other may not fit together. Then the high end is dropped.
            let _ = self.set(part, lever, value);
        }
        for item in &mut self.items {
            if let Lever::Conversion(place) = item.lever()
                && place >= index
            {
                // An item may be about any conversion.
                let _ = item.move_lever(Lever::Conversion(place - 1));
            }
        }
    }

    /// Removes the values of one part.
    pub fn clear(&mut self, part: Part) {
        self.parts[part as usize] = Values::default();
    }

    /// Sets the value of a lever in one part, or removes it.
    ///
    /// # Errors
    /// As the quantity itself, and [`Reason::LowAboveHigh`] for a low end above the high end.
    pub fn set(&mut self, part: Part, lever: Lever, value: Option<f64>) -> Result<(), Reason> {
        if let Some(value) = value {
            self.fits_range(part, lever, value)?;
        }
        self.parts[part as usize].set(lever, value)?;
        // A new share and new wins per promoter would contradict each other, so the last one entered replaces the
        // other.
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

    /// The low and the high end of a lever, if both are given and these inputs have the lever.
    pub fn range(&self, lever: Lever) -> Option<[f64; 2]> {
        // Counted answers say themselves how sure their score is.
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

    /// How a change of the NPS acts: by the weights, or not at all where that is switched off.
    pub fn effect(&self) -> Weights {
        if self.nps_counts {
            self.weights
        } else {
            self.weights.without_nps()
        }
    }

    /// Today's wheel after the change. `None` without one.
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

    /// Tries another value of a lever. Today's own value is no change.
    ///
    /// # Errors
    /// As [`Document::set`] and [`Wheel::what_if`]; the document stays as it was.
    pub fn try_out(&mut self, lever: Lever, value: Option<f64>) -> Result<(), Problem> {
        let read = || value.map(written).unwrap_or_default();
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

    /// Replaces the whole change.
    ///
    /// # Errors
    /// As [`Wheel::what_if`]; the document stays as it was.
    pub fn try_all(&mut self, change: Values) -> Result<(), Problem> {
        let today = self.inputs.calibrate()?;
        let old = std::mem::replace(&mut self.parts[Part::If as usize], change);
        self.changed(&today)
            .map(|_| ())
            .inspect_err(|_| self.parts[Part::If as usize] = old)
    }

    /// Moves a number of the change, as [`Handle::try_out`] does.
    ///
    /// # Errors
    /// As [`Handle::try_out`] and [`Wheel::what_if`]; the document stays as it was.
    pub fn try_handle(&mut self, handle: Handle, value: Option<f64>) -> Result<(), Reason> {
        let mut change = self.change().clone();
        handle.try_out(&self.inputs, &mut change, value)?;
        self.try_all(change).map_err(|problem| problem.reason)
    }

    /// The document without those values of the change that today's wheel cannot take, and why each was removed.
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
            // Removing a value is never refused.
            let _ = self.parts[Part::If as usize].set(lever, None);
            problems.push(problem);
            if !had {
                break;
            }
        }
        (self, problems)
    }
}
