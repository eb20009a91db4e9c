//! The worksheet's files and its storage: what was saved is read back the same, and a file with an error changes
//! nothing.

use crate::common::cases;
use crate::worksheet::{YEAR, pasted};
use flywheel_model::csv::{self, Import, sheet_of};
use flywheel_model::worksheet::{Note, PLAIN, RowReason, Sheet, Single, Worksheet};
use proptest::prelude::*;

#[test]
fn an_export_imported_gives_the_same_numbers() {
    let mut worksheet = pasted(Sheet::Ledger, YEAR);
    worksheet.paste(
        Sheet::Frictions,
        "A, \"b\"\t\t0.1\t\t\t\t\t\tchurn\t-12.5\tyes\n=1+1\n'=2",
        &PLAIN,
    );
    for sheet in [Sheet::Ledger, Sheet::Frictions] {
        let file = csv::write(sheet, worksheet.rows(sheet));
        assert_eq!(sheet_of(&file), Some(sheet));
        let mut cleared = worksheet.clone();
        cleared.replace(sheet, Vec::new());
        let count = Import::new(&file).unwrap().finish(&mut cleared).unwrap();
        assert_eq!(count, worksheet.rows(sheet).len());
        assert_eq!(cleared, worksheet);
    }
}

#[test]
fn words_that_a_spreadsheet_takes_for_a_formula_are_guarded_in_the_file() {
    let worksheet = pasted(Sheet::Frictions, "=HYPERLINK(\"x\")");
    let file = csv::write(Sheet::Frictions, worksheet.rows(Sheet::Frictions));
    assert!(file.contains("\"'=HYPERLINK(\"\"x\"\")\""), "{file}");
}

/// Some programs begin another cell at a semicolon or a tab, whatever separates the cells of the file.
#[test]
fn a_formula_behind_a_semicolon_is_guarded_too_and_comes_back_as_it_was() {
    let words = [
        "a;=1+1",
        "'=1",
        "a;'=1",
        ";;@x",
        "=1;-2",
        "a; b",
        "it's; 'quoted'",
    ];
    let worksheet = pasted(Sheet::Frictions, &words.join("\n"));
    let file = csv::write(Sheet::Frictions, worksheet.rows(Sheet::Frictions));
    let cells: Vec<&str> = file
        .lines()
        .skip(1)
        .map(|line| line.trim_end_matches(','))
        .collect();
    assert_eq!(
        cells,
        [
            "a;'=1+1",
            "''=1",
            "a;''=1",
            ";;'@x",
            "'=1;'-2",
            "a; b",
            "it's; 'quoted'"
        ]
    );
    let mut again = Worksheet::default();
    assert_eq!(Import::new(&file).unwrap().finish(&mut again), Ok(words.len()));
    assert_eq!(again, worksheet);
}

#[test]
fn an_import_is_all_or_nothing_and_names_each_row() {
    let mut worksheet = pasted(Sheet::Pushes, "2026-01-05\tBlog\tA\t3");
    let before = worksheet.clone();
    let file = "day,channel,leads\r\n2026-01-01,Blog,1\r\n2026-01-32,Blog,1\r\n2026-01-02,Blog,-1\r\n";
    let refused = Import::new(file).unwrap().finish(&mut worksheet).unwrap_err();
    assert_eq!(
        refused.iter().map(|refused| refused.row).collect::<Vec<_>>(),
        [3, 4]
    );
    assert_eq!(worksheet, before);
    let twice = "month,stage,added\n2026-01,1,5\n\n2026-01,1,6\n";
    let refused = Import::new(twice).unwrap().finish(&mut worksheet).unwrap_err();
    assert_eq!((refused[0].row, &refused[0].reason), (4, &RowReason::Twice(0)));
    assert_eq!(worksheet, before);
}

