//! A market limit slows growth down and never breaks it.

use crate::common::{self, agree, baseline_inputs, cases, inputs, not_below, same, simple, up_to};
use flywheel_model::{
    Field, Growth, Inputs, Lever, Market, MarketLimit, Part, Reason, Traffic, Values, Wheel,
};
use proptest::prelude::*;

/// Wheels of the whole domain that have a market.
fn limited() -> impl Strategy<Value = (Inputs, Wheel)> {
    inputs().prop_filter_map("no market", |inputs| {
        let wheel = inputs.calibrate().ok()?;
        wheel.market.is_some().then_some((inputs, wheel))
    })
}

/// The same without a cycle, at any spin.
fn limited_without_cycle() -> impl Strategy<Value = Wheel> {
    let theta = prop_oneof![1 => Just(1.0), 3 => 1e-3..=30.0f64];
    (up_to(1e4), common::spin(), up_to(1.0), up_to(1.0), theta).prop_map(
        |(push, spin, churn, full, theta)| {
            let size = 5000.0;
            Wheel {
                market: Some(MarketLimit { size, theta }),
                ..simple(push, spin, churn, full * size)
            }
        },
    )
}

fn in_the_end(wheel: &Wheel) -> f64 {
    wheel.dials(&baseline_inputs()).terminal_size.unwrap()
}

fn resized(wheel: &Wheel, size: f64) -> Result<Wheel, flywheel_model::Problem> {
    let change = Values {
        market: Market::new(size).ok(),
        ..Values::default()
    };
    wheel.what_if(&baseline_inputs(), &change)
}

#[test]
fn a_wheel_past_breakthrough_settles_in_a_market() {
    let market = Some(MarketLimit {
        size: 5000.0,
        theta: 1.0,
    });
    let wheel = Wheel {
        market,
        ..simple(12.5, 0.05, 0.02, 500.0)
    };
    let now = wheel.dials(&baseline_inputs());
    assert_eq!((now.growth, now.breakthrough), (Growth::Settles, true));
    assert!(now.terminal_size.unwrap() < 5000.0);
}

#[test]
fn when_nobody_leaves_the_whole_market_is_won() {
    let market = Some(MarketLimit {
        size: 5000.0,
        theta: 1.0,
    });
    let wheel = Wheel {
        market,
        ..simple(12.5, 0.05, 0.0, 500.0)
    };
    same(in_the_end(&wheel), 5000.0);
}

#[test]
fn a_first_market_in_a_what_if_is_tuned_to_today_and_a_second_keeps_the_tuning() {
    let first = resized(&common::baseline(), 2000.0).unwrap();
    same(first.project(1).won[0], 17.5);
    let second = resized(&first, 4000.0).unwrap();
    assert_eq!(second.market.unwrap().theta, first.market.unwrap().theta);
    assert!(second.project(1).won[0] > 17.5, "the same appeal in more room");
}

#[test]
fn a_what_if_refuses_a_market_that_is_too_small() {
    let problem = resized(&common::baseline(), 400.0).unwrap_err();
    assert_eq!(problem.field, Field::Of(Part::If, Lever::Market));
    assert_eq!(problem.reason, Reason::MarketBelowCustomers { customers: 500.0 });
    let problem = resized(&common::baseline(), 501.0).unwrap_err();
    assert_eq!(problem.reason, Reason::MarketTooSmall { above: 485.0 + 17.5 });
}

#[test]
fn everybody_may_be_a_customer_already() {
    // 15 leave a month, so there is room for fewer than that.
    let mut inputs = baseline_inputs();
    inputs.traffic = Traffic::new(8000.0).unwrap();
    inputs.market = Market::new(500.0).ok();
    let wheel = inputs.calibrate().unwrap();
    same(wheel.project(1).won[0], 10.0);
    let shrunk = resized(&inputs.calibrate().unwrap(), 500.0).unwrap();
    assert_eq!(shrunk, wheel, "as large as those who are there and on their way");
    let first = resized(&simple(10.0, 0.0, 0.03, 500.0), 500.0).unwrap();
    same(first.project(1).won[0], 10.0);
}

