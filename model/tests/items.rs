//! The visitor's own friction does exactly what the visitor says.

use crate::common::{self, baseline_inputs, cases, inputs, near};
use flywheel_model::{Document, Field, Item, ItemNumber, Lever, link};
use proptest::prelude::*;

fn item(lever: Lever, effect: f64, now: f64, planned: f64) -> Item {
    let mut item = Item::new("Handoff, to & fro", lever).unwrap();
    item.set(ItemNumber::Effect, effect).unwrap();
    item.set(ItemNumber::Now, now).unwrap();
    item.set(ItemNumber::Planned, planned).unwrap();
    item
}

#[test]
fn an_item_that_is_resolved_moves_its_lever_by_its_effect() {
    let inputs = baseline_inputs();
    let wheel = inputs.calibrate().unwrap();
    let after = |item: Item| wheel.with_items(&inputs, &[item]);
    near(
        after(item(Lever::Churn, -20.0, 0.0, 10.0)).churn,
        0.8 * wheel.churn,
        1e-12,
    );
    near(
        after(item(Lever::Traffic, 30.0, 0.0, 10.0)).push,
        1.3 * wheel.push,
        1e-12,
    );
    near(
        after(item(Lever::Recommended, 30.0, 0.0, 10.0)).spin,
        1.3 * wheel.spin,
        1e-12,
    );
    let stage = after(item(Lever::Conversion(1), 30.0, 0.0, 10.0));
    near(stage.push, 1.3 * wheel.push, 1e-12);
    near(stage.spin, 1.3 * wheel.spin, 1e-12);
    assert_eq!(
        after(item(Lever::Conversion(0), 30.0, 0.0, 10.0)).spin,
        wheel.spin
    );
}

#[test]
fn a_rating_of_nothing_has_no_sign() {
    let item = item(Lever::Churn, -0.0, -0.0, 10.0);
    assert!(item.get(ItemNumber::Effect).is_sign_positive() && item.get(ItemNumber::Now).is_sign_positive());
}

#[test]
fn worse_service_lowers_retention_and_not_visits() {
    let inputs = baseline_inputs();
    let wheel = inputs.calibrate().unwrap();
    let after = wheel.with_items(&inputs, &[item(Lever::Churn, -50.0, 10.0, 2.0)]);
    assert!(after.churn > wheel.churn);
    assert_eq!(after.push, wheel.push);
}

#[test]
fn half_the_rating_twice_is_the_whole() {
    let inputs = baseline_inputs();
    let wheel = inputs.calibrate().unwrap();
    let halves = [
        item(Lever::Traffic, 44.0, 0.0, 5.0),
        item(Lever::Traffic, 44.0, 5.0, 10.0),
    ];
    near(wheel.with_items(&inputs, &halves).push, 1.44 * wheel.push, 1e-12);
}

#[test]
fn a_conversion_ends_at_one_hundred_percent() {
    let inputs = baseline_inputs();
    let wheel = inputs.calibrate().unwrap();
    let items = [
        item(Lever::Conversion(2), 1000.0, 0.0, 10.0),
        item(Lever::Conversion(2), 1000.0, 0.0, 10.0),
    ];
    near(wheel.with_items(&inputs, &items).push, 4.0 * wheel.push, 1e-12);
}

#[test]
fn an_item_moves_no_other_lever_and_no_number_leaves_its_range() {
    assert!(Item::new("x", Lever::Nps).is_err());
    assert!(Item::new("", Lever::Churn).is_err());
    let mut item = Item::new("x", Lever::Churn).unwrap();
    assert!(item.set(ItemNumber::Now, 11.0).is_err());
    assert!(item.set(ItemNumber::Effect, -100.0).is_err());
    assert!(item.set(ItemNumber::Effect, f64::NAN).is_err());
    assert_eq!(item.factor(), 1.0);
}

#[test]
fn items_are_in_the_link() {
    let mut document = Document::from(baseline_inputs());
    document.items = vec![
        item(Lever::Churn, -20.0, 2.0, 8.5),
        item(Lever::Conversion(1), 10.0, 0.0, 10.0),
    ];
    let text = link::write(&document);
    assert!(text.ends_with("&items=Handoff%2C%20to%20%26%20fro,churn,-20,2,8.5;Handoff%2C%20to%20%26%20fro,conversion-2,10,0,10"), "{text}");
    let opened = link::read(&text);
    assert_eq!((opened.document, opened.problems), (document, vec![]));
}

#[test]
fn what_cannot_be_read_of_an_item_is_reported_and_the_others_stay() {
    let opened =
        link::read("v=1&preset=saas&items=Silo,churn,-20,0,10;Broken,churn,x,0,10;Odd,nps,1,0,10;Short");
    assert_eq!(opened.document.items.len(), 1);
    assert_eq!(opened.problems.len(), 3);
}

#[test]
fn there_are_at_most_twelve_items() {
    let opened = link::read(&format!(
        "v=1&preset=saas&items={}",
        "Silo,churn,-20,0,10;".repeat(13)
    ));
    assert_eq!((opened.document.items.len(), opened.problems.len()), (12, 1));
    assert_eq!(opened.problems[0].field, Field::Items);
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn resolving_friction_never_loses_customers(
        inputs in inputs(), effect in 0.0..=1000.0f64, which in 0..4usize,
    ) {
        let (lever, effect) = [
            (Lever::Traffic, effect), (Lever::Conversion(0), effect), (Lever::Recommended, effect),
            (Lever::Churn, -effect.min(99.0)),
        ][which];
        let wheel = inputs.calibrate().unwrap();
        let after = wheel.with_items(&inputs, &[item(lever, effect, 0.0, 10.0)]);
        let months = inputs.horizon.months();
        let customers = |wheel: &flywheel_model::Wheel| wheel.project(months).flywheel[months];
        prop_assert!(common::not_below(customers(&after), customers(&wheel), customers(&wheel)));
    }
}
