//! Decimals in links and files, and numbers as a language writes them.

use flywheel_model::link::{decimal, written};

use super::read::{Separators, number as typed};

/// The separators of the page's languages, and of others that browsers report.
const LANGUAGES: [Separators; 4] = [
    Separators {
        decimal: '.',
        group: ',',
    },
    Separators {
        decimal: ',',
        group: '.',
    },
    Separators {
        decimal: ',',
        group: '\u{a0}',
    },
    Separators {
        decimal: '.',
        group: '\'',
    },
];

/// Reads the input as a decimal and in every language, and its first eight bytes as a number to be written.
pub fn number(data: &[u8]) {
    if let Some(bits) = data.first_chunk() {
        is_kept(f64::from_bits(u64::from_le_bytes(*bits)));
    }
    let text = &*String::from_utf8_lossy(data);
    is_as_the_standard_library_reads(text);
    for language in LANGUAGES {
        is_one_number(text, language);
    }
}

/// A plain decimal is read as the nearest number, and a text with letters as none.
fn is_as_the_standard_library_reads(text: &str) {
    let has_letters = text.contains(|letter: char| letter.is_ascii_alphabetic());
    let expected: Option<f64> = text.parse().ok().filter(|_| !has_letters);
    let bits = |value: Option<f64>| value.map(f64::to_bits);
    assert_eq!(
        bits(decimal(text)),
        bits(expected),
        "{text}: {:?} is not {expected:?}",
        decimal(text)
    );
}

/// A number that was written is read back, here, by the standard library, and as typed in any language.
fn is_kept(value: f64) {
    if !value.is_finite() {
        return;
    }
    let text = written(value);
    assert_eq!(decimal(&text), Some(value), "{text}");
    assert_eq!(text.parse(), Ok(value), "{text}");
    let shortest = value.to_string();
    // The text that is written is the nearest of its length, which may be one digit longer than the shortest of
    // all.
    assert!(text.len() <= shortest.len() + 1, "{text} could be {shortest}");
    for language in LANGUAGES {
        let shown = in_language(&text, language);
        assert_eq!(typed(&shown, language), Some(value), "{shown}");
    }
}

/// A decimal in the signs of a language, with groups.
fn in_language(text: &str, language: Separators) -> String {
    let (sign, digits) = text
        .strip_prefix('-')
        .map_or(("", text), |rest| ("\u{2212}", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut shown = sign.to_owned();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            shown.push(language.group);
        }
        shown.push(digit);
    }
    if !fraction.is_empty() {
        shown.push(language.decimal);
        shown.push_str(fraction);
    }
    shown
}

/// A typed number that is read has exactly the digits that stand there, in their order.
fn is_one_number(text: &str, language: Separators) {
    let Some(value) = typed(text, language) else {
        return;
    };
    assert!(value.is_finite(), "{text}");
    let mut plain = String::new();
    for letter in text.chars().map(half_width) {
        match letter {
            '0'..='9' => plain.push(letter),
            '-' | '\u{2212}' => plain.push('-'),
            letter if letter == language.decimal => plain.push('.'),
            _ => {}
        }
    }
    assert_eq!(plain.parse(), Ok(value), "{text:?}");
}

/// The ordinary character for a full-width digit or sign.
fn half_width(letter: char) -> char {
    let wide = "０１２３４５６７８９．，－".chars();
    let like = wide
        .zip("0123456789.,-".chars())
        .find(|(wide, _)| *wide == letter);
    like.map_or(letter, |(_, plain)| plain)
}
