//! Reading plain decimals.

/// Powers of ten up to this are exact as `f64`.
const EXACT: usize = 22;

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

/// Within a few of the last binary digits.
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

fn multiplied(value: f64, tens: usize) -> f64 {
    // More digits than any number has: infinite, which every range refuses.
    (0..tens.min(400)).fold(value, |value, _| value * 10.0)
}

fn divided(mut value: f64, mut tens: usize) -> f64 {
    while tens > 0 && value != 0.0 {
        let step = tens.min(EXACT);
        value /= (0..step).fold(1.0, |power, _| power * 10.0);
        tens -= step;
    }
    value
}

/// The number near `near` that is written with just these digits.
fn written_as(whole: &str, fraction: &str, near: f64) -> Option<f64> {
    const AROUND: [i64; 9] = [0, 1, -1, 2, -2, 3, -3, 4, -4];
    let whole = if whole.is_empty() { "0" } else { whole };
    let is_written = |value: f64| {
        let text = value.to_string();
        let (w, f) = text.split_once('.').unwrap_or((&text, ""));
        w == whole && f == fraction
    };
    let neighbour = |steps: i64| f64::from_bits(near.to_bits().saturating_add_signed(steps));
    AROUND
        .into_iter()
        .map(neighbour)
        .find(|&value| value.is_finite() && is_written(value))
}
