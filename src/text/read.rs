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
/// three digits, never behind a 0 alone, and spaces of any kind are group separators in all languages. Full-width digits
/// and signs are read as the usual ones, and any dash before the number as a minus. Signs that cannot be seen, a percent
/// sign and the sign of a currency are ignored.
pub(crate) fn number(text: &str, separators: Separators) -> Option<f64> {
    let text: String = text.chars().filter_map(usual).collect();
    let text = text.trim_matches(is_beside);
    let unsigned = text.strip_prefix('-');
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

/// What may stand beside a number.
fn is_beside(c: char) -> bool {
    c.is_whitespace() || matches!(c, '%' | '$' | '£' | '¥' | '¤' | '\u{20a0}'..='\u{20cf}')
}

/// The usual form of a sign. Full-width digits and signs, which Chinese keyboards write, all have the same distance to
/// their ASCII counterparts. None for marks of direction, joiners and the like, which come along when a number is copied.
fn usual(c: char) -> Option<char> {
    const FULL_WIDTH: u32 = '！' as u32;
    match u32::from(c) {
        // Hyphens, dashes and the minus.
        0x2010..=0x2014 | 0x2212 => Some('-'),
        0xad | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfeff => None,
        code @ FULL_WIDTH..=0xff5e => char::from_u32(code - FULL_WIDTH + u32::from('!')),
        _ => Some(c),
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
    // "0,125" is a fraction in another language, and 125 in none.
    if grouped && (!(1..=3).contains(&first) || whole.starts_with('0')) {
        return None;
    }
    digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(digits)
}
