//! Where a formula would divide by zero, take the logarithm of 0 or lose its digits, the result is a finite number
//! or a named state, and never NaN.

use crate::common::{baseline, baseline_inputs, cases, inputs, path, same, simple};
use flywheel_model::{
    Basis, Customers, Cycle, Dials, Field, Growth, Inputs, Market, MarketLimit, Nps, Preset, Problem, Reason,
    Recommended, Sentiment, Traffic, Wheel, Wins,
};
use proptest::prelude::*;

fn dials(wheel: &Wheel) -> Dials {
    wheel.dials(&baseline_inputs())
}

fn measured(percent: f64) -> Basis {
    Basis::Measured(Recommended::percent(percent).unwrap())
}

fn wins(brought: f64) -> Wins {
    Wins::new(brought).unwrap()
}

fn with(traffic: f64, customers: f64, basis: Basis) -> Inputs {
    Inputs {
        traffic: Traffic::new(traffic).unwrap(),
        path: path(&[100.0]),
        customers: Customers::new(customers).unwrap(),
        basis,
        ..baseline_inputs()
    }
}

#[track_caller]
fn refused(inputs: &Inputs) -> Problem {
    inputs.calibrate().expect_err("not to be refused")
}

#[test]
fn without_customers_nothing_spins_yet() {
    let now = dials(&simple(12.5, 0.01, 0.03, 0.0));
    assert_eq!((now.self_spin_share, now.momentum, now.kept), (0.0, 0.0, 0.0));
    assert_eq!(now.quick_ratio, None);
    assert_eq!(now.speed, 12.5);
}

#[test]
fn without_any_wins_the_self_spin_share_is_zero() {
    let now = dials(&simple(0.0, 0.0, 0.03, 500.0));
    assert_eq!((now.speed, now.self_spin_share), (0.0, 0.0));
    assert_eq!((now.terminal_size, now.growth), (Some(0.0), Growth::Settles));
}

#[test]
fn rounding_is_no_friction() {
    assert_eq!(simple(0.0, 0.1 + 0.2, 0.3, 1.0).friction(), 0.0);
    assert_eq!(simple(0.0, 0.0, 1e-300, 1.0).friction(), 1e-300);
}

#[test]
fn breakthrough_needs_recommendation() {
    assert!(!dials(&simple(12.5, 0.0, 0.0, 500.0)).breakthrough);
    assert!(dials(&simple(12.5, 0.03, 0.03, 500.0)).breakthrough);
    assert!(dials(&simple(12.5, 1e-9, 0.0, 500.0)).breakthrough);
    assert!(!dials(&baseline()).breakthrough);
}

#[test]
fn when_everybody_leaves_the_half_life_is_zero() {
    let now = dials(&simple(12.5, 0.0, 1.0, 500.0));
    assert_eq!((now.friction, now.half_life, now.glide), (1.0, Some(0.0), 1.0));
    assert_eq!((now.terminal_size, now.momentum), (Some(12.5), 0.0));
}

#[test]
fn when_nobody_leaves_or_recommends_it_grows_by_its_push() {
    let wheel = simple(12.5, 0.0, 0.0, 500.0);
    let now = dials(&wheel);
    assert_eq!((now.reproduction, now.lineage), (Some(0.0), None));
    assert_eq!(
        (now.half_life, now.terminal_size, now.growth),
        (None, None, Growth::Grows)
    );
    assert_eq!(wheel.project(36).flywheel[36], 500.0 + 36.0 * 12.5);
}

#[test]
fn when_nobody_leaves_but_some_recommend_reproduction_is_unbounded() {
    let now = dials(&simple(12.5, 0.01, 0.0, 500.0));
    assert_eq!(
        (now.reproduction, now.lineage, now.quick_ratio),
        (None, None, None)
    );
    assert_eq!((now.growth, now.breakthrough), (Growth::Grows, true));
}

#[test]
fn when_everybody_leaves_only_the_newcomers_are_left() {
    let wheel = simple(12.5, 0.2, 1.0, 500.0);
    assert_eq!(wheel.project(1).flywheel[1], 12.5 + 0.2 * 500.0);
}