#[test]
fn momentum_knows_no_market() {
    let limited = resized(&common::baseline(), 600.0).unwrap();
    let now = limited.dials(&baseline_inputs());
    assert_eq!(
        now.momentum,
        common::baseline().dials(&baseline_inputs()).momentum
    );
    assert_eq!(limited.stop(12), common::baseline().stop(12));
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn today_wins_what_is_measured((_, wheel) in limited()) {
        // All customers who enter the pipeline today; kappa of them and of those who were there are won.
        let won = wheel.project(1).won[0];
        let measured = wheel.closing_rate() * (wheel.pipeline + wheel.speed());
        prop_assert!(agree(won, measured, 1e-9), "{won} {measured}");
    }

    #[test]
    fn nobody_is_won_who_is_not_there((_, wheel) in limited()) {
        let size = wheel.market.unwrap().size;
        let run = wheel.project(120);
        prop_assert!(run.flywheel.iter().all(|&customers| (0.0..=size * (1.0 + 1e-12)).contains(&customers)));
        prop_assert!(run.won.iter().all(|&won| won >= 0.0));
    }

    #[test]
    fn it_goes_one_way_and_never_back(wheel in limited_without_cycle()) {
        let run = wheel.project(150).flywheel;
        let rounding = 1e-12 * 5000.0;
        let up = run.windows(2).all(|pair| pair[1] >= pair[0] - rounding);
        let down = run.windows(2).all(|pair| pair[1] <= pair[0] + rounding);
        prop_assert!(up || down, "{:?}", &run[..8]);
    }

    #[test]
    fn it_never_goes_past_its_end(wheel in limited_without_cycle()) {
        let end = in_the_end(&wheel);
        let (low, high) = (wheel.customers.min(end), wheel.customers.max(end));
        for customers in wheel.project(120).flywheel {
            prop_assert!(not_below(customers, low, 5000.0) && not_below(high, customers, 5000.0));
        }
    }

    #[test]
    fn at_its_end_it_stays((inputs, wheel) in limited()) {
        let end = wheel.dials(&inputs).terminal_size.unwrap();
        let settled = Wheel { customers: end, pipeline: wheel.cycle * wheel.churn * end, ..wheel };
        let next = settled.project(1).flywheel[1];
        prop_assert!((next - end).abs() <= 1e-9 * wheel.market.unwrap().size, "{end} {next}");
    }

    #[test]
    fn a_huge_market_is_none(push in up_to(1e3), spin in up_to(0.1), churn in up_to(1.0), customers in up_to(1e4)) {
        let wheel = simple(push, spin, churn, customers);
        let huge = resized(&wheel, 1e12).unwrap();
        let (with, without) = (huge.project(60), wheel.project(60));
        for (with, without) in with.flywheel.iter().zip(&without.flywheel) {
            // The larger the wheel, the larger its part of the market.
            let part = without.max(customers) / 1e12;
            let no_digits_left = with.max(*without) < 1e-200;
            prop_assert!(no_digits_left || agree(*with, *without, 1e-9 + 100.0 * part), "{with} {without}");
        }
    }

    #[test]
    fn a_market_never_makes_a_wheel_larger_that_grows(
        push in up_to(1e6), spin in common::spin(), lost in 0.0..=1.0f64, customers in up_to(1e6), spare in 1e-3..=1e3f64
    ) {
        // No more are lost than are won: in a wheel that shrinks the room would grow, and with it the wins.
        let wins = push + spin * customers;
        let churn = if customers > 0.0 { lost * (wins / customers).min(1.0) } else { lost };
        let without = simple(push, spin, churn, customers);
        prop_assume!(wins > 0.0);
        let with = resized(&without, (customers + wins) * (1.0 + spare)).unwrap();
        let (with, without) = (with.project(60).flywheel, without.project(60).flywheel);
        for (with, without) in with.iter().zip(&without) {
            prop_assert!(not_below(*without, *with, customers), "{with} {without}");
        }
    }
}

proptest! {
    #![proptest_config(cases(30))]

    #[test]
    fn it_ends_where_the_simulation_ends(
        push in 1.0..=1e3, spin in up_to(0.2), churn in 0.02..=0.9, full in up_to(0.9), cycle in up_to(12.0)
    ) {
        let limit = MarketLimit { size: 5000.0, theta: 1.0 };
        let wheel = Wheel { cycle, market: Some(limit), ..simple(push, spin, churn, full * 5000.0) };
        let (end, run) = (in_the_end(&wheel), wheel.project(2500).flywheel);
        prop_assert!(agree(run[2500], end, 1e-8), "{} {end}", run[2500]);
    }
}
