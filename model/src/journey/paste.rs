//! Activities pasted from a spreadsheet, one a row.

use super::Journey;
use super::activity::Activity;
use super::number::Number;
use super::phase::Phase;
use crate::field::RowProblem;
use crate::number::Reason;
use crate::text::{pasted, shortened};

/// Why a row was not taken over.
#[derive(Clone, Debug, PartialEq)]
pub enum RowReason {
    /// A quotation mark at the start of a cell is not closed.
    Quote,
    /// There are as many activities as a journey can have.
    Full,
    /// The name is missing or too long.
    Name,
    /// No phase has this name.
    Phase(String),
    /// No touchpoint has this name.
    Touchpoint(String),
    /// The touchpoint of this name belongs to another phase than the row says.
    OtherPhase(String),
    /// This number, which was read as these words, is refused.
    Number(Number, String, Reason),
}

/// How words are read in the visitor's language.
pub struct Words<'a> {
    /// A number.
    pub number: &'a dyn Fn(&str) -> Option<f64>,
    /// A phase, by its name or its number.
    pub phase: &'a dyn Fn(&str) -> Option<Phase>,
    /// A touchpoint, by its name: if several have it, one of this phase.
    pub touchpoint: &'a dyn Fn(&str, Option<Phase>) -> Option<u32>,
}

impl Journey {
    /// Adds rows from a spreadsheet, with the cells activity, phase, touchpoint, channel, content, hours, cost,
    /// times. Cells may be missing at the end, and all but the first may be empty. Each row that cannot be used is
    /// returned with its reason; nothing that is there is lost.
    pub fn paste(&mut self, text: &str, words: &Words<'_>) -> (usize, Vec<RowProblem<RowReason>>) {
        let (mut taken, mut refused) = (0, Vec::new());
        for (index, pasted) in pasted(text).into_iter().enumerate() {
            if pasted.is_empty() {
                continue;
            }
            let activity = match pasted.is_open() {
                true => Err(RowReason::Quote),
                false => self.activity(&pasted.cells, words),
            };
            match activity {
                Ok(activity) => {
                    let serves = activity.touchpoint;
                    self.activities.push(activity);
                    taken += 1;
                    if serves.is_some() {
                        self.serve(self.activities.len() - 1, serves);
                    }
                }
                Err(reason) => refused.push(RowProblem {
                    row: index + 1,
                    text: pasted.text.to_owned(),
                    reason,
                }),
            }
        }
        (taken, refused)
    }

    fn activity(&self, cells: &[String], words: &Words<'_>) -> Result<Activity, RowReason> {
        if self.activities.len() >= Journey::MOST_ACTIVITIES {
            return Err(RowReason::Full);
        }
        let cell = |index: usize| cells.get(index).map(String::as_str).unwrap_or_default();
        let filled = |index: usize| Some(cell(index)).filter(|cell| !cell.is_empty());
        // A name of control characters alone is empty once they are removed.
        let name = shortened(cell(0), Journey::LONGEST);
        if name.is_empty() || cell(0).chars().count() > Journey::LONGEST {
            return Err(RowReason::Name);
        }
        let phase = filled(1)
            .map(|cell| (words.phase)(cell).ok_or_else(|| RowReason::Phase(cell.to_owned())))
            .transpose()?;
        let touchpoint = filled(2)
            .map(|cell| (words.touchpoint)(cell, phase).ok_or_else(|| RowReason::Touchpoint(cell.to_owned())))
            .transpose()?;
        let of_touchpoint = touchpoint
            .and_then(|id| self.touchpoint(id))
            .map(|found| found.phase);
        if phase.is_some() && of_touchpoint.is_some() && phase != of_touchpoint {
            return Err(RowReason::OtherPhase(cell(2).to_owned()));
        }
        let number = |index: usize, which: Number, usual: f64| match filled(index) {
            Some(cell) => (words.number)(cell)
                .ok_or(Reason::NotANumber)
                .and_then(|value| which.allowed(value))
                .map_err(|reason| RowReason::Number(which, cell.to_owned(), reason)),
            None => Ok(usual),
        };
        Ok(Activity {
            name,
            phase,
            touchpoint,
            channel: shortened(cell(3), Journey::LONGEST),
            content: shortened(cell(4), Journey::LONGEST),
            hours: number(5, Number::Hours(0), 0.0)?,
            cost: number(6, Number::Cost(0), 0.0)?,
            times: number(7, Number::Times(0), 1.0)?,
        })
    }
}
