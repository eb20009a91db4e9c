//! Undo keeps whole documents, and edits of one field in a row are one step.

use flywheel_model::{Churn, Document, Field, Inputs, Preset};
use flywheel_store::History;

fn churning(percent: f64) -> Document {
    let churn = Churn::percent(percent).expect("in range");
    Document::from(Inputs {
        churn,
        ..Preset::Saas.inputs()
    })
}

#[test]
fn undo_and_redo_walk_back_and_forth() {
    let mut history = History::default();
    assert!(history.record(&churning(1.0), Some(Field::Churn)));
    history.end_step();
    assert!(history.record(&churning(2.0), Some(Field::Churn)));
    assert_eq!(history.undo(churning(3.0)), Some(churning(2.0)));
    assert_eq!(history.undo(churning(2.0)), Some(churning(1.0)));
    assert_eq!(history.undo(churning(1.0)), None);
    assert_eq!(history.redo(churning(1.0)), Some(churning(2.0)));
    assert_eq!(history.redo(churning(2.0)), Some(churning(3.0)));
    assert!(!history.can_redo());
}

#[test]
fn edits_of_one_field_in_a_row_are_one_step() {
    let mut history = History::default();
    assert!(history.record(&churning(1.0), Some(Field::Churn)));
    assert!(!history.record(&churning(12.0), Some(Field::Churn)));
    assert_eq!(history.undo(churning(12.5)), Some(churning(1.0)));
    assert!(!history.can_undo());
}

#[test]
fn a_replaced_document_is_a_step_of_its_own() {
    let mut history = History::default();
    assert!(history.record(&churning(1.0), None));
    assert!(history.record(&churning(2.0), None));
    assert_eq!(history.undo(churning(3.0)), Some(churning(2.0)));
}

#[test]
fn an_edit_after_undo_forgets_what_was_undone() {
    let mut history = History::default();
    history.record(&churning(1.0), None);
    let _ = history.undo(churning(2.0));
    history.record(&churning(1.0), None);
    assert!(!history.can_redo());
}

#[test]
fn the_oldest_steps_are_dropped_at_last() {
    let mut history = History::default();
    for step in 0..500 {
        history.record(&churning(f64::from(step) / 10.0), None);
    }
    let mut steps = 0;
    while history.undo(churning(50.0)).is_some() {
        steps += 1;
    }
    assert_eq!(steps, 200);
}

#[test]
fn a_step_holds_what_differs_and_not_a_copy_of_a_long_worksheet() {
    let row = |index: usize| format!("2026-03-14,Blog,{index},12");
    let rows: Vec<String> = (0..10_000).map(row).collect();
    let mut history = History::default();
    let mut now = churning(1.0);
    let mut all = Vec::new();
    for step in 0..150 {
        let mut edited = rows.clone();
        edited[step * 60] = format!("2026-03-14,Mélange,{step},13");
        now.worksheet = format!("worksheet=1&pushes={}", edited.join(";")).into();
        history.record(&now, None);
        all.push(now.clone());
    }
    assert!(
        history.bytes() < 2_000_000,
        "{} bytes for 150 steps",
        history.bytes()
    );
    for before in all.into_iter().rev() {
        now = history.undo(now).expect("a step");
        assert_eq!(now.worksheet, before.worksheet);
    }
    assert!(!history.can_undo());
}

#[test]
fn the_oldest_steps_are_dropped_when_texts_grow_too_long() {
    let mut history = History::default();
    for step in 0..20_u8 {
        let mut document = churning(1.0);
        document.worksheet = char::from(b'a' + step).to_string().repeat(2_000_000).into();
        history.record(&document, None);
    }
    assert!(history.bytes() <= 16_000_000);
    assert!(history.can_undo());
}

#[test]
fn a_worksheet_that_is_fetched_later_takes_its_place_in_every_step() {
    let mut history = History::default();
    let reference = "sheet=3-0000000a";
    for step in 0..5 {
        let mut document = churning(f64::from(step));
        document.worksheet = reference.into();
        history.record(&document, None);
    }
    history.replace_worksheet(reference, &"worksheet=1".into());
    let mut now = churning(5.0);
    while let Some(before) = history.undo(now) {
        assert_eq!(&*before.worksheet, "worksheet=1");
        now = before;
    }
}

proptest::proptest! {
    #[test]
    fn every_text_comes_back_as_it_was(texts in proptest::collection::vec("[aé;,]{0,12}", 1..12)) {
        let mut history = History::default();
        let document = |text: &str| {
            let mut document = churning(1.0);
            document.worksheet = text.into();
            document.journey = text.chars().rev().collect::<String>().into();
            document
        };
        for text in &texts {
            history.record(&document(text), None);
        }
        let mut now = document("now");
        for text in texts.iter().rev() {
            now = history.undo(now).expect("a step");
            assert_eq!(now, document(text));
        }
        for text in texts.iter().skip(1) {
            now = history.redo(now).expect("a step");
            assert_eq!(now, document(text));
        }
    }
}
