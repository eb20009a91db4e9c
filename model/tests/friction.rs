//! Friction against a reference: the parts add up to the gap in any order, whether the wheel grows by itself or
//! not.

use crate::common::{agree, baseline_inputs, cases, inputs, near, path, simple};
use flywheel_model::{Against, Document, Lever, Part, Values, Wheel, shapley};
use proptest::prelude::*;

fn customers_after(wheel: &Wheel, months: usize) -> f64 {
    wheel.project(months).flywheel[months]
}

fn vector(name: &str, key: &str) -> f64 {
    let all: serde_json::Value = serde_json::from_str(include_str!("vectors.json")).unwrap();
    all[name][key].as_str().unwrap().parse().unwrap()
}

fn with_target(values: &[(Lever, f64)]) -> Document {
    let mut document = Document::from(baseline_inputs());
    document.against = Against::Target;
    for &(lever, value) in values {
        document.set(Part::Target, lever, Some(value)).unwrap();
    }
    document
}

#[test]
fn the_gap_of_the_worked_example_is_split_as_worked_out() {
    let (from, to) = ([0.025, 0.2, 0.25, 0.03, 0.01], [0.03, 0.25, 0.25, 0.02, 0.015]);
    let worth = |set: u32| {
        let at = |index: usize| {
            if set & (1 << index) == 0 {
                from[index]
            } else {
                to[index]
            }
        };
        let push = 12.5 * at(0) * at(1) * at(2) / (from[0] * from[1] * from[2]);
        customers_after(&simple(push, at(4), at(3), 500.0), 12)
    };
    let parts = shapley(5, worth);
    for (part, key) in parts.iter().zip(["phi_v", "phi_q", "phi_w", "phi_c", "phi_k"]) {
        assert!((part - vector("E16 Shapley", key)).abs() < 1e-10, "{key}: {part}");
    }
    near(parts.iter().sum(), vector("E16 Shapley", "gap"), 1e-10);
}

#[test]
fn path_friction_and_its_excess_are_as_worked_out() {
    let document = with_target(&[
        (Lever::Conversion(0), 3.0),
        (Lever::Conversion(1), 25.0),
        (Lever::Conversion(2), 25.0),
    ]);
    let wheel = Wheel {
        spin: 0.01,
        ..document.inputs.calibrate().unwrap()
    };
    let comparison = document.compare(&wheel);
    for (drag, key) in comparison.drags.iter().zip(["ex1", "ex2", "ex3"]) {
        assert!((drag.excess.unwrap() - vector("E12 path friction", key)).abs() < 1e-12);
    }
    let total = vector("E12 path friction", "tot") + 0.02f64.ln();
    near(comparison.total.unwrap(), total, 1e-10);
    near(total, vector("E12 path friction", "Phi"), 1e-10);
}

#[test]
fn the_excess_of_the_net_loss_is_as_worked_out() {
    // 3 % churn and 1 % spin against 2.5 % and 1.25 %: mu .02 against .0125.
    let document = with_target(&[(Lever::Churn, 2.5)]);
    let wheel = Wheel {
        spin: 0.0125,
        ..document.inputs.calibrate().unwrap()
    };
    let found = document.compare(&wheel).net_loss.unwrap();
    near(
        found,
        vector("E12 path friction", "mu_b_example") - (0.02f64 / 0.0175).ln(),
        1e-9,
    );
}

#[test]
fn a_stage_at_its_target_costs_nothing_and_is_not_the_worst() {
    let document = with_target(&[
        (Lever::Conversion(0), 2.5),
        (Lever::Conversion(1), 30.0),
        (Lever::Churn, 2.0),
    ]);
    let comparison = document.compare(&document.inputs.calibrate().unwrap());
    assert!(comparison.drags[0].customers.abs() < 1e-9);
    assert_ne!(comparison.worst().unwrap().lever, Lever::Conversion(0));
}

#[test]
fn where_nothing_costs_anything_nothing_is_the_worst() {
    let document = with_target(&[(Lever::Churn, 3.0)]);
    let comparison = document.compare(&document.inputs.calibrate().unwrap());
    assert_eq!((comparison.drags[0].customers, comparison.worst()), (0.0, None));
}

#[test]
fn a_share_that_was_not_entered_is_compared_as_estimated() {
    let document = with_target(&[(Lever::Recommended, 40.0)]);
    // Recommendation wins 5 of 17.5 customers.
    let drag = document.compare(&simple(12.5, 0.01, 0.03, 500.0)).drags[0];
    assert_eq!(drag.reference, 40.0);
    near(drag.today, 500.0 / 17.5, 1e-12);
    let nothing_is_won = document.compare(&simple(0.0, 0.0, 0.03, 500.0));
    assert_eq!(nothing_is_won.drags, []);
}

#[test]
fn without_a_net_loss_there_is_no_logarithm_of_it() {
    let document = with_target(&[(Lever::Churn, 1.0)]);
    let level = document.compare(&simple(12.5, 0.01, 0.03, 500.0));
    assert_eq!(level.net_loss, None, "the target's loss is 0");
    let growing = document.compare(&simple(12.5, 0.05, 0.03, 500.0));
    assert_eq!((growing.net_loss, growing.total), (None, None));
    let steady = document.compare(&simple(12.5, 0.03, 0.03, 500.0));
    assert_eq!((steady.net_loss, steady.total), (None, None));
}

#[test]
fn what_is_better_than_the_reference_is_tailwind() {
    let document = with_target(&[(Lever::Churn, 4.0)]);
    let comparison = document.compare(&document.inputs.calibrate().unwrap());
    assert!(comparison.drags[0].customers < 0.0);
    assert_eq!(comparison.worst(), None);
}

