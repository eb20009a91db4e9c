//! A change that is tried on the calibrated wheel: computed by hand, without effect, or refused.

use crate::common::{self, agree, baseline, baseline_inputs, same, simple};
use flywheel_model::{
    Basis, Churn, Conversion, Cycle, Field, Inputs, Lever, Market, Nps, Part, Preset, Products, Reason,
    Recommended, Sentiment, Traffic, Values, Votes, Weights, Wheel, Wins,
};

#[track_caller]
fn changed(change: &Values) -> Wheel {
    baseline().what_if(&baseline_inputs(), change).unwrap()
}

#[track_caller]
fn refused(wheel: &Wheel, inputs: &Inputs, change: &Values, field: Field, reason: Reason) {
    let problem = wheel.what_if(inputs, change).unwrap_err();
    assert_eq!((problem.field, problem.reason), (field, reason));
}

fn traffic(visits: f64) -> Values {
    Values {
        traffic: Traffic::new(visits).ok(),
        ..Values::default()
    }
}

fn conversion(index: usize, percent: f64) -> Values {
    let mut conversion = vec![None; index];
    conversion.push(Conversion::percent(percent).ok());
    Values {
        conversion,
        ..Values::default()
    }
}

fn churn(percent: f64) -> Values {
    Values {
        churn: Churn::percent(percent).ok(),
        ..Values::default()
    }
}

fn nps(score: f64) -> Values {
    Values {
        nps: Nps::new(score).ok(),
        ..Values::default()
    }
}

fn recommended(percent: f64) -> Values {
    Values {
        recommended: Recommended::percent(percent).ok(),
        ..Values::default()
    }
}

fn wins(brought: f64) -> Values {
    Values {
        wins: Wins::new(brought).ok(),
        ..Values::default()
    }
}

/// How readily the baseline's customers recommend.
fn readiness() -> f64 {
    let shares = baseline_inputs().sentiment.shares();
    shares.promoters + 0.4 * shares.passives + 0.2 * shares.detractors
}

#[test]
fn traffic_scales_the_push_alone() {
    let wheel = changed(&traffic(12_000.0));
    same(wheel.push, 15.0);
    assert_eq!((wheel.spin, wheel.churn, wheel.customers), (0.01, 0.03, 500.0));
}

#[test]
fn the_first_conversion_is_passed_by_visitors_only() {
    let wheel = changed(&conversion(0, 5.0));
    same(wheel.push, 25.0);
    assert_eq!(wheel.spin, 0.01);
}

#[test]
fn the_other_conversions_are_passed_by_recommended_people_too() {
    let wheel = changed(&conversion(1, 30.0));
    same(wheel.push, 18.75);
    same(wheel.spin, 0.015);
}

#[test]
fn churn_is_changed_before_the_score_acts_on_it() {
    assert_eq!(changed(&churn(2.0)).churn, 0.02);
    let both = Values {
        nps: Nps::new(50.0).ok(),
        ..churn(2.0)
    };
    let wheel = changed(&both);
    let hazard = -(0.98f64).ln() * 0.883_673_730_765_034;
    same(wheel.churn, 1.0 - (-hazard).exp());
}

#[test]
fn the_wins_a_promoter_brings_give_the_spin_by_todays_mix() {
    same(changed(&wins(0.02)).spin, 0.02 * readiness());
    let all = Values {
        nps: Nps::new(50.0).ok(),
        ..wins(0.02)
    };
    same(changed(&all).spin, 0.02 * readiness() * 1.134_622_387_230_67);
}

#[test]
fn a_recommended_share_is_of_todays_wins_at_todays_push() {
    let wheel = changed(&recommended(50.0));
    assert_eq!(wheel.push, 12.5);
    same(wheel.spin * 500.0, 12.5);
    let wheel = changed(&recommended(0.0));
    assert_eq!((wheel.push, wheel.spin), (12.5, 0.0));
    let both = Values {
        wins: Wins::new(50.0).ok(),
        ..recommended(50.0)
    };
    assert_eq!(
        changed(&both),
        changed(&recommended(50.0)),
        "the share counts before the wins"
    );
}

#[test]
fn todays_own_share_is_no_change_at_all() {
    for percent in 1..=99 {
        let share = f64::from(percent) / 100.0;
        let wheel = simple(12.5 * (1.0 - share), share * 12.5 / 500.0, 0.03, 500.0);
        let tried = wheel
            .what_if(&baseline_inputs(), &recommended(f64::from(percent)))
            .unwrap();
        // Where the wheel's share is that number to the last digit.
        if wheel.spin * 500.0 / wheel.speed() == share {
            assert_eq!(tried, wheel, "{percent} %");
        }
    }
}

#[test]
fn a_share_of_no_wins_is_none() {
    let still = simple(0.0, 0.0, 0.03, 500.0);
    let tried = still.what_if(&baseline_inputs(), &recommended(50.0)).unwrap();
    assert_eq!(tried, still);
}

