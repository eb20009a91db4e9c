//! What holds exactly for all numbers: conservation, scaling, and the relations between the dials. Unless a test
//! says otherwise it is about a wheel without cycle and market, and exact means nine digits or more of the largest
//! number in the sum.

use crate::common::{
    self, agree, baseline_inputs, cases, conversions, inputs, path, plain_inputs, simple, some_up_to, up_to,
    wheels,
};
use flywheel_model::{Customers, Inputs, Traffic, Wheel};
use proptest::prelude::*;

fn momentum(wheel: &Wheel) -> f64 {
    wheel.dials(&baseline_inputs()).momentum
}

/// A wheel that slows down well within a few thousand months, with any cycle.
fn settling() -> impl Strategy<Value = Wheel> {
    let rates = (0.05..=1.0, 0.0..=0.8);
    (up_to(1e6), rates, up_to(1e6), up_to(36.0), up_to(1e6)).prop_map(
        |(push, (churn, part), customers, cycle, pipeline)| Wheel {
            cycle,
            pipeline: if cycle == 0.0 { 0.0 } else { pipeline },
            ..simple(push, churn * part, churn, customers)
        },
    )
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn momentum_decays_by_friction_and_is_renewed_by_push(wheel in wheels()) {
        let next = Wheel { customers: wheel.project(1).flywheel[1], ..wheel };
        let glide = wheel.dials(&baseline_inputs()).glide;
        let renewed = wheel.spin * glide * wheel.push;
        // `1 - mu`, computed before the difference loses the spin's digits at a churn near 1.
        let staying = (1.0 - wheel.churn) + wheel.spin;
        let rolled = staying * momentum(&wheel) + renewed;
        prop_assert!(agree(momentum(&next), rolled, 1e-9));
    }

    #[test]
    fn customers_are_won_or_lost_and_none_appears(wheel in wheels(), months in 1..=120usize) {
        let run = wheel.project(months);
        let (won, lost) = (
            run.won.iter().sum::<f64>(),
            wheel.churn * run.flywheel[..months].iter().sum::<f64>(),
        );
        let gained = run.flywheel[months] - wheel.customers;
        prop_assert!((gained - (won - lost)).abs() <= 1e-11 * (wheel.customers + won + lost));
    }

    #[test]
    fn reproduction_is_the_self_spin_share_times_the_quick_ratio(wheel in wheels()) {
        prop_assume!(wheel.churn > 0.0 && wheel.customers > 0.0);
        for month in [0, 1, 12] {
            let now = Wheel { customers: wheel.project(month).flywheel[month], ..wheel };
            let dials = now.dials(&baseline_inputs());
            let (Some(reproduction), Some(quick)) = (dials.reproduction, dials.quick_ratio) else { continue };
            prop_assert!(agree(reproduction, dials.self_spin_share * quick, 1e-12));
        }
    }

    #[test]
    fn the_wins_after_a_stop_add_up_to_momentum(wheel in wheels()) {
        let won: f64 = wheel.stop(12).spun.iter().sum();
        prop_assert!(agree(won, momentum(&wheel), 1e-10));
    }

    #[test]
    fn a_coasted_wheel_has_the_customers_that_the_stop_test_leaves(inputs in inputs(), month in 0..60_usize) {
        let wheel = inputs.calibrate().unwrap();
        let coasted = wheel.coasted(month);
        prop_assert_eq!(coasted.customers, wheel.stop(month).customers[month]);
        // What follows is the same whether the test goes on or begins again.
        prop_assert_eq!(coasted.stop(12).customers[12], wheel.stop(month + 12).customers[month + 12]);
        prop_assert_eq!((coasted.push, coasted.spin, coasted.churn), (0.0, wheel.spin, wheel.churn));
    }

    #[test]
    fn the_parts_after_a_stop_add_up_to_the_dials_with_any_cycle_and_market(inputs in inputs()) {
        let wheel = inputs.calibrate().unwrap();
        let (dials, test) = (wheel.dials(&inputs), wheel.stop(12));
        let (spun, drained): (f64, f64) = (test.spun.iter().sum(), test.from_pipeline.iter().sum());
        let scale = dials.momentum + dials.in_pipeline;
        prop_assert!((spun - dials.momentum).abs() <= 1e-11 * scale);
        prop_assert!((drained - dials.in_pipeline).abs() <= 1e-11 * scale);
    }

    #[test]
    fn the_funnel_is_never_above_the_flywheel(inputs in plain_inputs(), cycle in up_to(36.0)) {
        let wheel = Wheel { cycle, ..inputs.calibrate().unwrap() };
        let run = wheel.project(120);
        prop_assert!(run.funnel.iter().zip(&run.flywheel).all(|(funnel, flywheel)| funnel <= flywheel));
        prop_assert!(run.funnel_won.iter().zip(&run.won).all(|(funnel, flywheel)| funnel <= flywheel));
    }

    #[test]
    fn without_recommendation_funnel_and_flywheel_are_one_line(inputs in inputs()) {
        let wheel = Wheel { spin: 0.0, ..inputs.calibrate().unwrap() };
        let run = wheel.project(60);
        prop_assert_eq!(&run.funnel, &run.flywheel);
        prop_assert_eq!(&run.funnel_won, &run.won);
        prop_assert_eq!(wheel.dials(&inputs).momentum, 0.0);
    }

    #[test]
    fn twice_the_traffic_and_customers_is_twice_the_wheel(inputs in plain_inputs(), times in 1e-3..=1.0f64) {
        prop_assume!(inputs.customers.get() > 0.0);
        let smaller = Inputs {
            traffic: Traffic::new(inputs.traffic.get() * times).unwrap(),
            customers: Customers::new(inputs.customers.get() * times).unwrap(),
            ..inputs.clone()
        };
        // Exactly at the limit of ten recommended customers a rounding error may refuse one.
        let (Ok(full), Ok(small)) = (inputs.calibrate(), smaller.calibrate()) else { return Ok(()) };
        let (run, scaled) = (full.project(36), small.project(36));
        let all = run.flywheel.iter().chain(&run.funnel).chain(&run.won);
        for (one, other) in all.zip(scaled.flywheel.iter().chain(&scaled.funnel).chain(&scaled.won)) {
            let scale = one.max(full.customers);
            prop_assert!((one * times - other).abs() <= 1e-9 * times * scale, "{one} {other}");
        }
        let (dials, scaled) = (full.dials(&inputs), small.dials(&smaller));
        prop_assert!(agree(dials.momentum * times, scaled.momentum, 1e-9));
        prop_assert!(agree(dials.speed * times, scaled.speed, 1e-9));
    }

    #[test]
    fn size_depends_on_churn_and_spin_only_through_friction(
        push in up_to(1e6), spin in 0.0..=0.5, churn in 0.0..=0.5, more in 0.0..=0.5, customers in up_to(1e6)
    ) {
        let one = simple(push, spin, churn, customers).project(36).flywheel[36];
        let other = simple(push, spin + more, churn + more, customers).project(36).flywheel[36];
        prop_assert!(agree(one, other, 1e-11));
    }

    #[test]
    fn friction_of_the_path_adds_up(percent in conversions()) {
        prop_assume!(percent.iter().all(|&conversion| conversion > 0.0));
        let inputs = Inputs { path: path(&percent), ..baseline_inputs() };
        let dials = common::baseline().dials(&inputs);
        let sum: f64 = dials.path_halvings.iter().map(|halvings| halvings.unwrap()).sum();
        prop_assert!((sum + inputs.path.pass().log2()).abs() <= 1e-12 * (1.0 + sum));
    }

    #[test]
    fn kept_momentum_and_glide_are_one_number_apart(wheel in wheels()) {
        let dials = wheel.dials(&baseline_inputs());
        prop_assert_eq!(dials.kept, wheel.customers * dials.glide);
        prop_assert!(agree(dials.momentum, wheel.spin * dials.kept, 1e-14));
        let kept: f64 = wheel.stop(12).customers[..12].iter().sum();
        prop_assert!(agree(dials.kept, kept, 1e-10));
    }

    #[test]
    fn what_drains_from_the_pipeline_is_counted_apart(pipeline in some_up_to(1e6), cycle in some_up_to(36.0)) {
        let wheel = Wheel { pipeline, cycle, ..simple(0.0, 0.0, 0.5, 0.0) };
        let dials = wheel.dials(&baseline_inputs());
        let kappa = 1.0 / (1.0 + cycle);
        prop_assert!(agree(dials.in_pipeline, pipeline * (1.0 - (1.0 - kappa).powi(12)), 1e-12));
        prop_assert_eq!(dials.momentum, 0.0);
    }
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn the_pipeline_is_as_long_as_little_says(wheel in settling()) {
        let dials = wheel.dials(&baseline_inputs());
        let wins = wheel.push + wheel.spin * dials.terminal_size.unwrap();
        prop_assert!(agree(wins, wheel.push * dials.lineage.unwrap(), 1e-12), "A* = a/(1-R)");
        // With the pipeline of Little's law nothing moves any more.
        let settled = Wheel {
            customers: dials.terminal_size.unwrap(),
            pipeline: wheel.cycle * wins,
            ..wheel
        };
        let run = settled.project(120);
        let still = |customers: &f64| agree(*customers, settled.customers, 1e-11);
        prop_assert!(run.flywheel.iter().all(still));
        prop_assert!(run.won.iter().all(|won| agree(*won, wins, 1e-11)));
    }

    #[test]
    fn neither_size_nor_wins_in_the_end_depend_on_the_cycle(wheel in settling()) {
        let end = wheel.dials(&baseline_inputs()).terminal_size.unwrap();
        let run = wheel.project(8000);
        let scale = end + 1e-6 * (wheel.customers + wheel.pipeline);
        prop_assert!((run.flywheel[8000] - end).abs() <= 1e-8 * scale);
        let without = Wheel { cycle: 0.0, pipeline: 0.0, ..wheel };
        prop_assert_eq!(without.dials(&baseline_inputs()).terminal_size.unwrap(), end);
    }

    #[test]
    fn all_that_is_ever_won_after_a_stop_is_bounded_by_reproduction(wheel in settling()) {
        let test = wheel.stop(8000);
        let all: f64 = test.spun.iter().chain(&test.from_pipeline).sum();
        let reproduction = wheel.spin / wheel.churn;
        let closed = (wheel.pipeline + reproduction * wheel.customers) / (1.0 - reproduction);
        prop_assert!(agree(all, closed, 1e-9), "{all} {closed}");
    }

    #[test]
    fn a_funnel_coasts_only_on_its_pipeline(wheel in settling()) {
        let test = Wheel { spin: 0.0, ..wheel }.stop(4000);
        prop_assert!(test.spun.iter().all(|&won| won <= 1e-12 * wheel.pipeline));
        prop_assert!(agree(test.from_pipeline.iter().sum(), wheel.pipeline, 1e-9));
    }
}
