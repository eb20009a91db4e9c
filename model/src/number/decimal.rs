//! Plain decimals, read and written exactly. The standard library does both too, but with tables for speed that
//! every visitor would have to download. Here a single multiplication or division is exact for what people type,
//! and everything else is computed with whole numbers of any length.

use super::big::Big;
use std::cmp::Ordering;

/// Powers of ten up to this are exact as `f64`.
const EXACT: usize = 22;

/// Whole numbers up to this are exact too.
const WHOLE: f64 = 9_007_199_254_740_992.0;

/// Any number of so many digits fits a `u64`.
const DIGITS: usize = 19;

/// More significant digits than the middle between any two numbers has (768). Whatever follows them cannot change
/// which of the two is nearer.
const SIGNIFICANT: usize = 800;

/// The largest number has so many digits before its point, and the first digit of the smallest stands within so
/// many places behind it.
const LARGEST: usize = 309;
const SMALLEST: usize = 330;

/// So many digits distinguish any number from its neighbours.
const ENOUGH: usize = 17;

/// The number nearest to a plain decimal with a point. None for an exponent, another base or a word.
///
/// ```
/// # use flywheel_model::link::decimal;
/// assert_eq!(decimal("-0.1"), Some(-0.1));
/// assert_eq!(decimal("1e3"), None);
/// ```
pub fn decimal(text: &str) -> Option<f64> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || !plain(whole) || !plain(fraction) {
        return None;
    }
    let value = Digits::new(whole, fraction.trim_end_matches('0')).value();
    Some(if negative { -value } else { value })
}

