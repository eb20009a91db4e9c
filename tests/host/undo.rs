//! Undo keeps whole documents, and edits of one field in a row are one step.

#[path = "../../src/state/history.rs"]
mod history;

use flywheel_model::{Churn, Document, Field, Inputs, Preset};
use history::History;

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
