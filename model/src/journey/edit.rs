//! Changing a journey: every number by its name, rows added and removed, and mending what was read.

use super::{Activity, Journey, Phase, Supplier, TOUCHPOINTS, Touchpoint, touchpoints};
use crate::problem::Reason;

/// A number of the journey; rows are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// People reached a month.
    Reached,
    /// Percent of them in whom something is triggered.
    Triggered,
    /// Months in a phase.
    Dwell(usize),
    /// How much buyers need the touchpoint of this id.
    Weight(u32),
    /// Hours a month of an activity.
    Hours(usize),
    /// Money a month of an activity.
    Cost(usize),
    /// How often a buyer meets an activity.
    Times(usize),
    /// How much trust, expertise or scalability counts.
    Criterion(usize),
    /// A supplier's score of one of them.
    Score(usize, usize),
    /// Open deals at a stage of the pipeline.
    Deals(usize),
    /// What they are worth.
    Value(usize),
    /// Percent that go on.
    Advance(usize),
    /// Percent of the journey before the first contact with sales.
    BeforeContact,
}

impl Number {
    /// The smallest and largest value allowed.
    pub fn range(self) -> [f64; 2] {
        match self {
            Number::Reached | Number::Deals(_) => [0.0, 1e9],
            Number::Value(_) | Number::Cost(_) => [0.0, 1e12],
            Number::Triggered | Number::Advance(_) | Number::BeforeContact | Number::Weight(_) => {
                [0.0, 100.0]
            }
            Number::Dwell(_) => [0.0, 120.0],
            Number::Hours(_) => [0.0, 1e6],
            Number::Times(_) => [0.0, 1000.0],
            Number::Criterion(_) | Number::Score(..) => [0.0, 10.0],
        }
    }

    /// The value, if it is allowed.
    ///
    /// # Errors
    /// [`Reason::NotANumber`], [`Reason::Range`].
    pub fn allowed(self, value: f64) -> Result<f64, Reason> {
        let [min, max] = self.range();
        match value {
            value if value.is_nan() => Err(Reason::NotANumber),
            value if value < min || value > max => Err(Reason::Range { min, max }),
            value => Ok(value + 0.0),
        }
    }
}

impl Journey {
    /// More activities than any list has, and a bound on the work.
    pub const MOST_ACTIVITIES: usize = 500;
    /// More touchpoints than any list has.
    pub const MOST_TOUCHPOINTS: usize = 200;
    /// The own firm and its rivals.
    pub const MOST_SUPPLIERS: usize = 8;
    /// Longest name of anything.
    pub const LONGEST: usize = 80;

    /// Where a number is kept; none for a row that there is not.
    fn place(&mut self, number: Number) -> Option<&mut f64> {
        Some(match number {
            Number::Reached => &mut self.reached,
            Number::Triggered => &mut self.triggered,
            Number::Dwell(index) => self.dwell.get_mut(index)?,
            Number::Weight(id) => &mut self.touchpoints.iter_mut().find(|found| found.id == id)?.weight,
            Number::Hours(index) => &mut self.activities.get_mut(index)?.hours,
            Number::Cost(index) => &mut self.activities.get_mut(index)?.cost,
            Number::Times(index) => &mut self.activities.get_mut(index)?.times,
            Number::Criterion(index) => self.criteria.get_mut(index)?,
            Number::Score(row, index) => self.suppliers.get_mut(row)?.scores.get_mut(index)?,
            Number::Deals(index) => &mut self.pipeline.stages.get_mut(index)?.deals,
            Number::Value(index) => &mut self.pipeline.stages.get_mut(index)?.value,
            Number::Advance(index) => self.pipeline.stages.get_mut(index)?.advance.as_mut()?,
            Number::BeforeContact => &mut self.before_contact,
        })
    }