#[test]
fn a_file_of_semicolons_in_another_order_with_more_columns_is_read() {
    let mut worksheet = Worksheet::default();
    let file = "\u{feff}leads;day;note;channel\n12;2026-03-14;x;Blog\n";
    assert_eq!(Import::new(file).unwrap().finish(&mut worksheet), Ok(1));
    assert_eq!(worksheet.pushes().leads, 12.0);
    assert!(Import::new("a,b\n1,2").is_none());
    assert!(Import::new("").is_none());
}

#[test]
fn a_large_file_is_read_a_piece_at_a_time() {
    let mut file = String::from("day,channel,piece,leads\n");
    for row in 0..10_001 {
        file.push_str(&format!("2026-{:02}-01,Blog,P{row},1\n", row % 12 + 1));
    }
    let mut import = Import::new(&file).unwrap();
    assert!(import.step(5_000));
    assert!((import.progress() - 0.5).abs() < 0.01);
    while import.step(500) {}
    assert_eq!(import.progress(), 1.0);
    let refused = import.finish(&mut Worksheet::default()).unwrap_err();
    assert_eq!((refused[0].row, &refused[0].reason), (10_002, &RowReason::Full));
}

/// Another implementation, which knows nothing of ours, reads the same cells.
#[test]
fn files_are_read_as_another_reader_reads_them() {
    let mut worksheet = Worksheet::default();
    worksheet.paste(
        Sheet::Frictions,
        "a \"quoted\" one, with comma\nplain\n\"tab\there\"",
        &PLAIN,
    );
    let file = csv::write(Sheet::Frictions, worksheet.rows(Sheet::Frictions));
    let mut reader = ::csv::Reader::from_reader(file.as_bytes());
    let first: Vec<String> = reader
        .records()
        .map(|record| record.unwrap()[0].to_owned())
        .collect();
    let rows = worksheet.rows(Sheet::Frictions).iter();
    assert_eq!(first, rows.map(|row| row.words(0).to_owned()).collect::<Vec<_>>());
}

fn any_cells() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(
        "[ -~é=+@'\",;\t]{0,12}|[0-9]{1,4}|2026-0[1-9]|2026-Q[1-4]|2026-0[1-9]-1[0-9]",
        0..13,
    )
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn whatever_is_pasted_is_kept_by_storage_and_files(rows in prop::collection::vec(any_cells(), 0..12), which in 0..5usize) {
        let sheet = Sheet::ALL[which];
        let mut worksheet = Worksheet::default();
        for cells in rows {
            if let Ok(row) = sheet.row(&cells, &PLAIN) {
                worksheet.add(sheet, row);
            }
        }
        let read = Worksheet::from_text(&worksheet.to_text());
        prop_assert_eq!(read, Some((worksheet.clone(), 0)));
        let mut cleared = Worksheet::default();
        let file = csv::write(sheet, worksheet.rows(sheet));
        let taken = Import::new(&file).unwrap().finish(&mut cleared);
        if worksheet.check(sheet).is_empty() {
            prop_assert_eq!(taken, Ok(worksheet.rows(sheet).len()));
            prop_assert_eq!(cleared, worksheet);
        } else {
            prop_assert!(taken.is_err());
        }
    }

    #[test]
    fn any_text_is_survived(text in "\\PC*") {
        let _ = Worksheet::from_text(&format!("worksheet=1&{text}"));
        let _ = Import::new(&text).map(|import| import.finish(&mut Worksheet::default()));
        let _ = Worksheet::default().paste(Sheet::Ledger, &text, &PLAIN);
    }

    #[test]
    fn singles_and_notes_are_stored(values in prop::collection::vec(prop::option::of(0.0..1.0f64), Single::COUNT), note in "\\PC{0,200}") {
        let mut worksheet = Worksheet::default();
        for (single, value) in Single::ALL.into_iter().zip(values) {
            let [min, max] = single.range();
            worksheet.enter_single(single, value.map(|part| min + part * (max - min))).unwrap();
        }
        worksheet.write(Note::Goal, &note);
        prop_assert_eq!(Worksheet::from_text(&worksheet.to_text()), Some((worksheet, 0)));
    }
}
