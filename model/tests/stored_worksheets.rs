//! The worksheet's numbers and notes that stand alone, and the text that stores them.

use flywheel_model::Reason;
use flywheel_model::learn::Advice;
use flywheel_model::worksheet::{Cell, Note, PLAIN, Sheet, Single, Worksheet, columns};

#[test]
fn a_number_may_be_at_either_end_and_nothing_else() {
    for single in Single::ALL {
        let [min, max] = single.range();
        assert_eq!((single.allowed(min), single.allowed(max)), (Ok(min), Ok(max)));
        assert_eq!(single.allowed(f64::NAN), Err(Reason::NotANumber));
        for outside in [min - 0.5, max + 0.5] {
            assert_eq!(
                single.allowed(outside),
                Err(Reason::Range { min, max }),
                "{single:?}"
            );
        }
    }
    assert_eq!(Single::GAINS.map(Single::range), [[-10.0, 10.0]; 6]);
    assert!(
        Single::Gain1.allowed(-0.0).unwrap().is_sign_positive(),
        "0 has no sign"
    );
}

#[test]
fn an_effect_takes_away_all_but_a_hundredth_at_most() {
    let effect = |typed: &str| {
        let cells = ["Handoff", "", "", "", "", "", "", "", "churn", typed];
        Sheet::Frictions
            .row(&cells, &PLAIN)
            .map(|row| row.cell(columns::friction::EFFECT).clone())
    };
    assert_eq!(effect("-99"), Ok(Cell::Number(-99.0)));
    assert!(effect("-99.5").is_err());
}

#[test]
fn only_what_was_entered_is_in_the_text() {
    let mut worksheet = Worksheet::default();
    worksheet.enter_single(Single::ALL[1], Some(7.0)).unwrap();
    let commas = ",".repeat(Single::COUNT - 2);
    assert_eq!(worksheet.to_text(), format!("worksheet=1&numbers=,7{commas}"));
    worksheet.enter_single(Single::ALL[1], None).unwrap();
    worksheet.write(Note::EngageLabel, "Sales");
    let commas = ",".repeat(Note::COUNT - 2);
    assert_eq!(worksheet.to_text(), format!("worksheet=1&notes=,Sales{commas}"));
}

#[test]
fn what_cannot_be_used_is_counted_and_the_rest_kept() {
    let text = "worksheet=1&numbers=7,x,1e3,99&notes=%zz,Sales,%E9&pushes=2026-03-14,Blog,,12;broken;2026-02-30,Blog,,1&later=1";
    let (worksheet, lost) = Worksheet::from_text(text).unwrap();
    // Numbers, notes, rows, and a key that a newer version may have written.
    assert_eq!(lost, 3 + 2 + 2 + 1);
    assert_eq!(worksheet.single(Single::ALL[0]), Some(7.0));
    assert_eq!(
        (
            worksheet.note(Note::AttractLabel),
            worksheet.note(Note::EngageLabel)
        ),
        ("", "Sales")
    );
    assert_eq!(worksheet.rows(Sheet::Pushes).len(), 1);
}

#[test]
fn what_a_newer_version_may_have_added_is_counted_as_lost() {
    for text in [
        format!("worksheet=1&numbers={}7", ",".repeat(Single::COUNT)),
        format!("worksheet=1&notes={}more", ",".repeat(Note::COUNT)),
        "worksheet=1&pushes=2026-03-14,Blog,,12,40".to_owned(),
        "worksheet=1&budget=1,2".to_owned(),
    ] {
        assert_eq!(
            Worksheet::from_text(&text).map(|(_, lost)| lost),
            Some(1),
            "{text}"
        );
    }
}

#[test]
fn pasted_rows_are_counted() {
    let mut worksheet = Worksheet::default();
    let rows = "Handoff\n\nSilo\nPrice";
    assert_eq!(worksheet.paste(Sheet::Frictions, rows, &PLAIN), (3, vec![]));
}

#[test]
fn a_ticket_as_old_as_one_is_patient_is_not_too_old() {
    let mut worksheet = Worksheet::default();
    for (single, value) in [
        (Single::Tickets, 1.0),
        (Single::MostTickets, 1.0),
        (Single::Age, 3.0),
        (Single::Patience, 3.0),
    ] {
        worksheet.enter_single(single, Some(value)).unwrap();
    }
    assert_eq!(worksheet.upsell(), Advice::Go);
    worksheet.enter_single(Single::Age, Some(3.5)).unwrap();
    assert_eq!(worksheet.upsell(), Advice::TooOld);
}
