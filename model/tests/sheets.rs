//! The sheets of the worksheet: their room, health, pushes, and files that arrive in pieces.

use crate::common::near;
use flywheel_model::csv::Import;
use flywheel_model::learn::Contract;
use flywheel_model::worksheet::{Health, Note, PLAIN, Pushes, Sheet, Single, Worksheet, regularity};

fn pasted(sheet: Sheet, text: &str) -> Worksheet {
    let mut worksheet = Worksheet::default();
    let (_, refused) = worksheet.paste(sheet, text, &PLAIN);
    assert_eq!(refused, []);
    worksheet
}

#[test]
fn a_sheet_takes_as_many_rows_as_it_has_room_for() {
    let mut worksheet = Worksheet::default();
    let row = Sheet::Frictions.row(&["Handoff"], &PLAIN).unwrap();
    for _ in 0..Sheet::Frictions.most() {
        assert!(worksheet.add(Sheet::Frictions, row.clone()));
    }
    assert!(!worksheet.add(Sheet::Frictions, row));
    assert_eq!(worksheet.rows(Sheet::Frictions).len(), 500);
}

#[test]
fn a_row_that_is_not_there_cannot_be_taken_away() {
    let mut worksheet = pasted(Sheet::Frictions, "Handoff\nSilo");
    worksheet.remove(Sheet::Frictions, 2);
    assert_eq!(worksheet.rows(Sheet::Frictions).len(), 2);
    worksheet.remove(Sheet::Frictions, 0);
    assert_eq!(worksheet.rows(Sheet::Frictions)[0].words(0), "Silo");
}

#[test]
fn a_note_is_kept_as_it_was_written() {
    let mut worksheet = Worksheet::default();
    assert!(worksheet.is_empty());
    assert_eq!(
        (worksheet.note(Note::Goal), worksheet.to_text().as_str()),
        ("", "")
    );
    worksheet.write(Note::Goal, "  Twice as fast ");
    assert_eq!(worksheet.note(Note::Goal), "Twice as fast");
    assert!(!worksheet.is_empty());
}

#[test]
fn money_or_hours_are_an_investment() {
    let health = |text: &str| pasted(Sheet::Activities, text).health(3)[0];
    let none = health("attract\tBlog\tAna\t\t\tVisits");
    assert!(!none.is_invested() && !none.is_whole());
    let nought = health("attract\tBlog\tAna\t0\t0\tVisits");
    assert!(!nought.is_invested());
    assert!(health("attract\tBlog\tAna\t\t500\tVisits").is_whole());
    assert!(health("attract\tBlog\tAna\t10\t\tVisits").is_whole());
}

#[test]
fn what_is_put_into_a_segment_adds_up() {
    let worksheet = pasted(
        Sheet::Activities,
        "engage\tDemo\t\t10\t200\nengage\tCalls\t\t30\t300",
    );
    let expected = Health {
        activities: 2,
        hours: Some(40.0),
        cost: Some(500.0),
        is_measured: false,
        kept: None,
    };
    assert_eq!(worksheet.health(3)[1], expected);
}

#[test]
fn the_ledger_measures_the_segment_of_its_stage() {
    for (stage, measured) in [
        (1, [true, false, false]),
        (2, [false, true, false]),
        (4, [false, true, true]),
        (5, [false, false, false]),
    ] {
        let worksheet = pasted(Sheet::Ledger, &format!("2026-03\t{stage}\t\t10"));
        let found = worksheet.health(3).map(|health| health.is_measured);
        assert_eq!(found, measured, "stage {stage}");
    }
}

#[test]
fn pushes_add_up_by_channel_and_month_across_the_year() {
    let rows = "2026-01-05\tBlog\tA\t3\n2025-11-30\tMail\tB\t4\n2026-01-31\tBlog\tC\t5";
    let expected = Pushes {
        pieces: 3.0,
        leads: 12.0,
        months: 3.0,
        channels: vec![("Blog".to_owned(), 2.0, 8.0), ("Mail".to_owned(), 1.0, 4.0)],
        // 1, 0 and 2 pieces: 3^2 / (3 x 5).
        regularity: Some(0.6),
    };
    assert_eq!(pasted(Sheet::Pushes, rows).pushes(), expected);
}

#[test]
fn how_even_months_are_is_one_for_all_alike() {
    assert_eq!(regularity(&[3.0; 8]), Some(1.0));
    assert_eq!(regularity(&[1.0, 3.0]), Some(0.8));
    assert_eq!(regularity(&[24.0, 0.0, 0.0, 0.0]), Some(0.25));
    assert_eq!((regularity(&[]), regularity(&[0.0; 3])), (None, None));
    assert_eq!(Worksheet::default().pushes().regularity, None);
}

#[test]
fn an_apostrophe_is_taken_away_only_where_it_guards_a_formula() {
    let mut worksheet = Worksheet::default();
    let file = "where\n'tis slow\n'=1+1\n''=2\n";
    assert_eq!(Import::new(file).unwrap().finish(&mut worksheet), Ok(3));
    let words: Vec<&str> = worksheet
        .rows(Sheet::Frictions)
        .iter()
        .map(|row| row.words(0))
        .collect();
    assert_eq!(words, ["'tis slow", "=1+1", "'=2"]);
}

#[test]
fn a_contract_has_the_rates_that_were_entered_in_percent() {
    let mut worksheet = Worksheet::default();
    for (single, value) in [
        (Single::Margin, 900.0),
        (Single::Fee, 80.0),
        (Single::ContractChurn, 4.0),
        (Single::ContractSpin, 2.0),
    ] {
        worksheet.enter_single(single, Some(value)).unwrap();
    }
    let expected = Contract {
        margin: 900.0,
        fee: 80.0,
        churn: 0.04,
        spin: 0.02,
    };
    assert_eq!(worksheet.contract(), expected);
    near(expected.brought(2), 80.0 + 80.0 * 0.98, 1e-12);
}