#[test]
fn recommendation_can_start_where_there_was_none() {
    let silent = simple(12.5, 0.0, 0.03, 500.0);
    let try_it = |change: &Values| silent.what_if(&baseline_inputs(), change).unwrap().spin;
    same(try_it(&wins(0.02)), 0.02 * readiness());
    same(try_it(&recommended(50.0)), 0.025);
    let with_conversion = Values {
        conversion: conversion(2, 50.0).conversion,
        ..wins(0.02)
    };
    same(try_it(&with_conversion), 0.04 * readiness());
    assert_eq!(try_it(&nps(100.0)), 0.0);
}

#[test]
fn a_score_keeps_the_shape_of_counted_answers() {
    // Without passives today there are none tomorrow.
    let polar = Inputs {
        sentiment: Sentiment::Votes(Votes::new(65.0, 0.0, 35.0).unwrap()),
        ..baseline_inputs()
    };
    let wheel = baseline().what_if(&polar, &nps(50.0)).unwrap();
    same(wheel.spin, 0.01 * (0.75 + 0.2 * 0.25) / (0.65 + 0.2 * 0.35));
    same(wheel.push, 12.5 * (0.2f64 * 0.10).exp());
    // Today has no detractors and as many passives as can be, so that passives only give way to promoters.
    let content = Inputs {
        sentiment: Sentiment::Votes(Votes::new(30.0, 70.0, 0.0).unwrap()),
        ..baseline_inputs()
    };
    let wheel = baseline().what_if(&content, &nps(50.0)).unwrap();
    same(wheel.spin, 0.01 * (0.5 + 0.4 * 0.5) / (0.3 + 0.4 * 0.7));
    same(wheel.push, 12.5);
}

#[test]
fn counted_answers_keep_how_middling_they_are() {
    // Twice as many passives as of either other kind: `4 p d / n^2 - 1 = 0`, so `n' = (1 - s'^2) / 2`.
    let middling = Inputs {
        sentiment: Sentiment::Votes(Votes::new(1.0, 2.0, 1.0).unwrap()),
        ..baseline_inputs()
    };
    let wheel = baseline().what_if(&middling, &nps(50.0)).unwrap();
    same(wheel.spin, 0.01 * (0.5625 + 0.4 * 0.375 + 0.2 * 0.0625) / 0.5);
}

#[test]
fn the_score_acts_on_leaving_recommending_and_warning() {
    #[track_caller]
    fn gives(from: f64, to: f64, push: f64, spin: f64, churn: f64) {
        let inputs = Inputs {
            sentiment: Sentiment::Score(Nps::new(from).unwrap()),
            ..baseline_inputs()
        };
        let wheel = baseline().what_if(&inputs, &nps(to)).unwrap();
        same(wheel.push, push);
        same(wheel.spin, spin);
        same(wheel.churn, churn);
    }
    // All are promoters, then all are detractors: three times the hazard, and a fifth of the recommendation.
    gives(
        100.0,
        -100.0,
        12.5 * (-0.2f64).exp(),
        0.002,
        1.0 - 0.97f64.powi(3),
    );
    gives(-100.0, 100.0, 12.5 * 0.2f64.exp(), 0.05, 1.0 - 0.97f64.cbrt());
    // A score of 0 means a third of each kind.
    let push = 12.5 * (0.2f64 / 3.0).exp();
    gives(0.0, 100.0, push, 0.01875, 1.0 - 0.97f64.powf(9.0 / 17.0));
}

#[test]
fn density_acts_on_churn_only_where_a_weight_says_so() {
    let products = Values {
        products: Products::new(3.5).ok(),
        ..Values::default()
    };
    assert_eq!(changed(&products), baseline());
    for percent in 1..100 {
        let losing = simple(12.5, 0.01, f64::from(percent) / 100.0, 500.0);
        let tried = losing.what_if(&baseline_inputs(), &products).unwrap();
        assert_eq!(tried, losing, "not even by rounding");
    }
    let weights = Weights::new([1.0, 0.4, 0.2, 0.6, 1.0, 1.8, 0.2, 0.2]).unwrap();
    let wheel = baseline()
        .what_if_weighted(&baseline_inputs(), &products, &weights)
        .unwrap();
    let hazard = -(0.97f64).ln() * (-0.2f64 * 2.0).exp(); // from 1.5 products to 3.5
    same(wheel.churn, 1.0 - (-hazard).exp());
}

#[test]
fn the_effect_of_the_score_can_be_switched_off() {
    let wheel = baseline()
        .what_if_weighted(&baseline_inputs(), &nps(100.0), &Weights::default().without_nps())
        .unwrap();
    assert!(
        agree(wheel.push, 12.5, 1e-14) && agree(wheel.spin, 0.01, 1e-14) && agree(wheel.churn, 0.03, 1e-14)
    );
}