#[test]
fn without_friction_the_terminal_size_is_none_or_todays() {
    let pushed = dials(&simple(12.5, 0.03, 0.03, 500.0));
    assert_eq!(
        (pushed.half_life, pushed.terminal_size, pushed.growth),
        (None, None, Growth::Grows)
    );
    let left_alone = dials(&simple(0.0, 0.03, 0.03, 500.0));
    assert_eq!(
        (left_alone.terminal_size, left_alone.growth),
        (Some(500.0), Growth::Steady)
    );
}

#[test]
fn without_push_and_friction_the_pipeline_still_comes_in() {
    let wheel = Wheel {
        pipeline: 40.0,
        cycle: 3.0,
        ..simple(0.0, 0.0, 0.0, 500.0)
    };
    same(wheel.project(2000).flywheel[2000], 540.0);
    same(dials(&wheel).terminal_size.unwrap(), 540.0);
    let spinning = Wheel {
        spin: 0.03,
        churn: 0.03,
        ..wheel
    };
    same(
        spinning.project(2000).flywheel[2000],
        dials(&spinning).terminal_size.unwrap(),
    );
}

#[test]
fn in_a_market_without_push_the_pipeline_still_comes_in() {
    let market = Some(MarketLimit {
        size: 1000.0,
        theta: 1.0,
    });
    let wheel = Wheel {
        pipeline: 40.0,
        cycle: 3.0,
        market,
        ..simple(0.0, 0.0, 0.0, 500.0)
    };
    same(
        dials(&wheel).terminal_size.unwrap(),
        wheel.project(2000).flywheel[2000],
    );
    let started_by_them = Wheel {
        spin: 0.2,
        churn: 0.05,
        customers: 0.0,
        ..wheel
    };
    let end = started_by_them.project(4000).flywheel[4000];
    same(dials(&started_by_them).terminal_size.unwrap(), end);
}

#[test]
fn hardly_any_friction_has_a_long_half_life() {
    same(
        dials(&simple(0.0, 0.0, 1e-12, 1.0)).half_life.unwrap(),
        693_147_180_559.598_7,
    );
    same(dials(&simple(0.0, 0.0, 1e-12, 1.0)).glide, 11.999_999_999_934);
    // It is so long that no number holds it.
    assert_eq!(dials(&simple(0.0, 0.0, 1e-310, 1.0)).half_life, None);
}

#[test]
fn friction_below_zero_has_a_doubling_time_and_no_half_life() {
    let wheel = simple(0.0, 0.05, 0.02, 500.0);
    same(wheel.doubling_time().unwrap(), 23.449_772_250_437_757);
    assert_eq!(dials(&wheel).half_life, None);
    assert_eq!(baseline().doubling_time(), None);
    assert_eq!(simple(1.0, 0.02, 0.02, 1.0).doubling_time(), None);
}

#[test]
fn a_perfect_and_a_terrible_score_are_all_of_one_kind() {
    let shares = |score: f64| {
        let shares = Sentiment::Score(Nps::new(score).unwrap()).shares();
        [shares.promoters, shares.passives, shares.detractors]
    };
    assert_eq!(shares(100.0), [1.0, 0.0, 0.0]);
    assert_eq!(shares(-100.0), [0.0, 0.0, 1.0]);
}

#[test]
fn a_path_that_loses_nearly_everybody_still_has_friction() {
    let inputs = Inputs {
        path: path(&[1e-60; 8]),
        ..baseline_inputs()
    };
    assert_eq!(inputs.path.pass(), 0.0); // the product underflows, the sum of logarithms does not
    let halvings: f64 = baseline().dials(&inputs).path_halvings.iter().flatten().sum();
    same(halvings, 8.0 * 62.0 * 10f64.log2());
}

#[test]
fn a_blocked_path_is_reported_and_pushes_nothing() {
    let inputs = Inputs {
        path: path(&[2.5, 0.0, 100.0]),
        ..baseline_inputs()
    };
    let wheel = inputs.calibrate().unwrap();
    assert_eq!((wheel.push, wheel.spin), (0.0, 0.0));
    let halvings = wheel.dials(&inputs).path_halvings;
    assert_eq!((halvings[1], halvings[2]), (None, Some(0.0)));
    assert!(halvings[2].unwrap().is_sign_positive());
}

