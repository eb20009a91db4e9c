//! Months, quarters, days and counts as people and spreadsheets write them. What could be two days is none: `3/4/2026` is read by
//! nobody's order.

use super::cell::{CellReason, Kind, Language, PLAIN, YEARS};
use crate::number::decimal;

/// How files of other programs write cells: as [`PLAIN`], with periods and counts in any form.
pub const FILE: Language<'static> = Language {
    period: &period,
    count: &count,
    ..PLAIN
};

fn period(kind: Kind, text: &str) -> Option<f64> {
    match kind {
        Kind::Month => month(text),
        Kind::Quarter => quarter(text),
        _ => day(text),
    }
}

/// A count. `12.000` may be 12 in the visitor's language and 12 000 in another, so it is refused; `1.234.567` is one number
/// in all of them.
fn count(text: &str, read: Option<f64>) -> Result<Option<f64>, CellReason> {
    match (read, grouped(text)) {
        (Some(read), Some(grouped)) if read != grouped => Err(CellReason::Either(read, grouped)),
        (read, grouped) => Ok(read.or(grouped)),
    }
}

/// A whole number whose digits are in groups of three, by points or by commas. A group never follows a 0 alone.
fn grouped(text: &str) -> Option<f64> {
    let separator = ['.', ',']
        .into_iter()
        .find(|separator| text.contains(*separator))?;
    let mut groups = text.split(separator);
    let first = groups
        .next()
        .filter(|first| (1..=3).contains(&first.len()) && !first.starts_with('0'))?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        digits.push_str(group);
    }
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    decimal(&digits).filter(|_| is_plain)
}

/// Every month in English, German, Norwegian and Filipino, a month a line. Three letters are enough, and some abbreviations
/// are no start of their name. One text is lighter to download than its words.
const MONTHS: &str = "january januar enero
february februar pebrero
march märz mrz mars marso
april abril
may mai mayo
june juni hunyo
july juli hulyo
august agosto
september setyembre
october oktober oktubre
november nobyembre
december dezember desember disyembre";

/// What stands beside the number of a quarter.
const QUARTERS: &str = "q k quarter quartal kvartal kuwarter 季 季度";

/// A part of a date: digits, or letters in lower case.
#[derive(Clone, Debug, PartialEq)]
enum Part {
    Digits(String),
    Letters(String),
}

use Part::{Digits, Letters};

/// The digits and the letters of a text, and the other signs between them.
fn parts(text: &str) -> (Vec<Part>, String) {
    let (mut parts, mut signs) = (Vec::new(), String::new());
    let mut is_apart = true;
    for letter in text.chars().map(small) {
        let was_apart = std::mem::replace(&mut is_apart, !letter.is_alphanumeric());
        match parts.last_mut().filter(|_| !was_apart) {
            _ if is_apart => signs.push(letter),
            Some(Digits(digits)) if letter.is_ascii_digit() => digits.push(letter),
            Some(Letters(letters)) if !letter.is_ascii_digit() => letters.push(letter),
            _ if letter.is_ascii_digit() => parts.push(Digits(letter.into())),
            _ => parts.push(Letters(letter.into())),
        }
    }
    (parts, signs)
}

fn small(letter: char) -> char {
    match letter {
        'Ä' => 'ä',
        letter => letter.to_ascii_lowercase(),
    }
}

/// The month of a name, from 1.
fn named(name: &str) -> Option<u32> {
    let is_start = |month: &str| month == name || (name.chars().count() >= 3 && month.starts_with(name));
    let place = MONTHS.lines().position(|names| names.split(' ').any(is_start));
    place.map(|place| place as u32 + 1)
}

fn value(digits: &str) -> Option<u32> {
    digits.parse().ok()
}

fn month_of(digits: &str) -> Option<u32> {
    value(digits).filter(|month| digits.len() <= 2 && (1..=12).contains(month))
}

/// A year of four digits.
fn full_year(digits: &str) -> Option<u32> {
    value(digits).filter(|year| digits.len() == 4 && YEARS.contains(year))
}

