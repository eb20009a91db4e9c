//! The worksheet's files and its storage: what was saved is read back the same, and a file with an error changes
//! nothing.

use crate::common::cases;
use crate::worksheet::{YEAR, pasted};
use flywheel_model::RowProblem;
use flywheel_model::csv::{self, Import, sheet_of};
use flywheel_model::worksheet::{Kind, Note, PLAIN, RowReason, Sheet, Single, Worksheet};
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
fn rows_of_a_file_end_with_a_carriage_return_a_line_feed_or_both_wherever_a_piece_ends() {
    let rows = [
        "day,channel,leads",
        "2026-03-14,Blog,12",
        "2026-03-15,\"Fair\",3",
        "",
    ];
    for end in ["\r", "\n", "\r\n"] {
        let file = rows.join(end);
        // The first piece holds the heads.
        for at in rows[0].len() + 1..file.len() {
            let mut import = Import::new(&file[..at]).unwrap();
            import.read(&file[at..]);
            assert_eq!(import.finish(&mut Worksheet::default()), Ok(2), "{end:?} {at}");
        }
    }
}

#[test]
fn a_refused_row_keeps_its_number_whatever_ends_the_rows() {
    for end in ["\r", "\n", "\r\n"] {
        let file = [
            "day,channel,leads",
            "2026-03-14,Blog,12",
            "",
            "2026-03-15,Fair,many",
        ]
        .join(end);
        let refused = Import::new(&file)
            .unwrap()
            .finish(&mut Worksheet::default())
            .unwrap_err();
        assert_eq!(
            refused.iter().map(|refused| refused.row).collect::<Vec<_>>(),
            [4],
            "{end:?}"
        );
    }
}

