//! The sensitivities: exact derivatives are checked against finite differences, automatic differentiation by a
//! library, the closed forms of the long run, and trying every lever.

use crate::common::{self, baseline, baseline_inputs, cases, inputs, near, simple};
use autodiff::{F1, Float};
use flywheel_model::{
    Basis, Churn, Cycle, Document, Inputs, Lever, Part, Preset, Recommended, Sensitivity, Traffic, Values,
    Wheel, Wins,
};
use proptest::prelude::*;

fn customers_after(wheel: &Wheel, months: usize) -> f64 {
    wheel.project(months).flywheel[months]
}

fn rows(inputs: Inputs) -> Vec<Sensitivity> {
    let document = Document::from(inputs);
    document.sensitivities(&document.inputs.calibrate().unwrap())
}

/// The monthly map again, over any number type that carries its derivative.
fn customers_by_library(wheel: &Wheel, months: usize, [push, spin, churn, start]: [F1; 4]) -> F1 {
    let kappa = 1.0 / (1.0 + wheel.cycle);
    let (mut customers, mut pipeline) = (start, F1::cst(wheel.pipeline));
    for _ in 0..months {
        let staying = (F1::cst(1.0) - churn) * customers;
        let mut entering = push + spin * customers;
        if let Some(market) = wheel.market {
            let free = F1::cst(market.size) - pipeline - staying;
            let chance = -(-entering * market.theta / market.size).exp_m1();
            entering = if free.x > 0.0 { chance * free } else { F1::cst(0.0) };
        }
        let waiting = pipeline + entering;
        customers = staying + waiting * kappa;
        pipeline = waiting * (1.0 - kappa);
    }
    customers
}

/// The smallest fraction of the market that is free in any month. If it is almost 0, it is a difference that has
/// lost its digits, and the kink at 0 is near.
fn least_free(wheel: &Wheel, months: usize) -> f64 {
    let Some(market) = wheel.market else { return 1.0 };
    let customers = wheel.project(months).flywheel;
    customers
        .iter()
        .fold(1.0f64, |least, c| least.min(1.0 - c / market.size))
}

fn derivatives_by_library(wheel: &Wheel, months: usize) -> [f64; 4] {
    let rates = [wheel.push, wheel.spin, wheel.churn, wheel.customers];
    [0, 1, 2, 3].map(|moved| {
        let seeded = [0, 1, 2, 3].map(|index| {
            if index == moved {
                F1::var(rates[index])
            } else {
                F1::cst(rates[index])
            }
        });
        let customers = customers_by_library(wheel, months, seeded);
        customers.dx * rates[moved] / customers.x
    })
}

#[test]
fn the_baseline_answers_as_worked_out() {
    let all: serde_json::Value = serde_json::from_str(include_str!("vectors.json")).unwrap();
    let expected = |key: &str| -> f64 {
        all["E15 elasticities of C12"][key]
            .as_str()
            .unwrap()
            .parse()
            .unwrap()
    };
    let found = baseline().elasticities(12).unwrap();
    near(found.push, expected("T"), 1e-10);
    near(found.spin, expected("k"), 1e-10);
    near(found.churn, expected("c"), 1e-10);
    near(found.customers, expected("C0"), 1e-10);
}

#[test]
fn without_customers_at_the_horizon_there_is_no_percentage() {
    assert_eq!(simple(0.0, 0.0, 1.0, 500.0).elasticities(12), None);
}

#[test]
fn in_the_long_run_a_late_stage_and_churn_count_by_the_lineage() {
    let wheel = baseline();
    let lineage = 1.0 / (1.0 - wheel.spin / wheel.churn);
    let found = wheel.elasticities(5_000).unwrap();
    near(found.to(Lever::Traffic).unwrap(), 1.0, 1e-9);
    near(found.to(Lever::Conversion(1)).unwrap(), lineage, 1e-9);
    near(found.to(Lever::Churn).unwrap(), -lineage, 1e-9);
}

#[test]
fn ten_percent_more_of_any_first_number_wins_the_same() {
    let rows = rows(baseline_inputs());
    let gain = |lever| rows.iter().find(|row| row.lever == lever).unwrap().gain.unwrap();
    near(gain(Lever::Traffic), gain(Lever::Conversion(0)), 1e-12);
    near(gain(Lever::Conversion(1)), gain(Lever::Conversion(2)), 1e-12);
    assert!(
        gain(Lever::Conversion(1)) > gain(Lever::Traffic),
        "recommended people pass it too"
    );
}

#[test]
fn a_share_of_twenty_percent_that_is_ten_percent_better_is_twenty_two() {
    let mut inputs = baseline_inputs();
    inputs.basis = Basis::Measured(Recommended::percent(20.0).unwrap());
    let wheel = inputs.calibrate().unwrap();
    let change = Values::only(Lever::Recommended, 22.0).unwrap();
    let tried = customers_after(&wheel.what_if(&inputs, &change).unwrap(), 36);
    let rows = rows(inputs);
    let row = rows.iter().find(|row| row.lever == Lever::Recommended).unwrap();
    near(row.gain.unwrap(), tried - customers_after(&wheel, 36), 1e-9);
}

