//! The combinations of phase, content and channel that the firm's activities fill, and those that stay empty.

use super::Journey;
use super::activity::Activity;
use super::phase::Phase;

/// All combinations of phase, content and channel.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid<'a> {
    /// Kinds of content, each once, in the order of the activities. One without a name is empty.
    pub contents: Vec<&'a str>,
    /// Channels, each once, in the order of the activities. One without a name is empty.
    pub channels: Vec<&'a str>,
    placed: Vec<(Phase, &'a Activity)>,
}

impl<'a> Grid<'a> {
    /// The activities of one cell.
    pub fn cell(&self, phase: Phase, content: &str, channel: &str) -> Vec<&'a Activity> {
        let is_here = |(of, activity): &&(Phase, &Activity)| {
            *of == phase && activity.content == content && activity.channel == channel
        };
        let here = self.placed.iter().filter(is_here);
        here.map(|(_, activity)| *activity).collect()
    }

    /// How many cells there are.
    pub fn cells(&self) -> usize {
        Phase::ALL.len() * self.contents.len() * self.channels.len()
    }

    /// How many cells hold no activity.
    pub fn empty(&self) -> usize {
        let cell = |(phase, activity): &(Phase, &'a Activity)| {
            (*phase, activity.content.as_str(), activity.channel.as_str())
        };
        let cells: Vec<_> = self.placed.iter().map(cell).collect();
        let is_first = |index: &usize| !cells[..*index].contains(&cells[*index]);
        self.cells() - (0..cells.len()).filter(is_first).count()
    }
}

impl Journey {
    /// The grid of the activities that have a phase.
    pub fn grid(&self) -> Grid<'_> {
        let mut grid = Grid {
            contents: Vec::new(),
            channels: Vec::new(),
            placed: Vec::new(),
        };
        for activity in &self.activities {
            let Some(phase) = activity.phase else { continue };
            for (axis, word) in [
                (&mut grid.contents, &activity.content),
                (&mut grid.channels, &activity.channel),
            ] {
                if !axis.contains(&word.as_str()) {
                    axis.push(word);
                }
            }
            grid.placed.push((phase, activity));
        }
        grid
    }
}