#[test]
fn crossover_is_already_never_or_a_month() {
    let crossover = |push, spin, churn, customers| dials(&simple(push, spin, churn, customers)).crossover;
    assert_eq!(crossover(5.0, 0.01, 0.03, 500.0), Some(0.0)); // as much as is pushed
    assert_eq!(crossover(0.0, 0.01, 0.03, 500.0), Some(0.0)); // nothing is pushed
    assert_eq!(crossover(0.0, 0.0, 0.03, 500.0), None);
    assert_eq!(crossover(12.5, 0.0, 0.03, 500.0), None);
    assert_eq!(crossover(12.5, 0.015, 0.03, 500.0), None); // R = 1/2
    assert_eq!(crossover(0.0, 0.01, 0.03, 0.0), None); // nothing ever starts
    assert_eq!(crossover(12.5, 0.03, 0.03, 0.0), Some(34.0)); // 33.3 months
}

#[test]
fn crossover_with_a_cycle_is_found_by_stepping() {
    let wheel = simple(12.5, 0.03, 0.03, 0.0);
    let slow = Wheel { cycle: 6.0, ..wheel };
    let month = dials(&slow).crossover.unwrap();
    let run = slow.project(month as usize).flywheel;
    let overtaken = |customers: f64| 0.03 * customers > 12.5;
    assert!(month > dials(&wheel).crossover.unwrap());
    assert!(overtaken(run[month as usize]) && !overtaken(run[month as usize - 1]));
    // A crossover later than in a hundred years counts as none.
    let nearly = Wheel {
        cycle: 6.0,
        ..simple(12.5, 0.000_001, 0.0, 0.0)
    };
    assert_eq!(dials(&nearly).crossover, None);
}

#[test]
fn a_market_must_hold_todays_customers() {
    let inputs = Inputs {
        market: Market::new(499.0).ok(),
        ..baseline_inputs()
    };
    let problem = refused(&inputs);
    assert_eq!((problem.field, problem.read.as_str()), (Field::Market, "499"));
    assert_eq!(problem.reason, Reason::MarketBelowCustomers { customers: 500.0 });
}

#[test]
fn a_market_must_have_room_for_todays_wins() {
    let inputs = |market| Inputs {
        market: Market::new(market).ok(),
        ..with(100.0, 500.0, measured(20.0))
    };
    let above = 485.0 + 100.0;
    let problem = refused(&inputs(above));
    assert_eq!(
        (problem.field, problem.reason),
        (Field::Market, Reason::MarketTooSmall { above })
    );
    assert!(inputs(above * 1.001).calibrate().is_ok());
}

#[test]
fn a_market_must_have_room_for_the_pipeline_too() {
    let inputs = Inputs {
        market: Market::new(780.0).ok(),
        cycle: Cycle::new(2.0).unwrap(),
        ..with(100.0, 500.0, measured(20.0))
    };
    let above = 200.0 + 485.0 + 100.0;
    assert_eq!(refused(&inputs).reason, Reason::MarketTooSmall { above });
}

#[test]
fn a_share_of_nobody_is_refused() {
    let problem = refused(&with(100.0, 0.0, measured(20.0)));
    assert_eq!(
        (problem.field, problem.reason),
        (Field::Recommended, Reason::NoCustomers)
    );
}

#[test]
fn without_customers_the_typical_promoter_is_the_presets() {
    let wheel = with(100.0, 0.0, Basis::Typical).calibrate().unwrap();
    assert_eq!(wheel.push, 100.0);
    // At the preset's score it is the preset's spin.
    let same_score = Inputs {
        sentiment: Preset::Saas.inputs().sentiment,
        ..with(100.0, 0.0, Basis::Typical)
    };
    same(same_score.calibrate().unwrap().spin, 0.01);
}