#[test]
fn a_cycle_is_changed_with_its_pipeline_frozen() {
    let today = Wheel {
        cycle: 3.0,
        pipeline: 52.5,
        ..baseline()
    };
    let change = Values {
        cycle: Cycle::new(1.0).ok(),
        ..Values::default()
    };
    let wheel = today.what_if(&baseline_inputs(), &change).unwrap();
    assert_eq!((wheel.cycle, wheel.pipeline), (1.0, 52.5));
    // Wins come earlier once. In the end there are as many.
    let end = |wheel: &Wheel| wheel.dials(&baseline_inputs()).terminal_size;
    assert!(wheel.project(1).won[0] > today.project(1).won[0]);
    assert_eq!(end(&wheel), end(&today));
}

#[test]
fn what_is_zero_today_has_no_ratio() {
    let no_traffic = Inputs {
        traffic: Traffic::new(0.0).unwrap(),
        ..baseline_inputs()
    };
    refused(
        &baseline(),
        &no_traffic,
        &traffic(100.0),
        Field::Of(Part::If, Lever::Traffic),
        Reason::NothingToScale,
    );
    let blocked = Inputs {
        path: common::path(&[2.5, 0.0, 25.0]),
        ..baseline_inputs()
    };
    refused(
        &baseline(),
        &blocked,
        &conversion(1, 20.0),
        Field::Of(Part::If, Lever::Conversion(1)),
        Reason::NothingToScale,
    );
    let unpushed = simple(0.0, 0.01, 0.03, 500.0);
    refused(
        &unpushed,
        &baseline_inputs(),
        &recommended(50.0),
        Field::Of(Part::If, Lever::Recommended),
        Reason::NothingToScale,
    );
    // Staying at 0 is no change.
    assert!(baseline().what_if(&no_traffic, &traffic(0.0)).is_ok());
    assert!(baseline().what_if(&blocked, &conversion(1, 0.0)).is_ok());
}

#[test]
fn a_share_of_nobody_is_refused() {
    let empty = simple(12.5, 0.01, 0.03, 0.0);
    refused(
        &empty,
        &baseline_inputs(),
        &recommended(50.0),
        Field::Of(Part::If, Lever::Recommended),
        Reason::NoCustomers,
    );
}

#[test]
fn nobody_brings_more_than_ten_a_month() {
    assert_eq!(changed(&wins(50.0)).spin, 10.0);
    let all = Values {
        conversion: conversion(2, 100.0).conversion,
        ..wins(9.0)
    };
    assert_eq!(changed(&all).spin, 10.0);
}

#[test]
fn a_what_if_is_not_calibrated_again() {
    // Promoters bring more than was ever measured, which is what the visitor tries.
    let wheel = changed(&wins(1.0));
    assert!(wheel.spin * 500.0 > 12.5 && wheel.push == 12.5);
    // With a measured share, twice the traffic leaves the spin.
    let measured = Inputs {
        basis: Basis::Measured(Recommended::percent(20.0).unwrap()),
        ..baseline_inputs()
    };
    let today = measured.calibrate().unwrap();
    let wheel = today.what_if(&measured, &traffic(20_000.0)).unwrap();
    assert_eq!((wheel.spin, wheel.pipeline), (today.spin, today.pipeline));
    same(wheel.push, 2.0 * today.push);
    // Conversions of stages that do not exist change nothing.
    assert_eq!(changed(&conversion(7, 50.0)), baseline());
}

#[test]
fn where_everybody_or_nobody_leaves_products_change_nothing() {
    let weights = Weights::new([1.0, 0.4, 0.2, 0.6, 1.0, 1.8, 0.2, 10.0]).unwrap();
    for churn in [0.0, 100.0] {
        let mut inputs = baseline_inputs();
        inputs.churn = Churn::percent(churn).unwrap();
        let wheel = inputs.calibrate().unwrap();
        for (today, products) in [(1.5, 0.0), (1.5, 100.0), (100.0, 0.0)] {
            inputs.products = Products::new(today).unwrap();
            let change = Values::only(Lever::Products, products).unwrap();
            let changed = wheel.what_if_weighted(&inputs, &change, &weights).unwrap();
            assert_eq!(changed.churn, churn / 100.0);
        }
    }
}

#[test]
fn a_smaller_market_must_hold_what_is_on_its_way_too() {
    let mut inputs = Preset::Saas.inputs();
    inputs.market = Some(Market::new(1000.0).unwrap());
    let wheel = inputs.calibrate().unwrap();
    let smaller = |market: f64| wheel.what_if(&inputs, &Values::only(Lever::Market, market).unwrap());
    let above = wheel.customers + wheel.pipeline;
    assert!(smaller(above - 0.1).is_err());
    let held = smaller(above + 0.1).unwrap().project(36).flywheel;
    assert!(held.iter().all(|customers| *customers <= above + 0.1), "{held:?}");
}
