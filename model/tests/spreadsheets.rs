//! No cell of a file is computed, wherever a spreadsheet splits its rows: English ones do at commas, German ones at
//! semicolons, and some are told to do it at tabs.

use crate::common::cases;
use flywheel_model::csv::{self, Import, guarded, push_line};
use flywheel_model::worksheet::{PLAIN, Sheet, Worksheet};
use proptest::prelude::*;

/// What begins a formula: in some spreadsheets also in full width.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Each cell as another reader finds it with each separator.
fn cells(file: &str) -> Vec<(char, String)> {
    let mut cells = Vec::new();
    for separator in [',', ';', '\t'] {
        let mut reader = ::csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator as u8)
            .from_reader(file.as_bytes());
        for record in reader.records() {
            let record = record.expect("a record");
            cells.extend(record.iter().map(|cell| (separator, cell.to_owned())));
        }
    }
    cells
}

/// A spreadsheet may drop the quotation marks and spaces before a formula.
#[track_caller]
fn is_not_computed(file: &str) {
    for (separator, cell) in cells(file) {
        let begins = cell.trim_start_matches(['"', ' ', '\u{a0}', '\u{3000}']);
        let is_number = cell.parse::<f64>().is_ok();
        assert!(
            is_number || !begins.starts_with(FORMULA),
            "{cell:?} split at {separator:?} in {file:?}"
        );
    }
}

/// Words of a stranger's, as an owner of a row and as its place.
fn file_of(words: &str) -> (Worksheet, String) {
    let mut worksheet = Worksheet::default();
    let cell = format!("\"{}\"", words.replace('"', "\"\""));
    worksheet.paste(
        Sheet::Frictions,
        &format!("{cell}\t\t-0\t\t\t{cell}\t\t\tchurn\t-12.5\n{cell}"),
        &PLAIN,
    );
    let file = csv::write(Sheet::Frictions, worksheet.rows(Sheet::Frictions));
    (worksheet, file)
}

#[track_caller]
fn is_safe_and_comes_back(words: &str) {
    let (worksheet, file) = file_of(words);
    is_not_computed(&file);
    let mut again = Worksheet::default();
    let taken = Import::new(&file).expect("a sheet").finish(&mut again);
    assert_eq!(taken, Ok(2), "{words:?} in {file:?}");
    assert_eq!(again, worksheet, "{file:?}");
}

#[test]
fn no_words_begin_a_formula_wherever_the_row_is_split() {
    for formula in ["=1+1", "+1", "-1+1", "@SUM(1)", "＝1+1", "＋1", "－1", "＠SUM(1)"] {
        for before in [
            "",
            "a;",
            "a; ",
            ";;",
            "'",
            "a;'",
            "\"",
            "a;\"",
            "a;\"\"",
            "a, b;\"",
            "a\";\"",
            "a;\" \"",
            "a;' \"",
            "a;\u{a0}",
            "a;\u{3000}\"'",
        ] {
            is_safe_and_comes_back(&format!("{before}{formula}"));
            is_safe_and_comes_back(&format!("{before}{formula};{before}{formula}"));
        }
    }
}

#[test]
fn a_negative_number_stays_one() {
    let (_, file) = file_of("a");
    assert!(file.contains(",churn,-12.5,"), "{file}");
}

#[test]
fn words_that_begin_no_formula_stay_as_they_are() {
    for words in [
        "it's; 'quoted'",
        "a; \"b\"",
        "a-b; c=d",
        "'",
        ";",
        "\"",
        "a;'",
        "５＝５",
    ] {
        assert_eq!(guarded(words), words);
        is_safe_and_comes_back(words);
    }
}

/// Lines that are put together by hand may hold a line break, at which a row begins where quotation marks are lost.
#[test]
fn a_formula_behind_a_line_break_is_guarded() {
    for words in ["a\n=1+1", "a\r\n=1", "k;\"a\r\"=1", "\t=1", "a\t=1", "\n-1"] {
        let mut line = String::new();
        push_line(&["k".to_owned(), guarded(words)], &mut line);
        is_not_computed(&line);
    }
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn no_words_at_all_begin_a_formula(words in "[=+@＝＠;,'\" a1\u{a0}-]{1,12}") {
        if !words.trim().is_empty() {
            is_safe_and_comes_back(&words);
        }
    }
}
