//! Reading plain decimals.

/// Powers of ten up to this are exact as `f64`.
const EXACT: usize = 22;

/// Numbers to either side that are tried: 343 digits are at most sixteen steps of [`EXACT`].
const AROUND: i64 = 18;

/// Digits that fit a `u64` whatever they are.
const DIGITS: usize = 19;

/// The number of a plain decimal with a point; nothing for an exponent, another base, a word.
///
/// Every number that Rust's `Display` writes is read back exactly. Other texts, of more digits than
/// a number can hold, are read to within its last digit. The standard library's parser would be
/// exact there too, but its tables alone are a tenth of what a visitor downloads.
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
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    let near = nearest(whole, fraction);
    let value = written_as(whole, fraction, near).unwrap_or(near);
    Some(if negative { -value } else { value })
}

/// Within [`AROUND`] of the nearest number: every step below is off by at most one.
fn nearest(whole: &str, fraction: &str) -> f64 {
    let digits = || {
        whole
            .bytes()
            .chain(fraction.bytes())
            .skip_while(|&digit| digit == b'0')
    };
    let mantissa = digits()
        .take(DIGITS)
        .fold(0u64, |sum, digit| sum * 10 + u64::from(digit - b'0'));
    let left_out = digits().count().saturating_sub(DIGITS);
    let value = mantissa as f64;
    if left_out > fraction.len() {
        multiplied(value, left_out - fraction.len())
    } else {
        divided(value, fraction.len() - left_out)
    }
}

fn multiplied(mut value: f64, mut tens: usize) -> f64 {
    // More digits than any number has: infinite, which every range refuses.
    while tens > 0 && value.is_finite() && value != 0.0 {
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

/// The number near `near` that is written with just these digits.
fn written_as(whole: &str, fraction: &str, near: f64) -> Option<f64> {
    let whole = if whole.is_empty() { "0" } else { whole };
    let is_written = |value: f64| {
        let text = value.to_string();
        let (w, f) = text.split_once('.').unwrap_or((&text, ""));
        w == whole && f == fraction
    };
    let neighbour = |steps: i64| f64::from_bits(near.to_bits().saturating_add_signed(steps));
    (0..=AROUND)
        .flat_map(|steps| [steps, -steps])
        .map(neighbour)
        .find(|&value| value.is_finite() && is_written(value))
}