    /// A number, if there is that row and it was entered.
    pub fn number(&self, number: Number) -> Option<f64> {
        Some(match number {
            Number::Reached => self.reached,
            Number::Triggered => self.triggered,
            Number::Dwell(index) => *self.dwell.get(index)?,
            Number::Weight(id) => self.touchpoint(id)?.weight,
            Number::Hours(index) => self.activities.get(index)?.hours,
            Number::Cost(index) => self.activities.get(index)?.cost,
            Number::Times(index) => self.activities.get(index)?.times,
            Number::Criterion(index) => *self.criteria.get(index)?,
            Number::Score(row, index) => *self.suppliers.get(row)?.scores.get(index)?,
            Number::Deals(index) => self.pipeline.stages.get(index)?.deals,
            Number::Value(index) => self.pipeline.stages.get(index)?.value,
            Number::Advance(index) => self.pipeline.stages.get(index)?.advance?,
            Number::BeforeContact => self.before_contact,
        })
    }

    /// Replaces a number; an empty field is 0, but for an advance rate, which is then not known.
    ///
    /// # Errors
    /// As [`Number::allowed`]; the journey stays as it was.
    pub fn enter(&mut self, number: Number, value: Option<f64>) -> Result<(), Reason> {
        if let Number::Advance(index) = number
            && let Some(stage) = self.pipeline.stages.get_mut(index)
        {
            stage.advance = value.map(|value| number.allowed(value)).transpose()?;
            return Ok(());
        }
        let value = number.allowed(value.unwrap_or(0.0))?;
        if let Some(place) = self.place(number) {
            *place = value;
        }
        Ok(())
    }

    /// Adds a touchpoint of the visitor's own, and returns its id.
    pub fn add_touchpoint(&mut self, phase: Phase, name: &str) -> Option<u32> {
        if self.touchpoints.len() >= Journey::MOST_TOUCHPOINTS {
            return None;
        }
        // Those of the article keep their ids, so that nothing else is taken for one of them.
        let id = (1 + TOUCHPOINTS.len() as u32..).find(|id| self.touchpoint(*id).is_none())?;
        // Behind the others of its phase.
        let place = self.touchpoints.partition_point(|other| other.phase <= phase);
        self.touchpoints.insert(
            place,
            Touchpoint {
                id,
                phase,
                name: shortened(name),
                weight: 1.0,
            },
        );
        Some(id)
    }

    /// Takes a touchpoint away; its activities keep their phase and serve none.
    pub fn remove_touchpoint(&mut self, id: u32) {
        self.touchpoints.retain(|touchpoint| touchpoint.id != id);
        for activity in &mut self.activities {
            if activity.touchpoint == Some(id) {
                activity.touchpoint = None;
            }
        }
    }

    /// The article's touchpoints again; activities of any other serve none.
    pub fn reset_touchpoints(&mut self) {
        self.touchpoints = touchpoints::prefilled();
        self.mend_references();
    }

    /// Adds the article's two activities.
    pub fn add_example(&mut self) {
        self.activities.extend(touchpoints::example());
        self.activities.truncate(Journey::MOST_ACTIVITIES);
    }

    /// The touchpoint that an activity serves, which says its phase too.
    pub fn serve(&mut self, index: usize, touchpoint: Option<u32>) {
        let phase = touchpoint
            .and_then(|id| self.touchpoint(id))
            .map(|found| found.phase);
        if let Some(activity) = self.activities.get_mut(index) {
            activity.touchpoint = touchpoint.filter(|_| phase.is_some());
            activity.phase = phase.or(activity.phase);
        }
    }

    /// The phase of an activity; one that serves a touchpoint of another phase serves none then.
    pub fn place_in(&mut self, index: usize, phase: Option<Phase>) {
        let of_touchpoint = |id| self.touchpoint(id).map(|found| found.phase);
        let served = self
            .activities
            .get(index)
            .and_then(|activity| activity.touchpoint);
        let stays = served.and_then(of_touchpoint) == phase;
        if let Some(activity) = self.activities.get_mut(index) {
            activity.phase = phase;
            activity.touchpoint = served.filter(|_| stays);
        }
    }

