//! Reads numbers with the separators of one language. It never guesses between two readings. It needs no browser,
//! because host tests include this file by its path.

use flywheel_model::link::decimal;

/// The separators of a language between the parts of a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Separators {
    pub(crate) decimal: char,
    pub(crate) group: char,
}

/// The number in a text. None if the text is not one number in this language. A group separator must stand before each
/// three digits, and spaces of any kind are group separators in all languages. Full-width digits and signs are read as
/// the usual ones. A percent sign at the end is ignored.
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

/// The usual form of a full-width digit or sign, which Chinese keyboards write. All of them have the same distance to
/// their ASCII counterparts.
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