#[test]
fn a_range_of_the_visitors_own_is_where_the_lever_swings() {
    let mut document = Document::from(baseline_inputs());
    document.set(Part::Low, Lever::Churn, Some(2.0)).unwrap();
    document.set(Part::High, Lever::Churn, Some(5.0)).unwrap();
    let wheel = document.inputs.calibrate().unwrap();
    let rows = document.sensitivities(&wheel);
    let churn = rows
        .iter()
        .find(|row| row.lever == Lever::Churn)
        .unwrap()
        .swing
        .unwrap();
    assert!(churn.own);
    assert_eq!(churn.ends, [2.0, 5.0]);
    let with = |percent| {
        let change = Values {
            churn: Churn::percent(percent).ok(),
            ..Values::default()
        };
        customers_after(&wheel.what_if(&document.inputs, &change).unwrap(), 36)
    };
    near(churn.width(), with(2.0) - with(5.0), 1e-12);
    let today = customers_after(&wheel, 36);
    near(churn.customers[0], with(2.0) - today, 1e-12);
    near(churn.customers[1], with(5.0) - today, 1e-12);
    let traffic = rows
        .iter()
        .find(|row| row.lever == Lever::Traffic)
        .unwrap()
        .swing
        .unwrap();
    assert!(!traffic.own);
    assert_eq!(traffic.ends, [8_000.0, 12_500.0]);
}

#[test]
fn what_has_no_range_swings_between_what_is_usual() {
    let ends = |inputs: Inputs| -> Vec<(Lever, [f64; 2])> {
        let rows = rows(inputs).into_iter();
        rows.filter_map(|row| Some((row.lever, row.swing?.ends)))
            .collect()
    };
    // The preset's plausible ranges. What has none there goes from a fifth less to a quarter more.
    let expected = [
        (Lever::Traffic, [8_000.0, 12_500.0]),
        (Lever::Conversion(0), [1.0, 5.0]),
        (Lever::Conversion(1), [10.0, 40.0]),
        (Lever::Conversion(2), [6.0, 30.0]),
        (Lever::Churn, [0.5, 7.0]),
        (Lever::Nps, [10.0, 60.0]),
        (Lever::Recommended, [5.0, 50.0]),
    ];
    assert_eq!(ends(baseline_inputs()), expected);
    let mut promoters = baseline_inputs();
    promoters.basis = Basis::Promoter(Wins::new(0.02).unwrap());
    assert_eq!(ends(promoters)[6], (Lever::Wins, [0.016, 0.025]));
    let mut other = baseline_inputs();
    other.path = common::path(&[2.5, 5.0]);
    assert_eq!(
        ends(other)[1].0,
        Lever::Churn,
        "nothing is usual for stages of one's own"
    );
}

#[test]
fn a_lever_with_any_answer_has_a_row() {
    let levers = |document: &Document| -> Vec<Lever> {
        let wheel = document.inputs.calibrate().unwrap();
        document
            .sensitivities(&wheel)
            .iter()
            .map(|row| row.lever)
            .collect()
    };
    let mut document = Document::from(baseline_inputs());
    document.inputs.path = common::path(&[2.5, 95.0]);
    let [first, second] = [0, 1].map(Lever::Conversion);
    // The second stage has an elasticity only: there is no room for a tenth more, and no usual range.
    let always = [
        Lever::Traffic,
        first,
        second,
        Lever::Churn,
        Lever::Nps,
        Lever::Recommended,
    ];
    assert_eq!(levers(&document), always, "no cycle, and products move nobody");
    // A cycle has a gain only, and products a range only.
    document.inputs.cycle = Cycle::new(2.0).unwrap();
    document.set(Part::Low, Lever::Products, Some(1.0)).unwrap();
    document.set(Part::High, Lever::Products, Some(2.0)).unwrap();
    assert_eq!(
        levers(&document),
        [always.as_slice(), &[Lever::Products, Lever::Cycle]].concat()
    );
}

#[test]
fn a_stage_may_become_full() {
    let nearly = 100.0 / 1.1;
    assert_eq!(nearly * 1.1, 100.0);
    let mut inputs = baseline_inputs();
    inputs.path = common::path(&[2.5, nearly, 25.0]);
    assert!(rows(inputs)[2].gain.is_some());
}

