//! What may stand in a cell of the worksheet, and how it is written.

use flywheel_model::Reason;
use flywheel_model::worksheet::{Cell, CellReason, Kind, PLAIN};

#[track_caller]
fn reads(kind: Kind, typed: &str, number: f64) {
    let cell = kind.read(typed, &PLAIN).unwrap();
    assert_eq!(cell, Cell::Number(number), "{typed}");
    assert_eq!(kind.written(&cell), typed);
}

#[track_caller]
fn refuses(kind: Kind, typed: &str, wrong: CellReason) {
    assert_eq!(kind.read(typed, &PLAIN), Err(wrong), "{typed}");
}

#[test]
fn months_and_quarters_are_counted_from_the_year_zero() {
    reads(Kind::Month, "2026-01", 12.0 * 2026.0);
    reads(Kind::Month, "2026-12", 12.0 * 2026.0 + 11.0);
    reads(Kind::Quarter, "2026-Q1", 4.0 * 2026.0);
    reads(Kind::Quarter, "2026-Q4", 4.0 * 2026.0 + 3.0);
    for typed in ["2026-Q0", "2026-Q5", "2026-1", "2026-Q12"] {
        refuses(Kind::Quarter, typed, CellReason::Quarter);
    }
}

#[test]
fn a_year_has_four_digits_and_lies_between_1900_and_2200() {
    reads(Kind::Month, "1900-01", 12.0 * 1900.0);
    reads(Kind::Month, "2200-01", 12.0 * 2200.0);
    for typed in ["1899-12", "2201-01", "02026-01", "226-01"] {
        refuses(Kind::Month, typed, CellReason::Month);
    }
}

#[test]
fn a_month_has_as_many_days_as_the_calendar_says() {
    for (month, days) in [
        ("2026-01", 31),
        ("2026-02", 28),
        ("2026-03", 31),
        ("2026-04", 30),
        ("2026-05", 31),
        ("2026-06", 30),
        ("2026-07", 31),
        ("2026-08", 31),
        ("2026-09", 30),
        ("2026-10", 31),
        ("2026-11", 30),
        ("2026-12", 31),
        // Every fourth year, but not every hundredth, but every four hundredth.
        ("2028-02", 29),
        ("1900-02", 28),
        ("2000-02", 29),
        ("2100-02", 28),
    ] {
        let number = 100.0 * month.replace('-', "").parse::<f64>().unwrap();
        reads(Kind::Day, &format!("{month}-01"), number + 1.0);
        reads(Kind::Day, &format!("{month}-{days}"), number + f64::from(days));
        refuses(Kind::Day, &format!("{month}-{}", days + 1), CellReason::Day);
        refuses(Kind::Day, &format!("{month}-00"), CellReason::Day);
    }
}

#[test]
fn a_count_is_whole_and_at_most_a_billion() {
    reads(Kind::Count, "0", 0.0);
    reads(Kind::Count, "1000000000", 1e9);
    for typed in ["-1", "1.5", "1000000001"] {
        refuses(
            Kind::Count,
            typed,
            CellReason::Number(Reason::NotWhole { min: 0.0, max: 1e9 }),
        );
    }
}

#[test]
fn a_number_may_be_at_either_end() {
    let rating = Kind::Number(0.0, 10.0);
    reads(rating, "0", 0.0);
    reads(rating, "10", 10.0);
    refuses(
        rating,
        "10.01",
        CellReason::Number(Reason::Range { min: 0.0, max: 10.0 }),
    );
    refuses(
        rating,
        "-0.01",
        CellReason::Number(Reason::Range { min: 0.0, max: 10.0 }),
    );
}

#[test]
fn nothing_has_no_sign() {
    for kind in [Kind::Count, Kind::Number(-1.0, 1.0)] {
        let cell = kind.read("-0", &PLAIN).unwrap();
        assert!(matches!(cell, Cell::Number(number) if number.is_sign_positive()));
    }
}

#[test]
fn words_have_at_most_120_characters() {
    let longest = "é".repeat(120);
    assert_eq!(
        Kind::Words.read(&longest, &PLAIN),
        Ok(Cell::Words(longest.clone()))
    );
    refuses(Kind::Words, &format!("{longest}é"), CellReason::TooLong);
}