/// A year of four digits, or of two in this century.
fn year(digits: &str) -> Option<u32> {
    match digits.len() {
        2 => Some(2000 + value(digits)?),
        _ => full_year(digits),
    }
}

/// `2026-03`, `03/2026`, `Mar-26`, `mars 2026`, `2026年3月`, or a day of the month: 12 times the year plus the months before.
fn month(text: &str) -> Option<f64> {
    let (parts, _) = parts(text);
    let (year, month) = match parts.as_slice() {
        [Digits(first), Digits(second)] => match full_year(first) {
            Some(year) => (year, month_of(second)?),
            None => (full_year(second)?, month_of(first)?),
        },
        [Letters(name), Digits(digits)] | [Digits(digits), Letters(name)] => (year(digits)?, named(name)?),
        [Digits(digits), Letters(sign), Digits(month), Letters(of)] if sign == "年" && of == "月" => {
            (full_year(digits)?, month_of(month)?)
        }
        _ => {
            let day = day(text)? as u32;
            (day / 10_000, day / 100 % 100)
        }
    };
    Some(f64::from(12 * year + month - 1))
}

/// `2026-Q1`, `2026Q1`, `Q1 26`, `1. Quartal 2026`, `2026年第1季`: 4 times the year plus the quarters before.
fn quarter(text: &str) -> Option<f64> {
    let (parts, _) = parts(text);
    let is_quarter = |letters: &str| QUARTERS.split(' ').any(|word| word == letters);
    let (year, quarter) = match parts.as_slice() {
        [Digits(first), Letters(letters), Digits(second)] if is_quarter(letters) => match full_year(first) {
            Some(year) => (year, second),
            None => (year(second)?, first),
        },
        [Letters(letters), Digits(quarter), Digits(digits)] if is_quarter(letters) => {
            (year(digits)?, quarter)
        }
        [Digits(digits), Letters(sign), Digits(quarter), Letters(letters)]
            if sign == "年第" && is_quarter(letters) =>
        {
            (full_year(digits)?, quarter)
        }
        _ => return None,
    };
    let quarter = value(quarter).filter(|number| quarter.len() == 1 && (1..=4).contains(number))?;
    Some(f64::from(4 * year + quarter - 1))
}

/// `2026-03-14`, `14.3.2026`, `14 Mar 2026`, `March 14, 2026`, `2026年3月14日`, and with slashes what can be one day alone:
/// the year times 10 000, the month times 100 and the day.
fn day(text: &str) -> Option<f64> {
    let (mut parts, signs) = parts(text);
    // The time behind a day, as other programs write it, tells nothing here.
    if matches!(parts.first(), Some(Digits(first)) if full_year(first).is_some()) && text.contains([':', 'T'])
    {
        parts.truncate(3);
    }
    let (year, month, day) = match parts.as_slice() {
        [Digits(first), Digits(second), Digits(third)] => match full_year(first) {
            Some(year) => (year, month_of(second)?, third),
            None => {
                let year = full_year(third)?;
                let (by_day, by_month) = (month_of(second), month_of(first));
                match (by_day, by_month) {
                    // Where points stand between the numbers, the day comes first.
                    (Some(month), _) if signs.contains('.') => (year, month, first),
                    (Some(month), None) => (year, month, first),
                    (None, Some(month)) => (year, month, second),
                    (Some(month), Some(_)) if first == second => (year, month, first),
                    _ => return None,
                }
            }
        },
        [Letters(name), Digits(day), Digits(year)] | [Digits(day), Letters(name), Digits(year)] => {
            (full_year(year)?, named(name)?, day)
        }
        [
            Digits(year),
            Letters(sign),
            Digits(month),
            Letters(of),
            Digits(day),
            Letters(end),
        ] if [sign, of, end] == ["年", "月", "日"] => (full_year(year)?, month_of(month)?, day),
        _ => return None,
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let day = value(day).filter(|number| day.len() <= 2 && (1..=longest).contains(number))?;
    Some(f64::from(10_000 * year + 100 * month + day))
}
