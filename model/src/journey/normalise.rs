//! Repairs of a journey that was read or edited: everything is brought into its range.

use super::Journey;
use super::activity::Activity;
use super::number::Number;
use super::phase::Phase;
use super::scorecard::Supplier;
use crate::inputs::MAX_CONVERSIONS;
use crate::text::shortened;

impl Journey {
    /// Brings everything into its range, and returns how much was not.
    pub fn normalise(&mut self) -> usize {
        let mut changed = 0;
        let mut cut = |length: usize, most: usize| changed += length.saturating_sub(most);
        cut(self.activities.len(), Journey::MOST_ACTIVITIES);
        cut(self.touchpoints.len(), Journey::MOST_TOUCHPOINTS);
        cut(self.suppliers.len(), Journey::MOST_SUPPLIERS);
        self.activities.truncate(Journey::MOST_ACTIVITIES);
        self.touchpoints.truncate(Journey::MOST_TOUCHPOINTS);
        self.suppliers.truncate(Journey::MOST_SUPPLIERS);
        self.stages.truncate(MAX_CONVERSIONS);
        let of = |phase: Phase| self.touchpoints.iter().filter(move |found| found.phase == phase);
        self.touchpoints = Phase::ALL.into_iter().flat_map(of).cloned().collect();
        let mut changed = changed + self.remove_duplicates();
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
                changed += 1;
            }
        }
        changed + self.shorten_names() + self.detach()
    }

    fn shorten_names(&mut self) -> usize {
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
        let mut changed = 0;
        for name in names {
            let short = shortened(name, Journey::LONGEST);
            if short != *name {
                *name = short;
                changed += 1;
            }
        }
        changed
    }

    /// Removes touchpoints whose id stands there before.
    fn remove_duplicates(&mut self) -> usize {
        let before = self.touchpoints.len();
        let mut seen = Vec::new();
        self.touchpoints.retain(|touchpoint| {
            let is_new = !seen.contains(&touchpoint.id);
            seen.push(touchpoint.id);
            is_new
        });
        before - self.touchpoints.len()
    }

    /// Detaches activities from touchpoints that do not exist, and moves them to the phase of those that they
    /// serve.
    pub(super) fn detach(&mut self) -> usize {
        let mut changed = 0;
        for index in 0..self.activities.len() {
            let activity = &self.activities[index];
            let (had, was_in) = (activity.touchpoint, activity.phase);
            self.serve(index, had);
            let activity = &self.activities[index];
            changed += usize::from(activity.touchpoint != had || activity.phase != was_in);
        }
        changed
    }
}