#[test]
fn a_preset_against_itself_has_no_friction_more() {
    for preset in flywheel_model::Preset::ALL {
        let document = Document::from(preset.inputs());
        let comparison = document.compare(&document.inputs.calibrate().unwrap());
        assert_eq!(comparison.drags.len(), 5, "three stages, churn, recommendation");
        assert!(
            comparison.drags.iter().all(|drag| drag.customers.abs() < 1e-6),
            "{comparison:?}"
        );
        assert!(comparison.gap.abs() < 1e-6);
    }
}

#[test]
fn another_path_is_compared_without_its_stages() {
    let mut document = Document::from(baseline_inputs());
    document.inputs.path = path(&[2.5, 5.0]);
    let levers: Vec<Lever> = document
        .compare(&document.inputs.calibrate().unwrap())
        .drags
        .iter()
        .map(|drag| drag.lever)
        .collect();
    assert_eq!(levers, [Lever::Churn, Lever::Recommended]);
}

#[test]
fn a_blocked_stage_cannot_be_scaled_and_is_left_out() {
    let mut document = with_target(&[(Lever::Conversion(1), 30.0), (Lever::Churn, 2.0)]);
    document.inputs.path = path(&[2.5, 0.0, 25.0]);
    let comparison = document.compare(&document.inputs.calibrate().unwrap());
    assert_eq!(comparison.drags.len(), 1);
    assert_eq!(comparison.total, None);
}

#[test]
fn a_wheel_that_grows_by_itself_has_a_split_too() {
    let mut document = with_target(&[(Lever::Churn, 4.0), (Lever::Conversion(2), 50.0)]);
    document.inputs.churn = flywheel_model::Churn::percent(0.2).unwrap();
    let wheel = document.inputs.calibrate().unwrap();
    assert!(wheel.friction() < 0.0);
    let comparison = document.compare(&wheel);
    assert_eq!((comparison.net_loss, comparison.total), (None, None));
    near(
        comparison.drags.iter().map(|drag| drag.customers).sum(),
        comparison.gap,
        1e-10,
    );
    assert_eq!(comparison.worst().unwrap().lever, Lever::Conversion(2));
}

/// The mean over every order in which the players can join.
fn by_all_orders(players: usize, worth: &dyn Fn(u32) -> f64) -> Vec<f64> {
    fn join(
        left: &mut Vec<usize>,
        set: u32,
        worth: &dyn Fn(u32) -> f64,
        shares: &mut [f64],
        orders: &mut f64,
        so_far: &mut Vec<(usize, f64)>,
    ) {
        if left.is_empty() {
            *orders += 1.0;
            for &(player, added) in so_far.iter() {
                shares[player] += added;
            }
        }
        for index in 0..left.len() {
            let player = left.remove(index);
            so_far.push((player, worth(set | 1 << player) - worth(set)));
            join(left, set | 1 << player, worth, shares, orders, so_far);
            so_far.pop();
            left.insert(index, player);
        }
    }
    let (mut shares, mut orders) = (vec![0.0; players], 0.0);
    join(
        &mut (0..players).collect(),
        0,
        worth,
        &mut shares,
        &mut orders,
        &mut Vec::new(),
    );
    shares.iter().map(|share| share / orders).collect()
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn the_parts_are_the_average_over_all_orders(worths in prop::collection::vec(-100.0..100.0f64, 32)) {
        let worth = |set: u32| worths[set as usize];
        for (found, expected) in shapley(5, worth).iter().zip(by_all_orders(5, &worth)) {
            prop_assert!((found - expected).abs() < 1e-9);
        }
    }

    #[test]
    fn the_worst_is_the_worst_by_brute_force(
        inputs in inputs(), target in prop::collection::vec(0.001..99.0f64, 2), churn in 0.0..100.0f64,
    ) {
        let mut document = Document::from(inputs);
        document.against = Against::Target;
        document.set(Part::Target, Lever::Churn, Some(churn)).unwrap();
        for (index, percent) in target.iter().enumerate() {
            document.set(Part::Target, Lever::Conversion(index), Some(*percent)).unwrap();
        }
        let wheel = document.inputs.calibrate().unwrap();
        let comparison = document.compare(&wheel);
        let moved: Vec<(Lever, f64)> = comparison.drags.iter().map(|drag| (drag.lever, drag.reference)).collect();
        let months = document.inputs.horizon.months();
        let worth = |set: u32| {
            let mut change = Values::default();
            for (index, &(lever, value)) in moved.iter().enumerate() {
                if set & (1 << index) != 0 {
                    change.set(lever, Some(value)).unwrap();
                }
            }
            customers_after(&wheel.what_if(&document.inputs, &change).unwrap(), months)
        };
        let expected = by_all_orders(moved.len(), &worth);
        let scale = (0..1 << moved.len()).map(worth).fold(1e-200, f64::max);
        for (drag, expected) in comparison.drags.iter().zip(&expected) {
            prop_assert!((drag.customers - expected).abs() <= 1e-9 * scale);
        }
        let sum: f64 = comparison.drags.iter().map(|drag| drag.customers).sum();
        prop_assert!((sum - comparison.gap).abs() <= 1e-9 * scale);
        if let Some(worst) = comparison.worst() {
            let largest = expected.iter().copied().fold(f64::MIN, f64::max);
            prop_assert!(agree(worst.customers, largest, 1e-9) || (worst.customers - largest).abs() <= 1e-9 * scale);
        }
    }
}