#[test]
fn a_stage_that_is_full_has_no_room_for_ten_percent() {
    let mut inputs = baseline_inputs();
    inputs.path = common::path(&[2.5, 95.0, 25.0]);
    let rows = rows(inputs);
    assert_eq!(rows[2].gain, None);
    assert!(rows[2].elasticity.is_some());
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn the_derivatives_are_those_of_the_library(inputs in inputs()) {
        let wheel = inputs.calibrate().unwrap();
        let months = inputs.horizon.months();
        let Some(found) = wheel.elasticities(months) else { return Ok(()) };
        // Where a sum has lost its digits, its derivative has too.
        prop_assume!(customers_after(&wheel, months) > 1e-200 && least_free(&wheel, months) > 1e-3);
        let expected = derivatives_by_library(&wheel, months);
        let scale = expected.iter().fold(1.0f64, |scale, e| scale.max(e.abs()));
        for (found, expected) in [found.push, found.spin, found.churn, found.customers].into_iter().zip(expected) {
            prop_assert!((found - expected).abs() <= 1e-9 * scale, "{found} is not {expected} in {wheel:?}");
        }
    }

    #[test]
    fn the_derivatives_are_finite_differences(
        push in 0.1..100.0f64, spin in 0.0..0.2f64, churn in 0.001..0.5f64, customers in 1.0..1e4f64, months in 1..60usize,
    ) {
        let wheel = simple(push, spin, churn, customers);
        let found = wheel.elasticities(months).unwrap();
        let by_steps = |with: &dyn Fn(f64) -> Wheel| {
            let step = 1e-5;
            let ln = |factor: f64| customers_after(&with(factor), months).ln();
            (ln(1.0 + step) - ln(1.0 - step)) / ((1.0 + step).ln() - (1.0 - step).ln())
        };
        let close = |a: f64, b: f64| (a - b).abs() < 1e-6 * (1.0 + b.abs());
        let push_moved = by_steps(&|f| Wheel { push: push * f, ..wheel });
        prop_assert!(close(found.push, push_moved));
        let spin_moved = by_steps(&|f| Wheel { spin: spin * f, ..wheel });
        prop_assert!(close(found.spin, spin_moved));
        let churn_moved = by_steps(&|f| Wheel { churn: churn * f, ..wheel });
        prop_assert!(close(found.churn, churn_moved));
        // Twice the push and twice the customers make twice the customers.
        prop_assert!(close(found.push + found.customers, 1.0));
        // Churn and spin act through their difference alone.
        prop_assert!(close(found.churn * spin, -found.spin * churn));
    }

    #[test]
    fn what_ten_percent_wins_is_what_trying_it_wins(inputs in inputs()) {
        let document = Document::from(inputs);
        let inputs = &document.inputs;
        let wheel = inputs.calibrate().unwrap();
        let months = inputs.horizon.months();
        let today = customers_after(&wheel, months);
        for row in document.sensitivities(&wheel) {
            let Some(gain) = row.gain else { continue };
            let share = 100.0 * wheel.spin * wheel.customers / wheel.speed();
            let now = inputs.get(row.lever).unwrap_or(share);
            let better = match row.lever {
                Lever::Churn | Lever::Cycle => 0.9 * now,
                Lever::Nps => now + 10.0,
                _ => 1.1 * now,
            };
            let tried = wheel.what_if(inputs, &Values::only(row.lever, better).unwrap()).unwrap();
            let tried = customers_after(&tried, months);
            let scale = tried.max(today).max(1e-200);
            prop_assert!((gain - (tried - today)).abs() <= 1e-6 * scale, "{row:?}: {}", tried - today);
        }
    }

    #[test]
    fn the_elasticity_of_a_share_is_that_of_trying_it(share in 1.0..90.0f64) {
        let mut inputs = baseline_inputs();
        inputs.basis = Basis::Measured(Recommended::percent(share).unwrap());
        let wheel = inputs.calibrate().unwrap();
        let tried = |factor: f64| {
            let change = Values::only(Lever::Recommended, share * factor).unwrap();
            customers_after(&wheel.what_if(&inputs, &change).unwrap(), 36).ln()
        };
        let step = 1e-5;
        let expected = (tried(1.0 + step) - tried(1.0 - step)) / ((1.0 + step).ln() - (1.0 - step).ln());
        let rows = rows(inputs);
        let found = rows.iter().find(|row| row.lever == Lever::Recommended).unwrap().elasticity.unwrap();
        prop_assert!((found - expected).abs() < 1e-5 * (1.0 + expected), "{found} is not {expected}");
    }

    #[test]
    fn what_swings_most_is_what_trying_everything_finds(inputs in inputs()) {
        let document = Document::from(inputs);
        let wheel = document.inputs.calibrate().unwrap();
        let months = document.inputs.horizon.months();
        for row in document.sensitivities(&wheel) {
            let Some(swing) = row.swing else { continue };
            let tried = swing.ends.map(|value| {
                let change = Values::only(row.lever, value).unwrap();
                customers_after(&wheel.what_if(&document.inputs, &change).unwrap(), months)
            });
            let scale = tried[0].abs().max(tried[1].abs()).max(customers_after(&wheel, months));
            prop_assert!((swing.width() - (tried[1] - tried[0]).abs()).abs() <= 1e-9 * scale);
        }
    }
}

#[test]
fn no_traffic_no_elasticity_of_it() {
    let mut inputs = Preset::Saas.inputs();
    inputs.traffic = Traffic::new(0.0).unwrap();
    let rows = rows(inputs);
    let traffic = rows.iter().find(|row| row.lever == Lever::Traffic).unwrap();
    assert_eq!(traffic.elasticity, Some(0.0));
    assert_eq!(traffic.gain, Some(0.0));
}
