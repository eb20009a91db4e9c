//! Changing a journey: numbers are replaced, rows added and removed.

use super::Journey;
use super::activity::example;
use super::number::Number;
use super::phase::Phase;
use super::touchpoints::{TOUCHPOINTS, Touchpoint, prefilled};
use crate::number::Reason;
use crate::text::shortened;

impl Journey {
    /// Most activities: more than any list has, and a bound on the work.
    pub const MOST_ACTIVITIES: usize = 500;
    /// Most touchpoints.
    pub const MOST_TOUCHPOINTS: usize = 200;
    /// Most suppliers: the firm itself and its competitors.
    pub const MOST_SUPPLIERS: usize = 8;
    /// Longest name of anything, in characters.
    pub const LONGEST: usize = 80;

    /// The place of a number. None for a row that does not exist.
    pub(super) fn place(&mut self, number: Number) -> Option<&mut f64> {
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

    /// A number. None for a row that does not exist, or where nothing was entered.
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

    /// Replaces a number. An empty field is 0, except for an advance rate, which is then not known.
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

    /// Adds a touchpoint of the visitor's own, and returns its id. None if there is no room for it.
    pub fn add_touchpoint(&mut self, phase: Phase, name: &str) -> Option<u32> {
        if self.touchpoints.len() >= Journey::MOST_TOUCHPOINTS {
            return None;
        }
        // The article's touchpoints keep their ids, so that no other is taken for one of them.
        let id = (1 + TOUCHPOINTS.len() as u32..).find(|id| self.touchpoint(*id).is_none())?;
        // It goes behind the others of its phase.
        let place = self.touchpoints.partition_point(|other| other.phase <= phase);
        self.touchpoints.insert(
            place,
            Touchpoint {
                id,
                phase,
                name: shortened(name, Journey::LONGEST),
                weight: 1.0,
            },
        );
        Some(id)
    }

    /// Removes a touchpoint. Its activities keep their phase and serve none.
    pub fn remove_touchpoint(&mut self, id: u32) {
        self.touchpoints.retain(|touchpoint| touchpoint.id != id);
        for activity in &mut self.activities {
            if activity.touchpoint == Some(id) {
                activity.touchpoint = None;
            }
        }
    }

    /// Restores the article's touchpoints. Activities that served any other serve none.
    pub fn reset_touchpoints(&mut self) {
        self.touchpoints = prefilled();
        self.detach();
    }

    /// Adds the article's two activities.
    pub fn add_example(&mut self) {
        self.activities.extend(example());
        self.activities.truncate(Journey::MOST_ACTIVITIES);
    }

    /// Sets the touchpoint that an activity serves, and with it the activity's phase.
    pub fn serve(&mut self, index: usize, touchpoint: Option<u32>) {
        let phase = touchpoint
            .and_then(|id| self.touchpoint(id))
            .map(|found| found.phase);
        if let Some(activity) = self.activities.get_mut(index) {
            activity.touchpoint = touchpoint.filter(|_| phase.is_some());
            activity.phase = phase.or(activity.phase);
        }
    }

    /// Sets the phase of an activity. If it served a touchpoint of another phase, it serves none then.
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
}
