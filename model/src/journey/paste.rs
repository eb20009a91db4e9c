//! Rows pasted from a spreadsheet: cells between tabs, quoted where they hold a tab or a line break.

use super::edit::shortened;
use super::{Activity, Journey, Number, Phase};
use crate::delimited::rows;
use crate::problem::Reason;

/// A pasted row that was not taken over.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// Its number, counted from 1.
    pub row: usize,
    /// The row itself, to be corrected and pasted again.
    pub text: String,
    /// Why.
    pub because: Because,
}

/// Why a row was not taken over.
#[derive(Clone, Debug, PartialEq)]
pub enum Because {
    /// There are as many activities as a journey can have.
    Full,
    /// The name is missing or too long.
    Name,
    /// No phase is called so.
    Phase(String),
    /// No touchpoint is called so.
    Touchpoint(String),
    /// The touchpoint belongs to another phase than the row says.
    OtherPhase(String),
    /// This number, as it was read, cannot be used.
    Number(Number, String, Reason),
}

/// What pasted words mean, in the visitor's language.
pub struct Words<'a> {
    /// A number.
    pub number: &'a dyn Fn(&str) -> Option<f64>,
    /// A phase, by its name or its number.
    pub phase: &'a dyn Fn(&str) -> Option<Phase>,
    /// A touchpoint, by its name; one of this phase first, where there are several.
    pub touchpoint: &'a dyn Fn(&str, Option<Phase>) -> Option<u32>,
}

impl Journey {
    /// Adds rows from a spreadsheet: activity, phase, touchpoint, channel, content, hours, cost, times.
    /// Columns may be missing at the end, and all but the first be empty. What cannot be used is refused
    /// row by row; nothing that is there is lost.
    pub fn paste(&mut self, text: &str, words: &Words<'_>) -> (usize, Vec<Refused>) {
        let (mut taken, mut refused) = (0, Vec::new());
        for (index, cells) in rows(text, '\t').into_iter().enumerate() {
            if cells.iter().all(String::is_empty) {
                continue;
            }
            match self.activity(&cells, words) {
                Ok(activity) => {
                    let serves = activity.touchpoint;
                    self.activities.push(activity);
                    taken += 1;
                    if serves.is_some() {
                        self.serve(self.activities.len() - 1, serves);
                    }
                }
                Err(because) => refused.push(Refused {
                    row: index + 1,
                    text: cells.join("\t"),
                    because,
                }),
            }
        }
        (taken, refused)
    }

    fn activity(&self, cells: &[String], words: &Words<'_>) -> Result<Activity, Because> {
        if self.activities.len() >= Journey::MOST_ACTIVITIES {
            return Err(Because::Full);
        }
        let cell = |index: usize| cells.get(index).map(String::as_str).unwrap_or_default();
        let filled = |index: usize| Some(cell(index)).filter(|cell| !cell.is_empty());
        // Of what is not to be seen nothing is left.
        let name = shortened(cell(0));
        if name.is_empty() || cell(0).chars().count() > Journey::LONGEST {
            return Err(Because::Name);
        }
        let phase = filled(1)
            .map(|cell| (words.phase)(cell).ok_or_else(|| Because::Phase(cell.to_owned())))
            .transpose()?;
        let touchpoint = filled(2)
            .map(|cell| (words.touchpoint)(cell, phase).ok_or_else(|| Because::Touchpoint(cell.to_owned())))
            .transpose()?;
        let of_touchpoint = touchpoint
            .and_then(|id| self.touchpoint(id))
            .map(|found| found.phase);
        if phase.is_some() && of_touchpoint.is_some() && phase != of_touchpoint {
            return Err(Because::OtherPhase(cell(2).to_owned()));
        }
        let number = |index: usize, which: Number, usual: f64| match filled(index) {
            Some(cell) => (words.number)(cell)
                .ok_or(Reason::NotANumber)
                .and_then(|value| which.allowed(value))
                .map_err(|reason| Because::Number(which, cell.to_owned(), reason)),
            None => Ok(usual),
        };
        Ok(Activity {
            name,
            phase,
            touchpoint,
            channel: shortened(cell(3)),
            content: shortened(cell(4)),
            hours: number(5, Number::Hours(0), 0.0)?,
            cost: number(6, Number::Cost(0), 0.0)?,
            times: number(7, Number::Times(0), 1.0)?,
        })
    }
}