/// The shortest plain decimal that is read back as this number.
///
/// ```
/// # use flywheel_model::link::written;
/// assert_eq!(written(-0.25), "-0.25");
/// assert_eq!(written(0.1 + 0.2), "0.30000000000000004");
/// ```
pub fn written(value: f64) -> String {
    let sign = if value < 0.0 { "-" } else { "" };
    let value = value.abs();
    let (digits, decimals) = typed(value).unwrap_or_else(|| exact(value));
    let padded = format!(
        "{}{digits}",
        "0".repeat((decimals + 1).saturating_sub(digits.len()))
    );
    let (whole, fraction) = padded.split_at(padded.len() - decimals);
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

/// The digits of a number such as people type, and how many of them are decimals.
fn typed(value: f64) -> Option<(String, usize)> {
    (0..=EXACT).find_map(|decimals| {
        let digits = (value * power(decimals)).round();
        let is_same = digits <= WHOLE && digits / power(decimals) == value;
        is_same.then(|| ((digits as u64).to_string(), decimals))
    })
}

/// The same for any number: as few of its digits as distinguish it from its neighbours.
fn exact(value: f64) -> (String, usize) {
    let (mantissa, exponent) = parts(value);
    let mut all = Big::from(mantissa);
    let decimals = exponent.min(0).unsigned_abs() as usize;
    all.times_power(2, exponent.max(0).unsigned_abs() as usize);
    all.times_power(5, decimals);
    let all = all.to_string();
    let mut shorter = (1..=ENOUGH).map(|count| first_digits(&all, decimals, count));
    let same = shorter.find(|(digits, decimals)| {
        let (digits, decimals) = (digits.clone(), *decimals);
        Digits { digits, decimals }.value() == value
    });
    same.unwrap_or((all, decimals))
}

/// The first digits, rounded, and how many of them are decimals. Digits that are left out before the point become
/// zeros.
fn first_digits(all: &str, decimals: usize, count: usize) -> (String, usize) {
    if all.len() <= count {
        return (all.to_owned(), decimals);
    }
    let (first, rest) = all.split_at(count);
    let first: u64 = first.parse().unwrap_or_default();
    let rounded = first + u64::from(rest.as_bytes().first().is_some_and(|digit| *digit >= b'5'));
    let mut digits = rounded.to_string();
    let before_point = rest.len().saturating_sub(decimals);
    digits.push_str(&"0".repeat(before_point));
    (digits, decimals.saturating_sub(rest.len()))
}

/// A decimal: its digits, and how many of them stand behind the point.
struct Digits {
    digits: String,
    decimals: usize,
}

impl Digits {
    fn new(whole: &str, fraction: &str) -> Digits {
        let mut digits = format!("{whole}{fraction}").trim_start_matches('0').to_owned();
        let mut decimals = fraction.len();
        let surplus = digits.len().saturating_sub(SIGNIFICANT).min(decimals);
        if surplus > 0 {
            // All that matters of the rest is whether it is 0.
            let rest = digits.split_off(digits.len() - surplus);
            decimals -= surplus;
            if rest.bytes().any(|digit| digit != b'0') {
                digits.push('1');
                decimals += 1;
            }
        }
        Digits { digits, decimals }
    }

    /// The nearest number.
    fn value(&self) -> f64 {
        // Both answers are known at once. Computing them for a text of any length could take for ever.
        if self.digits.len() > self.decimals + LARGEST {
            return f64::INFINITY;
        }
        if self.decimals > self.digits.len() + SMALLEST {
            return 0.0;
        }
        let first: u64 = self
            .digits
            .bytes()
            .take(DIGITS)
            .fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'));
        let left_out = self.digits.len().saturating_sub(DIGITS);
        let near = if left_out > self.decimals {
            multiplied(first as f64, left_out - self.decimals)
        } else {
            divided(first as f64, self.decimals - left_out)
        };
        let is_exact = left_out == 0 && self.decimals <= EXACT && first <= WHOLE as u64;
        if is_exact {
            near
        } else {
            // Rounding may have led beyond the largest number.
            self.nearest_to(near.min(f64::MAX))
        }
    }

    /// Each step to `near` was rounded once, so the nearest number is at most a few places away.
    fn nearest_to(&self, mut near: f64) -> f64 {
        while near > 0.0 && self.is_past_the_middle_above(below(near)) == Ordering::Less {
            near = below(near);
        }
        loop {
            let is_even = near.to_bits().is_multiple_of(2);
            match self.is_past_the_middle_above(near) {
                Ordering::Less => return near,
                Ordering::Equal if is_even => return near,
                _ => near = f64::from_bits(near.to_bits() + 1),
            }
            if near.is_infinite() {
                return near;
            }
        }
    }

    /// Compares this decimal with the middle between a number and the next.
    fn is_past_the_middle_above(&self, value: f64) -> Ordering {
        let (mantissa, exponent) = parts(value);
        let (mantissa, exponent) = (2 * mantissa + 1, exponent - 1);
        let mut this = Big::of_digits(&self.digits);
        this.times_power(2, exponent.min(0).unsigned_abs() as usize);
        let mut middle = Big::from(mantissa);
        middle.times_power(2, exponent.max(0).unsigned_abs() as usize);
        middle.times_power(10, self.decimals);
        this.cmp(&middle)
    }
}

fn below(value: f64) -> f64 {
    f64::from_bits(value.to_bits() - 1)
}

/// A number as a whole number times a power of two.
fn parts(value: f64) -> (u64, i32) {
    let bits = value.to_bits();
    let (fraction, exponent) = (bits & ((1 << 52) - 1), (bits >> 52 & 0x7ff) as i32);
    if exponent == 0 {
        (fraction, -1074)
    } else {
        (fraction | 1 << 52, exponent - 1075)
    }
}

fn multiplied(mut value: f64, mut tens: usize) -> f64 {
    while tens > 0 && value != 0.0 {
        let step = tens.min(EXACT);
        value *= power(step);
        tens -= step;
    }
    value
}

fn divided(mut value: f64, mut tens: usize) -> f64 {
    while tens > 0 && value != 0.0 {
        let step = tens.min(EXACT);
        value /= power(step);
        tens -= step;
    }
    value
}

fn power(tens: usize) -> f64 {
    (0..tens).fold(1.0, |power, _| power * 10.0)
}
