//! What a visitor types is read by the signs of one language, and never guessed.

use crate::fuzz::read::{Separators, number};

const ENGLISH: Separators = Separators {
    decimal: '.',
    group: ',',
};
const GERMAN: Separators = Separators {
    decimal: ',',
    group: '.',
};
const NORWEGIAN: Separators = Separators {
    decimal: ',',
    group: '\u{a0}',
};

#[track_caller]
fn reads(text: &str, language: Separators, value: f64) {
    assert_eq!(number(text, language), Some(value), "{text:?}");
}

#[track_caller]
fn refuses(text: &str, language: Separators) {
    assert_eq!(number(text, language), None, "{text:?}");
}

#[test]
fn each_language_reads_its_own_signs() {
    reads("12,345.6", ENGLISH, 12_345.6);
    reads("12.345,6", GERMAN, 12_345.6);
    reads("12\u{a0}345,6", NORWEGIAN, 12_345.6);
    reads("\u{2212}3,5", NORWEGIAN, -3.5);
}

#[test]
fn a_number_in_another_languages_signs_is_refused_not_guessed() {
    refuses("12.345,6", ENGLISH);
    refuses("12,345.6", GERMAN);
    refuses("1,5", ENGLISH);
    refuses("2.5", GERMAN);
}

#[test]
fn spaces_group_in_every_language() {
    for space in [" ", "\u{a0}", "\u{202f}", "\u{2009}"] {
        reads(&format!("1{space}234{space}567"), ENGLISH, 1_234_567.0);
        reads(&format!("1{space}234{space}567"), GERMAN, 1_234_567.0);
    }
}

#[test]
fn where_an_apostrophe_groups_the_curved_one_does_too() {
    let swiss = Separators {
        decimal: '.',
        group: '\'',
    };
    reads("12'345.6", swiss, 12_345.6);
    reads("12’345.6", swiss, 12_345.6);
    refuses("12’345.6", ENGLISH);
    refuses("12_345.6", swiss);
}

#[test]
fn groups_have_three_digits_after_a_first_of_one_to_three() {
    for wrong in [
        "1,23",
        "1,2345",
        "1234,567",
        ",123",
        "1,,234",
        "1,234,",
        "1,234.5,678",
    ] {
        refuses(wrong, ENGLISH);
    }
}

#[test]
fn a_percent_sign_and_spaces_around_are_let_pass() {
    reads(" 2.5 % ", ENGLISH, 2.5);
    reads("+4", ENGLISH, 4.0);
    reads(".5", ENGLISH, 0.5);
    reads("5.", ENGLISH, 5.0);
}

#[test]
fn a_group_never_follows_a_lone_zero() {
    for fraction in ["0,125", "0,035", "00,125", "0\u{a0}500"] {
        refuses(fraction, ENGLISH);
    }
    for fraction in ["0.035", "0.125", "0.5"] {
        refuses(fraction, GERMAN);
    }
    reads("10,125", ENGLISH, 10_125.0);
    reads("0.125", ENGLISH, 0.125);
}

#[test]
fn signs_that_cannot_be_seen_come_along_when_a_number_is_copied() {
    for sign in [
        '\u{202a}', '\u{202c}', '\u{202e}', '\u{200b}', '\u{200e}', '\u{200f}', '\u{2066}', '\u{feff}',
        '\u{ad}',
    ] {
        reads(&format!("{sign}12,345.6{sign}"), ENGLISH, 12_345.6);
        reads(&format!("12{sign}.345{sign},6"), GERMAN, 12_345.6);
    }
}

#[test]
fn any_dash_before_a_number_is_a_minus() {
    for dash in ['-', '\u{2212}', '‐', '‑', '‒', '–', '—'] {
        reads(&format!("{dash}12.5"), ENGLISH, -12.5);
        reads(&format!("{dash}3 %"), ENGLISH, -3.0);
        refuses(&format!("12{dash}5"), ENGLISH);
        refuses(&format!("{dash}{dash}5"), ENGLISH);
    }
}

#[test]
fn the_sign_of_a_currency_may_stand_on_either_side() {
    for (text, language, value) in [
        ("€ 1.234,5", GERMAN, 1_234.5),
        ("1.234,5 €", GERMAN, 1_234.5),
        ("$12", ENGLISH, 12.0),
        ("₹1,200", ENGLISH, 1_200.0),
        ("£ -3", ENGLISH, -3.0),
        ("¥500", ENGLISH, 500.0),
    ] {
        reads(text, language, value);
    }
    refuses("12$5", ENGLISH);
}

#[test]
fn full_width_digits_and_signs_are_read_as_what_they_are() {
    reads("１２，３４５．６", ENGLISH, 12_345.6);
    reads("－２．５％", ENGLISH, -2.5);
    reads("１２．３４５，６", GERMAN, 12_345.6);
    refuses("１，５", ENGLISH);
}

#[test]
fn what_is_no_number_is_refused() {
    for wrong in [
        "", " ", "-", ".", "%", "abc", "1e3", "0x10", "NaN", "inf", "--1", "1.2.3", "1.-2", "1.+2", "一二",
        "5 apples",
    ] {
        refuses(wrong, ENGLISH);
    }
}

#[test]
fn no_text_makes_a_number_that_is_not_finite() {
    let long = "9".repeat(400);
    assert!(number(&long, ENGLISH).is_none_or(f64::is_finite));
}