#[test]
fn a_measured_share_of_more_than_ten_a_customer_is_refused() {
    let inputs = with(100.0, 4.0, measured(50.0));
    let problem = refused(&inputs);
    let at_most_percent = 40.0;
    assert_eq!(problem.field, Field::Recommended);
    assert_eq!(problem.reason, Reason::SpinTooFast { at_most_percent });
    let allowed = with(100.0, 4.0, measured(at_most_percent)).calibrate().unwrap();
    assert_eq!((allowed.spin, allowed.push), (10.0, 60.0));
}

#[test]
fn an_estimated_share_of_more_than_ten_a_customer_is_capped() {
    let wheel = with(1000.0, 4.0, Basis::Typical).calibrate().unwrap();
    assert_eq!((wheel.spin, wheel.push), (10.0, 960.0));
}

#[test]
fn promoters_bring_at_most_ten_each_and_at_most_what_is_won() {
    let promoter = |traffic| {
        with(traffic, 4.0, Basis::Promoter(wins(50.0)))
            .calibrate()
            .unwrap()
    };
    let capped_at_ten = promoter(100.0);
    assert_eq!(
        (capped_at_ten.spin, capped_at_ten.push, capped_at_ten.capped),
        (10.0, 60.0, false)
    );
    let capped_at_wins = promoter(30.0);
    assert_eq!(
        (capped_at_wins.spin, capped_at_wins.push, capped_at_wins.capped),
        (7.5, 0.0, true)
    );
    let separate = with(30.0, 4.0, Basis::Separate(wins(50.0))).calibrate().unwrap();
    assert_eq!(
        (separate.spin, separate.push, separate.capped),
        (10.0, 30.0, false)
    );
}

#[test]
fn a_typical_share_is_never_above_95_percent() {
    let inputs = Inputs {
        preset: Preset::Agency,
        sentiment: Sentiment::Score(Nps::new(100.0).unwrap()),
        ..with(100.0, 500.0, Basis::Typical)
    };
    let wheel = inputs.calibrate().unwrap();
    let share = wheel.spin * 500.0 / 100.0;
    assert!(share > 0.34 && share <= 0.95, "{share}");
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn every_dial_of_every_wheel_is_a_finite_number_or_none(inputs in inputs()) {
        let wheel = inputs.calibrate().unwrap();
        let now = wheel.dials(&inputs);
        let numbers = [
            now.push, now.spin, now.speed, now.self_spin_share, now.churn, now.friction, now.size,
            now.mass, now.glide, now.momentum, now.in_pipeline, now.kept,
        ];
        prop_assert!(numbers.iter().all(|number| number.is_finite()), "{now:?}");
        let perhaps = [
            now.half_life, now.reproduction, now.lineage, now.quick_ratio, now.terminal_size, now.crossover,
        ];
        prop_assert!(perhaps.iter().flatten().all(|&number| number.is_finite() && number >= 0.0), "{now:?}");
        prop_assert!(now.path_halvings.iter().flatten().all(|&halvings| halvings.is_finite() && halvings >= 0.0));
        let run = wheel.project(120);
        let all = run.flywheel.iter().chain(&run.funnel).chain(&run.won).chain(&run.funnel_won);
        prop_assert!(all.into_iter().all(|&number| number.is_finite() && number >= 0.0));
        let stop = wheel.stop(120);
        let all = stop.spun.iter().chain(&stop.from_pipeline).chain(&stop.customers);
        prop_assert!(all.into_iter().all(|&number| number.is_finite() && number >= 0.0));
    }

    #[test]
    fn growth_says_why_there_is_no_end_or_half_life(inputs in inputs()) {
        let now = inputs.calibrate().unwrap().dials(&inputs);
        if now.growth == Growth::Grows {
            prop_assert!(now.terminal_size.is_none() && now.half_life.is_none());
        }
        if now.terminal_size.is_none() {
            // Otherwise the end is too far away to be a number.
            prop_assert!(now.growth == Growth::Grows || now.friction < 1e-290);
        }
        prop_assert_eq!(now.breakthrough, now.spin > 0.0 && now.friction <= 0.0);
    }
}