    /// Brings everything into its range, and tells how much was not.
    pub fn mend(&mut self) -> usize {
        let mut mended = 0;
        let mut cut = |length: usize, most: usize| mended += length.saturating_sub(most);
        cut(self.activities.len(), Journey::MOST_ACTIVITIES);
        cut(self.touchpoints.len(), Journey::MOST_TOUCHPOINTS);
        cut(self.suppliers.len(), Journey::MOST_SUPPLIERS);
        self.activities.truncate(Journey::MOST_ACTIVITIES);
        self.touchpoints.truncate(Journey::MOST_TOUCHPOINTS);
        self.suppliers.truncate(Journey::MOST_SUPPLIERS);
        self.stages.truncate(crate::path::MAX_CONVERSIONS);
        let of = |phase: Phase| self.touchpoints.iter().filter(move |found| found.phase == phase);
        self.touchpoints = Phase::ALL.into_iter().flat_map(of).cloned().collect();
        let mut mended = mended + self.mend_ids();
        let mut numbers = vec![Number::Reached, Number::Triggered, Number::BeforeContact];
        numbers.extend((0..7).map(Number::Dwell));
        numbers.extend((0..3).map(Number::Criterion));
        numbers.extend(
            self.touchpoints
                .iter()
                .map(|touchpoint| Number::Weight(touchpoint.id)),
        );
        for index in 0..self.activities.len() {
            numbers.extend([Number::Hours(index), Number::Cost(index), Number::Times(index)]);
        }
        for index in 0..self.suppliers.len() {
            numbers.extend((0..3).map(|score| Number::Score(index, score)));
        }
        for index in 0..4 {
            numbers.extend([Number::Deals(index), Number::Value(index), Number::Advance(index)]);
        }
        for number in numbers {
            let [min, max] = number.range();
            if let Some(place) = self.place(number)
                && !(*place >= min && *place <= max)
            {
                *place = if place.is_nan() {
                    min
                } else {
                    place.clamp(min, max)
                };
                mended += 1;
            }
        }
        mended + self.mend_names() + self.mend_references()
    }

    fn mend_names(&mut self) -> usize {
        let Journey {
            touchpoints,
            activities,
            suppliers,
            expectations,
            ..
        } = self;
        let touchpoints = touchpoints.iter_mut().map(|touchpoint| &mut touchpoint.name);
        let activities = activities.iter_mut().flat_map(
            |Activity {
                 name,
                 channel,
                 content,
                 ..
             }| [name, channel, content],
        );
        let suppliers = suppliers.iter_mut().map(|Supplier { name, .. }| name);
        let names = touchpoints.chain(activities).chain(suppliers).chain(expectations);
        let mut mended = 0;
        for name in names {
            let short = shortened(name);
            if short != *name {
                *name = short;
                mended += 1;
            }
        }
        mended
    }

    /// Ids that stand twice: the first is meant.
    fn mend_ids(&mut self) -> usize {
        let before = self.touchpoints.len();
        let mut seen = Vec::new();
        self.touchpoints.retain(|touchpoint| {
            let is_new = !seen.contains(&touchpoint.id);
            seen.push(touchpoint.id);
            is_new
        });
        before - self.touchpoints.len()
    }

    /// Activities that serve what there is not, or stand in another phase than what they serve.
    fn mend_references(&mut self) -> usize {
        let mut mended = 0;
        for index in 0..self.activities.len() {
            let activity = &self.activities[index];
            let (had, was_in) = (activity.touchpoint, activity.phase);
            self.serve(index, had);
            let activity = &self.activities[index];
            mended += usize::from(activity.touchpoint != had || activity.phase != was_in);
        }
        mended
    }
}

/// A name as it is kept.
pub(super) fn shortened(name: &str) -> String {
    crate::words::shortened(name, Journey::LONGEST)
}
