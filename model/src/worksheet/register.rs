//! The friction register. The visitor says what each place of friction does to the wheel, and resolving one moves
//! the wheel by just that.

use super::Worksheet;
use super::cell::{Cell, PLAIN};
use super::friction::Friction;
use super::options::{Example, Options};
use super::sheet::columns::friction as at;
use super::sheet::{Row, Sheet};
use crate::analysis::Brake;
use crate::document::Document;
use crate::field::{Lever, Problem, Segment};
use crate::number::{significant, written};
use crate::wheel::Wheel;

impl Worksheet {
    /// Every place of friction, in the order of the rows.
    pub fn frictions(&self) -> Vec<Friction> {
        self.rows(Sheet::Frictions)
            .iter()
            .enumerate()
            .map(Friction::of)
            .collect()
    }

    /// Every lever that the register names, once.
    pub fn levers(&self) -> Vec<Lever> {
        let mut levers = Vec::new();
        for lever in self.frictions().into_iter().filter_map(|friction| friction.lever) {
            if !levers.contains(&lever) {
                levers.push(lever);
            }
        }
        levers
    }

    /// One place of friction, by its row.
    pub fn friction(&self, row: usize) -> Option<Friction> {
        let found = self.rows(Sheet::Frictions).get(row)?;
        Some(Friction::of((row, found)))
    }

    /// The open place that weighs most, the first of equal ones.
    pub fn worst_friction(&self) -> Option<Friction> {
        self.sheets.summary().worst
    }

    /// How many places are not resolved.
    pub fn open_frictions(&self) -> usize {
        self.sheets.summary().open
    }

    /// Whether there are places of friction, and each has a remedy and an owner.
    pub fn is_friction_planned(&self) -> bool {
        !self.rows(Sheet::Frictions).is_empty() && self.sheets.summary().is_planned
    }

    /// The row that belongs to an example, if there is one.
    pub fn tied(&self, example: Example) -> Option<usize> {
        let mut rows = self.rows(Sheet::Frictions).iter();
        rows.position(|row| row.number(FROM) == Some(example as usize as f64))
    }

    /// Updates the row of an example: open while its friction is there, resolved once it is gone. A row that was
    /// never needed is not made.
    pub fn tie(&mut self, example: Example, name: &str, is_open: bool) {
        let cell = |yes: bool| Cell::Number(f64::from(u8::from(yes)));
        let found = self.tied(example).or_else(|| {
            let row = Sheet::Frictions.row(&[name], &PLAIN).ok().filter(|_| is_open)?;
            self.add(Sheet::Frictions, row)
                .then(|| self.rows(Sheet::Frictions).len() - 1)
        });
        if let Some(row) = found.and_then(|row| self.sheets.rows_mut(Sheet::Frictions).get_mut(row)) {
            row.set(FROM, Cell::Number(example as usize as f64));
            row.set(at::RESOLVED, cell(!is_open));
        }
    }

    /// Changes the worksheet, and then the wheel by what the register says: what is resolved is tried, and a lever
    /// that no row names any more returns to today's value.
    pub fn change_register(&mut self, document: &mut Document, change: &dyn Fn(&mut Worksheet)) {
        let named = self.levers();
        change(self);
        let levers = self.levers();
        for lever in named.into_iter().filter(|lever| !levers.contains(lever)) {
            self.forget(document, lever);
        }
        self.resolve(document);
    }

    /// Returns a lever to today's value.
    pub fn forget(&self, document: &mut Document, lever: Lever) {
        // Removing a value is never refused.
        let _ = document.try_out(lever, None);
        if lever == Lever::Recommended {
            let _ = document.try_out(Lever::Wins, None);
        }
    }

    /// Tries on the wheel what the register says is resolved. A change that the wheel refuses, such as one of a
    /// number that is 0 today, is left out.
    pub fn resolve(&self, document: &mut Document) {
        if let Ok(today) = document.inputs.calibrate() {
            let _ = self.try_resolved(document, &today);
        }
    }

    /// Tries on the wheel what the resolved places do together. Each lever that the register names gets today's
    /// value times their factors, or no value where none is resolved.
    ///
    /// # Errors
    /// As [`Document::try_out`], for the first lever that is refused. The others are tried all the same.
    pub fn try_resolved(&self, document: &mut Document, today: &Wheel) -> Result<(), Problem> {
        let frictions = self.frictions();
        let mut result = Ok(());
        for lever in self.levers() {
            let of_lever = frictions
                .iter()
                .filter(|other| other.is_resolved && other.lever == Some(lever));
            let factor: f64 = of_lever.map(|friction| friction.factor).product();
            let (lever, value) = moved(document, today, lever, factor);
            result = result.and(document.try_out(lever, value));
        }
        result
    }
}

/// The sheet on which a move is planned, and its row: what to do, in `words`. A conversion and churn lose customers, so
/// such a move is friction, whose row has today's number and the step as its effect. Resolving it tries that step. Any
/// other move is an activity of its segment, which `metric` measures. None where the words are too long.
pub fn planned(step: &Brake, segment: Segment, words: &str, metric: &str) -> Option<(Sheet, Row)> {
    let place = Options::LEVERS.iter().position(|lever| *lever == step.lever);
    let lever = match step.lever {
        Lever::Conversion(_) | Lever::Churn => place.and_then(|place| Options::Levers.keys().get(place)),
        _ => None,
    };
    let Some(lever) = lever else {
        let cells = [Options::segment(segment), words, "", "", "", metric];
        return Some((Sheet::Activities, Sheet::Activities.row(&cells, &PLAIN).ok()?));
    };
    let effect = significant(100.0 * (step.to / step.from - 1.0), 6);
    let row = |effect: &str| {
        let before = written(step.from);
        let cells = [words, "", "", "", "", "", &before, "", lever, effect];
        Sheet::Frictions.row(&cells, &PLAIN).ok()
    };
    // A step may be larger than what an effect may be.
    Some((Sheet::Frictions, row(&written(effect)).or_else(|| row(""))?))
}

/// The column behind those that are shown: the example that the row belongs to.
const FROM: usize = 11;

/// The lever's value times the factor, within its range. None where nothing changes. A share of new customers
/// follows from what each customer brings: recommendations times the factor, at the same push.
fn moved(document: &Document, today: &Wheel, lever: Lever, factor: f64) -> (Lever, Option<f64>) {
    let inputs = &document.inputs;
    let brings = inputs.get(Lever::Wins).filter(|_| lever == Lever::Recommended);
    let (lever, now) = match brings {
        Some(wins) => (Lever::Wins, Some(wins)),
        None if lever == Lever::Recommended => (lever, Some(0.0)),
        None => (lever, inputs.get(lever)),
    };
    let value = now.filter(|_| factor != 1.0).map(|now| match lever {
        Lever::Recommended => {
            let own = factor * today.spin * today.customers;
            let share = if own > 0.0 { own / (today.push + own) } else { 0.0 };
            (100.0 * share).min(99.0)
        }
        Lever::Churn | Lever::Conversion(_) => (now * factor).min(100.0),
        Lever::Wins => (now * factor).min(50.0),
        _ => (now * factor).min(1e9),
    });
    (lever, value)
}
