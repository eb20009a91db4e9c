//! Plain decimals of any length are read as the nearest number, as the standard library reads them.

use flywheel_model::link;

#[test]
fn the_largest_number_is_read_from_fewer_digits_than_it_has() {
    // Computed from 19 digits with a step for each power of ten, it would end beyond the largest number.
    let largest = format!("17976931348623157{}", "0".repeat(292));
    assert_eq!(link::decimal(&largest), Some(f64::MAX));
    assert_eq!(link::decimal(&format!("-{largest}")), Some(f64::MIN));
    // From half a step above the largest number on, no number is near.
    let beyond = format!("17976931348623159{}", "0".repeat(292));
    assert_eq!(link::decimal(&beyond), Some(f64::INFINITY));
}

#[test]
fn sixteen_digits_that_no_number_holds_are_read_to_the_nearest() {
    // Its digits, as a whole number, are one more than the last that has both neighbours.
    assert_eq!(link::decimal("0.9007199254740993"), Some(0.900_719_925_474_099_3));
    assert_eq!(link::decimal("9007199254740993"), Some(9_007_199_254_740_992.0));
}

#[test]
fn digits_without_end_are_read_at_once() {
    // Each would take seconds if every digit were computed with.
    let million = "0".repeat(1_000_000);
    for text in [
        format!("0.{million}1"),
        format!("9{million}"),
        format!("9007199254740993.{million}1"),
        format!("9007199254740993.{million}"),
        "1234567890".repeat(30) + "." + &"1234567890".repeat(100_000),
        "0.".to_owned() + &"1234567890".repeat(100_000),
    ] {
        assert_eq!(link::decimal(&text), text.parse().ok(), "{}", &text[..20]);
    }
}

#[test]
fn what_lies_exactly_between_two_numbers_is_the_even_one() {
    for (text, even) in [
        ("9007199254740993", 9_007_199_254_740_992.0),
        ("9007199254740995", 9_007_199_254_740_996.0),
        ("4503599627370498.5", 4_503_599_627_370_498.0),
        ("4503599627370499.5", 4_503_599_627_370_500.0),
    ] {
        assert_eq!(link::decimal(text), Some(even), "{text}");
        assert_eq!(text.parse(), Ok(even), "as the standard library has it");
    }
}

#[test]
fn very_many_digits_are_a_number_or_too_large() {
    assert_eq!(link::decimal(&"9".repeat(400)), Some(f64::INFINITY));
    assert_eq!(link::decimal(&format!("0.{}1", "0".repeat(400))), Some(0.0));
    assert_eq!(link::decimal(&format!("{}1", "0".repeat(400))), Some(1.0));
}