#[test]
fn a_file_of_heads_alone_changes_nothing() {
    let before = pasted(Sheet::Ledger, YEAR);
    for file in [
        "month,stage,added",
        "month,stage,added\r",
        "\u{feff}month;stage;added\r\n\r\n;;\r\n",
    ] {
        let mut worksheet = before.clone();
        assert_eq!(
            Import::new(file).unwrap().finish(&mut worksheet),
            Ok(0),
            "{file:?}"
        );
        assert_eq!(worksheet, before, "{file:?}");
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

/// How much of a file was read, and what became of it.
fn read_in_pieces(file: &str) -> (usize, Result<usize, Vec<(usize, RowReason)>>) {
    const PIECE: usize = 4_096;
    let (first, mut rest) = file.split_at(PIECE.min(file.len()));
    let mut import = Import::new(first).unwrap();
    let mut is_wanted = true;
    while is_wanted && !rest.is_empty() {
        let (piece, behind) = rest.split_at(PIECE.min(rest.len()));
        is_wanted = import.read(piece);
        rest = behind;
    }
    let result = import.finish(&mut Worksheet::default());
    let reasons =
        |refused: Vec<RowProblem<_>>| refused.into_iter().map(|row| (row.row, row.reason)).collect();
    (file.len() - rest.len(), result.map_err(reasons))
}

#[test]
fn a_file_with_more_rows_than_its_sheet_is_refused_before_the_rest_is_read() {
    const ROW: &str = "2026-03-01,Blog,P,1\n";
    let file = format!("day,channel,piece,leads\n{}", ROW.repeat(100_000));
    let (read, result) = read_in_pieces(&file);
    assert_eq!(result, Err(vec![(10_002, RowReason::Full)]));
    assert!(read < 24 + 10_001 * ROW.len() + 4_096, "{read} bytes");
    let fits = format!("day,channel,piece,leads\n{}\n\n", ROW.repeat(10_000));
    assert_eq!(read_in_pieces(&fits), (fits.len(), Ok(10_000)));
}

#[test]
fn a_file_of_nothing_but_mistakes_is_not_read_to_its_end() {
    let file = format!("where,severity\n{}", "Handoff,11\n".repeat(50_000));
    let (read, result) = read_in_pieces(&file);
    let refused = result.unwrap_err();
    assert_eq!(
        (refused.len(), refused[500].clone()),
        (501, (502, RowReason::Full))
    );
    assert!(read < 20_000, "{read} bytes");
}

#[test]
fn a_row_without_an_end_is_refused_before_the_rest_is_read() {
    for (row, rest) in [
        ("\"", "Handoff\n".repeat(1_000_000)),
        ("Handoff,\"", "Silo,\"\"\n".repeat(1_000_000)),
        ("Handoff", ",".repeat(1_000_000)),
        ("", "x".repeat(20_000_000)),
        ("", "\"".repeat(1_000_001)),
    ] {
        let (read, result) = read_in_pieces(&format!("where\nSilo\n{row}{rest}"));
        assert_eq!(result, Err(vec![(3, RowReason::TooLong)]), "{row:?}");
        assert!(read < 2 * Import::LONGEST_ROW, "{read} bytes");
    }
    let heads = format!("where,{}\nSilo", "x".repeat(Import::LONGEST_ROW));
    assert!(Import::new(&heads).is_none());
    let (_, result) = read_in_pieces(&format!("where,\"x\n{heads}"));
    assert_eq!(result, Err(vec![(1, RowReason::TooLong)]));
}

#[test]
fn an_endless_row_that_is_pasted_is_one_row_that_is_refused() {
    let (taken, refused) = Worksheet::default().paste(Sheet::Frictions, &"x".repeat(20_000_000), &PLAIN);
    assert_eq!((taken, refused.len()), (0, 1));
    let (taken, refused) = Worksheet::default().paste(Sheet::Frictions, &"\t".repeat(1_000_000), &PLAIN);
    assert_eq!((taken, refused), (0, Vec::new()));
}

#[test]
fn a_quotation_mark_before_a_million_rows_refuses_the_first_and_fills_the_sheet() {
    let text = "\"".to_owned() + &"Handoff\n".repeat(1_000_000);
    let (taken, refused) = Worksheet::default().paste(Sheet::Frictions, &text, &PLAIN);
    assert_eq!(
        (taken, refused.len()),
        (Sheet::Frictions.most(), 1_000_000 - Sheet::Frictions.most())
    );
    assert_eq!((refused[0].row, &refused[0].reason), (1, &RowReason::Quote));
    assert_eq!(refused[1].reason, RowReason::Full);
}

/// The page opens whatever it has saved. Its limit of a file is 40 MB; the wheels and the journey have a part of that.
#[test]
fn full_sheets_of_the_longest_words_are_no_larger_than_a_file_may_be() {
    let words = "😀".repeat(Worksheet::LONGEST);
    let mut worksheet = Worksheet::default();
    for sheet in Sheet::ALL {
        let cell = |kind: Kind| match kind {
            Kind::Words => words.clone(),
            Kind::Number(_, max) => format!("{}", (max - 0.123_456_789).min(123_456_789.123_456)),
            Kind::Count => "1000000000".to_owned(),
            Kind::Month => "2026-03".to_owned(),
            Kind::Quarter => "2026-Q1".to_owned(),
            Kind::Day => "2026-03-14".to_owned(),
            Kind::Choice(options) => options
                .keys()
                .iter()
                .max_by_key(|key| key.len())
                .unwrap()
                .to_string(),
        };
        let cells: Vec<String> = sheet.columns().iter().map(|column| cell(column.kind)).collect();
        worksheet.replace(sheet, vec![sheet.row(&cells, &PLAIN).unwrap(); sheet.most()]);
    }
    let bytes = worksheet.to_text().len();
    assert!((30_000_000..36_000_000).contains(&bytes), "{bytes} bytes");
}

#[test]
fn a_longest_row_is_read_and_one_byte_more_is_not() {
    let file = |length: usize| format!("where,note\nSilo,{}", "x".repeat(length - 5));
    assert_eq!(read_in_pieces(&file(Import::LONGEST_ROW)).1, Ok(1));
    let longer = file(Import::LONGEST_ROW + 1);
    assert_eq!(read_in_pieces(&longer).1, Err(vec![(2, RowReason::TooLong)]));
    // The same in one piece.
    assert!(
        Import::new(&longer)
            .unwrap()
            .finish(&mut Worksheet::default())
            .is_err()
    );
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

    /// A file says the same however it is cut into pieces.
    #[test]
    fn pieces_are_read_as_the_whole(rows in "([,;\t\r\n\"é1a ]{0,9}|2026-0[1-9]|[1-9],){0,30}", cuts in prop::collection::vec(1..9usize, 1..9)) {
        let file = format!("month,stage,added,note\n{rows}");
        let [mut whole, mut other] = [Worksheet::default(), Worksheet::default()];
        let result = Import::new(&file).unwrap().finish(&mut whole);
        let letters: Vec<char> = rows.chars().collect();
        let mut import = Import::new("month,stage,added,note\n").unwrap();
        let mut at = 0;
        for cut in cuts.iter().cycle() {
            let piece: String = letters[at..].iter().take(*cut).collect();
            if piece.is_empty() {
                break;
            }
            import.read(&piece);
            at += cut;
            at = at.min(letters.len());
        }
        prop_assert_eq!(import.finish(&mut other), result);
        prop_assert_eq!(other, whole);
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
