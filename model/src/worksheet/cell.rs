//! One cell: what may stand in it, how it is read and written.

use super::Worksheet;
use crate::link::decimal;

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing: not measured, or not known.
    #[default]
    Empty,
    /// A number; the place of a choice; of a month, a quarter or a day see [`Kind`].
    Number(f64),
    /// Words.
    Words(String),
}

/// What may stand in a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Words of at most [`Worksheet::LONGEST`] characters.
    Words,
    /// A number of a range, both ends allowed.
    Number(f64, f64),
    /// A whole number from 0.
    Count,
    /// `2026-03`; as a number 12 times the year and the months before it.
    Month,
    /// `2026-Q1`; as a number 4 times the year and the quarters before it.
    Quarter,
    /// `2026-03-14`; as a number 20260314.
    Day,
    /// One of these keys; as a number its place.
    Choice(&'static [&'static str]),
}

/// Why a cell is refused.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wrong {
    /// It must not be empty.
    Missing,
    /// No number.
    NotANumber,
    /// A number outside the range; both ends are allowed.
    Range(f64, f64),
    /// No whole number from 0 to this one.
    NotWhole(f64),
    /// No month as `2026-03`.
    Month,
    /// No quarter as `2026-Q1`.
    Quarter,
    /// No day as `2026-03-14`.
    Day,
    /// None of the choices.
    Choice,
    /// More characters than [`Worksheet::LONGEST`].
    TooLong,
}

/// How a visitor writes numbers and choices.
#[derive(Clone, Copy)]
pub struct Language<'a> {
    /// A number.
    pub number: &'a dyn Fn(&str) -> Option<f64>,
    /// A choice in a column of these keys, by its name.
    pub choice: &'a dyn Fn(&'static [&'static str], &str) -> Option<usize>,
}

/// How files and storage write them: plain decimals and keys.
pub const PLAIN: Language<'static> = Language {
    number: &decimal,
    choice: &|keys, text| keys.iter().position(|key| *key == text),
};

/// Largest count of anything.
const MOST: f64 = 1e9;
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2200;

impl Kind {
    /// Reads what was typed.
    ///
    /// # Errors
    /// Why it cannot stand here. Periods are written the same way in every language.
    ///
    /// ```
    /// use flywheel_model::worksheet::{Cell, Kind, PLAIN, Wrong};
    ///
    /// assert_eq!(Kind::Month.read("2026-03", &PLAIN), Ok(Cell::Number(24_314.0)));
    /// assert_eq!(Kind::Count.read("-1", &PLAIN), Err(Wrong::NotWhole(1e9)));
    /// assert_eq!(Kind::Count.read(" ", &PLAIN), Ok(Cell::Empty));
    /// ```
    pub fn read(self, typed: &str, language: &Language<'_>) -> Result<Cell, Wrong> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(Cell::Empty);
        }
        let number = || (language.number)(typed).ok_or(Wrong::NotANumber);
        let value = match self {
            Kind::Words if typed.chars().count() > Worksheet::LONGEST => return Err(Wrong::TooLong),
            Kind::Words => {
                let words = shortened(typed);
                // Of what is not to be seen nothing is left.
                let is_empty = words.is_empty();
                return Ok(if is_empty { Cell::Empty } else { Cell::Words(words) });
            }
            Kind::Number(min, max) => in_range(number()?, min, max)?,
            Kind::Count => {
                let count = number()?;
                if count.fract() != 0.0 || !(0.0..=MOST).contains(&count) {
                    return Err(Wrong::NotWhole(MOST));
                }
                count + 0.0
            }
            Kind::Month => month(typed).ok_or(Wrong::Month)?,
            Kind::Quarter => quarter(typed).ok_or(Wrong::Quarter)?,
            Kind::Day => day(typed).ok_or(Wrong::Day)?,
            Kind::Choice(keys) => (language.choice)(keys, typed).ok_or(Wrong::Choice)? as f64,
        };
        Ok(Cell::Number(value))
    }

    /// What stands in a cell, as files and storage write it.
    pub fn written(self, cell: &Cell) -> String {
        match (self, cell) {
            (_, Cell::Empty) => String::new(),
            (_, Cell::Words(words)) => words.clone(),
            (Kind::Month, Cell::Number(month)) => {
                let month = *month as u32;
                format!("{}-{:02}", month / 12, month % 12 + 1)
            }
            (Kind::Quarter, Cell::Number(quarter)) => {
                let quarter = *quarter as u32;
                format!("{}-Q{}", quarter / 4, quarter % 4 + 1)
            }
            (Kind::Day, Cell::Number(day)) => {
                let day = *day as u32;
                format!("{}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100)
            }
            (Kind::Choice(keys), Cell::Number(place)) => {
                keys.get(*place as usize).copied().unwrap_or_default().to_owned()
            }
            (_, Cell::Number(number)) => crate::link::written(*number),
        }
    }
}

fn in_range(number: f64, min: f64, max: f64) -> Result<f64, Wrong> {
    if number >= min && number <= max {
        Ok(number + 0.0)
    } else {
        Err(Wrong::Range(min, max))
    }
}

/// Digits of just this many, as a number.
fn digits(text: &str, count: usize) -> Option<u32> {
    let plain = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| {
        text.bytes()
            .fold(0, |sum, digit| 10 * sum + u32::from(digit - b'0'))
    })
}

fn year(text: &str) -> Option<u32> {
    digits(text, 4).filter(|year| YEARS.contains(year))
}

fn month_of(text: &str) -> Option<(u32, u32)> {
    let (year_text, month) = text.split_once('-')?;
    let month = digits(month, 2).filter(|month| (1..=12).contains(month))?;
    Some((year(year_text)?, month))
}

fn month(text: &str) -> Option<f64> {
    let (year, month) = month_of(text)?;
    Some(f64::from(12 * year + month - 1))
}

fn quarter(text: &str) -> Option<f64> {
    let (year_text, quarter) = text.split_once('-')?;
    let quarter = quarter.strip_prefix(['Q', 'q'])?;
    let quarter = digits(quarter, 1).filter(|quarter| (1..=4).contains(quarter))?;
    Some(f64::from(4 * year(year_text)? + quarter - 1))
}

fn day(text: &str) -> Option<f64> {
    let (month, day) = text.rsplit_once('-')?;
    let (year, month) = month_of(month)?;
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let day = digits(day, 2).filter(|day| (1..=longest).contains(day))?;
    Some(f64::from(10_000 * year + 100 * month + day))
}

/// Words as they are kept.
pub(super) fn shortened(words: &str) -> String {
    crate::words::shortened(words, Worksheet::LONGEST)
}
