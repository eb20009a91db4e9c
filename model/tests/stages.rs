//! Adding and removing stages: as many visits become customers as before, and nothing that was entered is lost.

use crate::common::{self, baseline_inputs, cases, inputs, near};
use flywheel_model::{Document, Inputs, Item, Lever, Part};
use proptest::prelude::*;

/// The baseline with these conversions.
fn document(percent: &[f64]) -> Document {
    let mut document = Document::from(baseline_inputs());
    document.inputs.path = common::path(percent);
    document
}

fn conversions(inputs: &Inputs) -> Vec<f64> {
    inputs.path.conversion().iter().map(|c| c.get()).collect()
}

fn of(document: &Document, part: Part) -> Vec<Option<f64>> {
    let place = |index| document.part(part).get(Lever::Conversion(index));
    (0..document.inputs.path.conversion().len()).map(place).collect()
}

#[test]
fn a_removed_stage_leaves_the_wheel_as_fast_as_it_was() {
    let mut document = document(&[2.5, 15.0, 20.0]);
    let speed = document.inputs.calibrate().unwrap().speed();
    document.remove_stage(1);
    assert_eq!(conversions(&document.inputs), [0.375, 20.0]);
    near(document.inputs.calibrate().unwrap().speed(), speed, 1e-12);
    document.remove_stage(1);
    assert_eq!(conversions(&document.inputs), [0.075]);
    near(document.inputs.calibrate().unwrap().speed(), speed, 1e-12);
}

#[test]
fn the_first_and_the_last_stage_stay() {
    let today = document(&[2.5, 15.0, 20.0]);
    for index in [0, 3, 4, 99] {
        let mut same = today.clone();
        same.remove_stage(index);
        assert_eq!(same, today, "{index}");
    }
}

#[test]
fn what_was_entered_for_both_conversions_of_a_removed_stage_is_multiplied() {
    let mut document = document(&[10.0, 50.0, 20.0]);
    for (index, value) in [(0, 20.0), (1, 60.0), (2, 30.0)] {
        document
            .set(Part::Target, Lever::Conversion(index), Some(value))
            .unwrap();
    }
    document.remove_stage(1);
    assert_eq!(of(&document, Part::Target), [Some(12.0), Some(30.0)]);
}

#[test]
fn where_one_of_the_two_was_entered_the_other_is_as_today() {
    let mut document = document(&[10.0, 50.0, 20.0]);
    document.set(Part::If, Lever::Conversion(2), Some(30.0)).unwrap();
    document.set(Part::Low, Lever::Conversion(1), Some(40.0)).unwrap();
    document
        .set(Part::High, Lever::Conversion(1), Some(60.0))
        .unwrap();
    document.remove_stage(2);
    assert_eq!(of(&document, Part::If), [None, Some(15.0)]);
    assert_eq!(document.range(Lever::Conversion(1)), Some([8.0, 12.0]));
    assert_eq!(of(&document, Part::Target), [None, None]);
}

#[test]
fn half_ranges_that_do_not_fit_together_leave_no_range() {
    let mut document = document(&[10.0, 50.0, 20.0]);
    document.set(Part::Low, Lever::Conversion(0), Some(90.0)).unwrap();
    document.set(Part::High, Lever::Conversion(1), Some(1.0)).unwrap();
    document.remove_stage(1);
    assert_eq!(of(&document, Part::Low), [Some(45.0), None]);
    assert_eq!(document.range(Lever::Conversion(0)), None);
}

#[test]
fn items_of_a_removed_stage_are_about_the_product() {
    let mut document = document(&[10.0, 50.0, 20.0]);
    let about = |index| Item::new("Slow reply", Lever::Conversion(index)).unwrap();
    document.items = vec![about(0), about(1), about(2)];
    document.remove_stage(1);
    let levers: Vec<Lever> = document.items.iter().map(Item::lever).collect();
    let [first, second] = [0, 1].map(Lever::Conversion);
    assert_eq!(levers, [first, first, second]);
}

#[test]
fn what_was_entered_for_the_last_conversion_leads_into_an_added_stage() {
    let mut document = document(&[10.0, 50.0, 20.0]);
    document.set(Part::If, Lever::Conversion(2), Some(30.0)).unwrap();
    document.add_stage();
    assert_eq!(conversions(&document.inputs), [10.0, 50.0, 20.0, 100.0]);
    assert_eq!(of(&document, Part::If), [None, None, Some(30.0), None]);
}

/// The customers after the horizon, today and with the change.
fn customers(document: &Document) -> [f64; 2] {
    let months = document.inputs.horizon.months();
    let today = document.inputs.calibrate().unwrap();
    let changed = document.changed(&today).unwrap().unwrap_or(today);
    [today, changed].map(|wheel| wheel.customers_after(months))
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn adding_and_removing_stages_moves_no_customer(
        inputs in inputs(), tried in 1.0..100.0f64, place in 2..9usize,
    ) {
        let mut document = Document::from(inputs);
        // The conversion out of the visit is left out: recommended people skip it, so a change that is merged into it
        // acts on fewer.
        let last = document.inputs.path.conversion().len() - 1;
        prop_assume!(document.inputs.path.pass() > 0.0);
        if last > 0 && document.try_out(Lever::Conversion(last), Some(tried)).is_err() {
            return Ok(());
        }
        let before = customers(&document);
        document.add_stage();
        for (now, before) in customers(&document).into_iter().zip(before) {
            prop_assert!(common::agree(now, before, 1e-9), "added: {now}, before {before}");
        }
        document.remove_stage(place.min(document.inputs.path.conversion().len() - 1).max(2));
        for (now, before) in customers(&document).into_iter().zip(before) {
            prop_assert!(common::agree(now, before, 1e-9), "removed: {now}, before {before}");
        }
    }
}
