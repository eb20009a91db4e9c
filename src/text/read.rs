//! Reading a number by the signs of one language, never guessing between two readings.
//! No browser in here: host tests include this file by its path.

use flywheel_model::link::decimal;

/// The signs a language writes between a number's parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Separators {
    pub(crate) decimal: char,
    pub(crate) group: char,
}

/// The number in a text, or nothing if the text is not one number in this language. Group signs
/// must stand before each three digits; spaces of any kind are read as group signs everywhere, full-width
/// digits and signs as the ones they are, a trailing percent sign is ignored.
pub(crate) fn number(text: &str, separators: Separators) -> Option<f64> {
    let text: String = text.chars().map(half_width).collect();
    let text = text.trim().trim_end_matches('%').trim_end();
    let unsigned = text.strip_prefix(['-', '\u{2212}']);
    let body = unsigned.unwrap_or_else(|| text.strip_prefix('+').unwrap_or(text));
    let (whole, fraction) = match body.split_once(separators.decimal) {
        Some((whole, fraction)) => (whole, fraction),
        None => (body, ""),
    };
    let mut digits = ungrouped(whole, separators.group)?;
    digits.push('.');
    digits.push_str(fraction);
    let value = decimal(&digits).filter(|value| value.is_finite())?;
    Some(if unsigned.is_some() { -value } else { value })
}

/// Chinese keyboards write digits and signs as wide as a letter: each stands as far from its like in ASCII.
fn half_width(c: char) -> char {
    const FIRST: u32 = '！' as u32;
    const LAST: u32 = '～' as u32;
    match u32::from(c) {
        code @ FIRST..=LAST => char::from_u32(code - FIRST + u32::from('!')).unwrap_or(c),
        _ => c,
    }
}

fn ungrouped(whole: &str, group: char) -> Option<String> {
    let is_group = |c: char| c == group || c.is_whitespace() || (c == '’' && group == '\'');
    let mut groups = whole.split(is_group);
    let mut digits = groups.next().unwrap_or_default().to_owned();
    let mut grouped = false;
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        grouped = true;
        digits.push_str(group);
    }
    let first = whole.find(is_group).unwrap_or(whole.len());
    if grouped && !(1..=3).contains(&first) {
        return None;
    }
    digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(digits)
}
