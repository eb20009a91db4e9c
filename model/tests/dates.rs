//! Months, quarters and days in the forms that people and spreadsheets write, and counts whose groups could be fractions.

use flywheel_model::Reason;
use flywheel_model::worksheet::{Cell, CellReason, FILE, Kind, Language};

#[track_caller]
fn reads(kind: Kind, text: &str, wanted: &str) {
    let cell = kind
        .read(text, &FILE)
        .unwrap_or_else(|reason| panic!("{text:?}: {reason:?}"));
    assert_eq!(kind.written(&cell), wanted, "{text:?}");
}

#[track_caller]
fn refuses(kind: Kind, text: &str) {
    assert!(kind.read(text, &FILE).is_err(), "{text:?}");
}

#[test]
fn a_month_is_read_in_the_forms_of_spreadsheets_and_of_five_languages() {
    for text in [
        "2026-03",
        "2026/03",
        "2026.3",
        "03/2026",
        "3-2026",
        "03.2026",
        "2026-03-01",
        "2026-03-31",
        "01.03.2026",
        "Mar-26",
        "Mar 2026",
        "March 2026",
        "MARCH 2026",
        "Mrz 26",
        "Mrz. 2026",
        "März 2026",
        "MÄRZ 26",
        "mars 2026",
        "mar.26",
        "Marso 2026",
        "2026 March",
        "2026年3月",
        "2026年03月",
        "2026-03-01T00:00:00Z",
        "2026-03-01 00:00",
    ] {
        reads(Kind::Month, text, "2026-03");
    }
    for (text, wanted) in [
        ("Sept 2025", "2025-09"),
        ("Okt 25", "2025-10"),
        ("des. 2025", "2025-12"),
        ("Dez 25", "2025-12"),
        ("Disyembre 2025", "2025-12"),
        ("Mai 2026", "2026-05"),
        ("may 26", "2026-05"),
        ("Hunyo 2026", "2026-06"),
        ("juli 2026", "2026-07"),
        ("Enero 2026", "2026-01"),
        ("Peb 2026", "2026-02"),
        ("Ago 2026", "2026-08"),
        ("Nob 26", "2026-11"),
        ("Setyembre 2026", "2026-09"),
        ("1999年12月", "1999-12"),
    ] {
        reads(Kind::Month, text, wanted);
    }
}

#[test]
fn what_is_no_month_or_could_be_two_is_refused() {
    for text in [
        "March",
        "2026",
        "202603",
        "13/2026",
        "00/2026",
        "03/26",
        "Ma 2026",
        "Mxx 2026",
        "3/4/2026",
        "2026-3-32",
        "March 3",
        "2026年13月",
    ] {
        refuses(Kind::Month, text);
    }
}

#[test]
fn a_quarter_is_read_in_the_forms_of_spreadsheets_and_of_five_languages() {
    for text in [
        "2026-Q1",
        "2026-q1",
        "2026Q1",
        "2026 Q1",
        "Q1 2026",
        "Q1/2026",
        "Q1-26",
        "Q1 26",
        "1Q26",
        "1Q2026",
        "1. Quartal 2026",
        "1. kvartal 2026",
        "K1 2026",
        "2026 K1",
        "2026年第1季",
        "2026年第1季度",
        "Quarter 1 2026",
    ] {
        reads(Kind::Quarter, text, "2026-Q1");
    }
    for text in [
        "Q5 2026", "Q0 2026", "Q1", "2026-1", "X1 2026", "Q12026", "Q01 2026",
    ] {
        refuses(Kind::Quarter, text);
    }
}

#[test]
fn a_day_is_read_if_it_can_be_one_day_alone() {
    for text in [
        "2026-03-14",
        "2026/3/14",
        "14.03.2026",
        "14.3.2026",
        "14/03/2026",
        "03/14/2026",
        "14 Mar 2026",
        "14. März 2026",
        "March 14, 2026",
        "14. mars 2026",
        "Marso 14, 2026",
        "2026年3月14日",
        "2026-03-14T09:30:00",
        "2026-03-14 09:30",
    ] {
        reads(Kind::Day, text, "2026-03-14");
    }
    reads(Kind::Day, "4.3.2026", "2026-03-04");
    reads(Kind::Day, "3/3/2026", "2026-03-03");
    reads(Kind::Day, "29.2.2024", "2024-02-29");
    for text in [
        "3/4/2026",
        "04/03/2026",
        "29.2.2026",
        "31.4.2026",
        "14.03.26",
        "14/14/2026",
        "32 Mar 2026",
        "14 Mar",
    ] {
        refuses(Kind::Day, text);
    }
}

#[test]
fn no_text_is_read_as_another_period_than_it_is_written_again() {
    for text in ["2026-03", "Mar 26", "2026年3月"] {
        let cell = Kind::Month.read(text, &FILE).unwrap();
        assert_eq!(Kind::Month.read(&Kind::Month.written(&cell), &FILE), Ok(cell));
    }
}

/// A language whose decimal sign is a comma.
fn with_comma(text: &str) -> Option<f64> {
    let plain = match text.split_once(',') {
        Some((whole, fraction)) => [&whole.replace('.', ""), ".", fraction].concat(),
        None => text.replace('.', ""),
    };
    plain.parse().ok()
}

#[test]
fn a_count_in_groups_of_three_that_could_be_a_fraction_is_refused_with_both_readings() {
    let german = Language {
        number: &with_comma,
        ..FILE
    };
    for (text, one, other) in [
        ("12.000", 12.0, 12_000.0),
        ("8.500", 8.5, 8_500.0),
        ("123.456", 123.456, 123_456.0),
    ] {
        assert_eq!(
            Kind::Count.read(text, &FILE),
            Err(CellReason::Either(one, other)),
            "{text}"
        );
        let german_sign = text.replace('.', ",");
        assert_eq!(
            Kind::Count.read(&german_sign, &german),
            Err(CellReason::Either(one, other)),
            "{german_sign}"
        );
        assert_eq!(Kind::Count.read(text, &german), Ok(Cell::Number(other)), "{text}");
    }
}

#[test]
fn a_count_that_has_one_reading_in_any_language_is_read() {
    for (text, value) in [
        ("1.234.567", 1_234_567.0),
        ("1,234,567", 1_234_567.0),
        ("12,000", 12_000.0),
        ("12000", 12_000.0),
    ] {
        assert_eq!(Kind::Count.read(text, &FILE), Ok(Cell::Number(value)), "{text}");
    }
    for text in ["1.2345", "0.125", "1,23", "1.234,567"] {
        assert!(
            matches!(
                Kind::Count.read(text, &FILE),
                Err(CellReason::Number(Reason::NotANumber | Reason::NotWhole { .. }))
            ),
            "{text}"
        );
    }
}

#[test]
fn the_page_about_files_says_what_is_read() {
    let page = include_str!("../../docs/files.md");
    let table = page
        .split("## What is read")
        .nth(1)
        .unwrap()
        .split("\n## ")
        .next()
        .unwrap();
    let rows = table
        .lines()
        .filter(|line| line.starts_with("| ") && line.contains('`'));
    let quoted =
        |cell: &str| -> Vec<String> { cell.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let mut count = 0;
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let kind = match cells[0] {
            "month" => Kind::Month,
            "quarter" => Kind::Quarter,
            "day" => Kind::Day,
            _ => Kind::Count,
        };
        for text in quoted(cells[1]) {
            match quoted(cells[2]).first() {
                Some(wanted) => reads(kind, &text, wanted),
                None => refuses(kind, &text),
            }
            count += 1;
        }
    }
    assert!(count > 30, "{count} forms");
}
