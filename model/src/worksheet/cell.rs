//! Cells: what may stand in one, how it is read, and how it is written.

use super::options::Options;
use crate::number::{Reason, decimal, whole, within, written};
use crate::text::shortened;

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing: it was not measured, or is not known.
    #[default]
    Empty,
    /// A number. For a choice it is the place among the options; for a month, a quarter or a day see [`Kind`].
    Number(f64),
    /// Words.
    Words(String),
}

/// What may stand in a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Words of at most [`Worksheet::LONGEST`](super::Worksheet::LONGEST) characters.
    Words,
    /// A number in a range, both ends included.
    Number(f64, f64),
    /// A whole number from 0.
    Count,
    /// A month such as `2026-03`. Its number is 12 times the year plus the months before it.
    Month,
    /// A quarter such as `2026-Q1`. Its number is 4 times the year plus the quarters before it.
    Quarter,
    /// A day such as `2026-03-14`. Its number is 20260314.
    Day,
    /// One of these options. Its number is its place among them.
    Choice(Options),
}

/// Why a cell is refused.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CellReason {
    /// It must not be empty.
    Missing,
    /// The number is not allowed.
    Number(Reason),
    /// The count can be read as either of these.
    Either(f64, f64),
    /// Not a month such as `2026-03`.
    Month,
    /// Not a quarter such as `2026-Q1`.
    Quarter,
    /// Not a day such as `2026-03-14`.
    Day,
    /// Not one of the choices.
    Choice,
    /// More characters than [`Worksheet::LONGEST`](super::Worksheet::LONGEST).
    TooLong,
}

/// Reads the count of a text that was read as this number, or as none.
pub type ReadCount = dyn Fn(&str, Option<f64>) -> Result<Option<f64>, CellReason>;

/// How numbers and choices are read in a language.
#[derive(Clone, Copy)]
pub struct Language<'a> {
    /// A number.
    pub number: &'a dyn Fn(&str) -> Option<f64>,
    /// The place of the option with this name.
    pub choice: &'a dyn Fn(Options, &str) -> Option<usize>,
    /// The number of a month, a quarter or a day.
    pub period: &'a dyn Fn(Kind, &str) -> Option<f64>,
    /// The count of a text that was read as a number, or as none.
    pub count: &'a ReadCount,
}

/// How storage writes them: as plain decimals, keys, and periods of one form.
pub const PLAIN: Language<'static> = Language {
    number: &decimal,
    choice: &|options, text| options.keys().iter().position(|key| *key == text),
    period: &period,
    count: &|_, read| Ok(read),
};

/// Longest words, in characters.
pub(super) const LONGEST: usize = 120;

/// Largest count.
const MOST: f64 = 1e9;
/// The years of months, quarters and days.
pub(super) const YEARS: std::ops::RangeInclusive<u32> = 1900..=2200;

impl Kind {
    /// Reads what was typed.
    ///
    /// # Errors
    /// Why it cannot stand here.
    ///
    /// ```
    /// use flywheel_model::Reason;
    /// use flywheel_model::worksheet::{Cell, CellReason, Kind, PLAIN};
    ///
    /// assert_eq!(Kind::Month.read("2026-03", &PLAIN), Ok(Cell::Number(24_314.0)));
    /// assert_eq!(Kind::Count.read("-1", &PLAIN), Err(CellReason::Number(Reason::NotWhole { min: 0.0, max: 1e9 })));
    /// assert_eq!(Kind::Count.read(" ", &PLAIN), Ok(Cell::Empty));
    /// ```
    pub fn read(self, typed: &str, language: &Language<'_>) -> Result<Cell, CellReason> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(Cell::Empty);
        }
        let number = || (language.number)(typed).ok_or(Reason::NotANumber);
        let in_range =
            |check: &dyn Fn(f64) -> Result<f64, Reason>| number().and_then(check).map_err(CellReason::Number);
        let value = match self {
            Kind::Words if typed.chars().count() > LONGEST => return Err(CellReason::TooLong),
            Kind::Words => {
                let words = shortened(typed, LONGEST);
                // Control characters alone are nothing once they are removed.
                let is_empty = words.is_empty();
                return Ok(if is_empty { Cell::Empty } else { Cell::Words(words) });
            }
            Kind::Number(min, max) => in_range(&|value| within(value, [min, max]))?,
            Kind::Count => (language.count)(typed, (language.number)(typed))?
                .ok_or(Reason::NotANumber)
                .and_then(|value| whole(value, [0.0, MOST]))
                .map_err(CellReason::Number)?,
            Kind::Month => (language.period)(self, typed).ok_or(CellReason::Month)?,
            Kind::Quarter => (language.period)(self, typed).ok_or(CellReason::Quarter)?,
            Kind::Day => (language.period)(self, typed).ok_or(CellReason::Day)?,
            Kind::Choice(options) => (language.choice)(options, typed).ok_or(CellReason::Choice)? as f64,
        };
        Ok(Cell::Number(value))
    }

    /// The text of a cell in files and storage.
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
            (Kind::Choice(options), Cell::Number(place)) => {
                let key = options.keys().get(*place as usize).copied();
                key.unwrap_or_default().to_owned()
            }
            (_, Cell::Number(number)) => written(*number),
        }
    }
}

/// The number of a text of exactly `count` digits.
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

/// A period in the form in which it is stored.
fn period(kind: Kind, text: &str) -> Option<f64> {
    match kind {
        Kind::Month => month(text),
        Kind::Quarter => quarter(text),
        _ => day(text),
    }
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
