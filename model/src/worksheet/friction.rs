//! A row of the friction register with what it says of the wheel.

use super::options::Options;
use super::sheet::Row;
use super::sheet::columns::friction as at;
use crate::field::Lever;

/// One place of friction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Friction {
    /// Its row, counted from 0.
    pub row: usize,
    /// How bad it is times how often it happens. A number that is missing counts as 1.
    pub weight: f64,
    /// The lever that it holds back, if the visitor says which.
    pub lever: Option<Lever>,
    /// What the lever is multiplied by once it is resolved.
    pub factor: f64,
    /// Whether it is resolved.
    pub is_resolved: bool,
}

impl Friction {
    pub(super) fn of((index, row): (usize, &Row)) -> Friction {
        let number = |column| row.number(column);
        Friction {
            row: index,
            weight: number(at::SEVERITY).unwrap_or(1.0) * number(at::FREQUENCY).unwrap_or(1.0),
            lever: number(at::LEVER).and_then(|place| Options::LEVERS.get(place as usize).copied()),
            factor: 1.0 + number(at::EFFECT).unwrap_or(0.0) / 100.0,
            is_resolved: number(at::RESOLVED) == Some(1.0),
        }
    }
}
