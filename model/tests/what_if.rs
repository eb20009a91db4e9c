//! A change acts on the calibrated wheel and never calibrates again; what stays as it is changes
//! nothing.

use flywheel_model::{
    Basis, Change, Churn, Conversion, Customers, Cycle, Field, Inputs, Market, Nps, Preset, Products,
    Reason, Recommended, Sentiment, Traffic, Votes, Weights, Wheel, Wins,
};
use proptest::prelude::*;

/// 12.5 won a month, 7.5 of them pushed; 500 customers who win 1 % and lose 3 %, all promoters.
fn inputs() -> Inputs {
    let saas = Preset::Saas.inputs();
    let percent = |value| Conversion::percent(value).unwrap();
    Inputs {
        path: saas.path.with_conversion(1, percent(20.0)).with_conversion(2, percent(25.0)),
        customers: Customers::new(500.0).unwrap(),
        churn: Churn::percent(3.0).unwrap(),
        sentiment: score(100.0),
        basis: Basis::Measured(Recommended::percent(40.0).unwrap()),
        ..saas
    }
}

fn score(score: f64) -> Sentiment {
    Sentiment::Score(Nps::new(score).unwrap())
}

fn conversions(percent: &[Option<f64>]) -> Change {
    let conversion = percent.iter().map(|value| value.map(|value| Conversion::percent(value).unwrap()));
    Change { conversion: conversion.collect(), ..Change::default() }
}

fn happier(score: f64) -> Change {
    Change { nps: Nps::new(score).ok(), ..Change::default() }
}

#[track_caller]
fn changed(inputs: &Inputs, change: &Change) -> Wheel {
    inputs.calibrate().unwrap().what_if(inputs, change).unwrap()
}

#[track_caller]
fn near(actual: f64, expected: f64) {
    assert!((actual - expected).abs() <= 1e-12 * expected.abs().max(1e-3), "{actual} is not {expected}");
}

/// The three rates after the change, by hand.
#[track_caller]
fn gives(inputs: &Inputs, change: &Change, push: f64, spin: f64, churn: f64) {
    let wheel = changed(inputs, change);
    near(wheel.push, push);
    near(wheel.spin, spin);
    near(wheel.churn, churn);
}

#[track_caller]
fn refused(inputs: &Inputs, change: &Change, field: Field, reason: Reason) {
    let problem = inputs.calibrate().unwrap().what_if(inputs, change).unwrap_err();
    assert_eq!((problem.field, problem.reason), (field, reason));
}

#[test]
fn more_visits_push_more_and_spin_the_same() {
    let change = Change { traffic: Traffic::new(15_000.0).ok(), ..Change::default() };
    gives(&inputs(), &change, 11.25, 0.01, 0.03);
}

#[test]
fn recommended_people_skip_the_first_stage_and_pass_the_others() {
    gives(&inputs(), &conversions(&[Some(5.0)]), 15.0, 0.01, 0.03);
    gives(&inputs(), &conversions(&[None, Some(30.0)]), 11.25, 0.015, 0.03);
    gives(&inputs(), &conversions(&[None, None, Some(12.5)]), 3.75, 0.005, 0.03);
    gives(&inputs(), &conversions(&[Some(5.0), Some(30.0), Some(0.0)]), 0.0, 0.0, 0.03);
}

#[test]
fn a_share_is_one_of_todays_wins_at_todays_push() {
    let change = |percent| Change { recommended: Recommended::percent(percent).ok(), ..Change::default() };
    gives(&inputs(), &change(50.0), 7.5, 7.5 / 500.0, 0.03);
    gives(&inputs(), &change(0.0), 7.5, 0.0, 0.03);
    let basis = Basis::Measured(Recommended::percent(0.0).unwrap());
    gives(&Inputs { basis, ..inputs() }, &change(20.0), 12.5, 3.125 / 500.0, 0.03);
}

#[test]
fn wins_act_per_promoter_and_a_share_counts_before_them() {
    let mut change = Change { wins: Wins::new(0.05).ok(), ..Change::default() };
    gives(&inputs(), &change, 7.5, 0.05, 0.03);
    gives(&Inputs { sentiment: score(-100.0), ..inputs() }, &change, 7.5, 0.01, 0.03);
    let basis = Basis::Measured(Recommended::percent(0.0).unwrap());
    gives(&Inputs { basis, ..inputs() }, &change, 12.5, 0.05, 0.03);
    change.recommended = Recommended::percent(50.0).ok();
    gives(&inputs(), &change, 7.5, 0.015, 0.03);
}

#[test]
fn the_score_acts_on_leaving_recommending_and_warning() {
    let e = f64::exp;
    // Promoters all, then detractors all: 1.8/0.6 the hazard, a fifth of the recommendation.
    gives(&inputs(), &happier(-100.0), 7.5 * e(-0.2), 0.002, 1.0 - 0.97f64.powi(3));
    let unhappy = Inputs { sentiment: score(-100.0), ..inputs() };
    gives(&unhappy, &happier(100.0), 7.5 * e(0.2), 0.05, 1.0 - 0.97f64.cbrt());
    // A score of 0 is a third each.
    let mixed = Inputs { sentiment: score(0.0), ..inputs() };
    gives(&mixed, &happier(100.0), 7.5 * e(0.2 / 3.0), 0.01875, 1.0 - 0.97f64.powf(9.0 / 17.0));
}

#[test]
fn counted_answers_keep_their_shape() {
    // Nobody is passive: at 50 three quarters are promoters, one quarter detractors.
    let sentiment = Sentiment::Votes(Votes::new(50.0, 0.0, 50.0).unwrap());
    let change = happier(50.0);
    gives(&Inputs { sentiment, ..inputs() }, &change, 7.5 * 0.05f64.exp(), 0.04 / 3.0, 1.0 - 0.97f64.powf(0.75));
    // Twice as many passives as either end: at 0 that is the shape 4 p d / n^2 - 1 = 0.
    let sentiment = Sentiment::Votes(Votes::new(1.0, 2.0, 1.0).unwrap());
    let wheel = changed(&Inputs { sentiment, ..inputs() }, &change);
    near(wheel.spin, 0.01 * (0.5625 + 0.4 * 0.375 + 0.2 * 0.0625) / 0.5);
}

#[test]
fn churn_comes_first_and_the_score_acts_on_it() {
    let change = Change { churn: Churn::percent(2.0).ok(), ..happier(-100.0) };
    near(changed(&inputs(), &change).churn, 1.0 - 0.98f64.powi(3));
}

#[test]
fn density_acts_only_where_it_is_given_a_weight() {
    let change = Change { products: Products::new(2.5).ok(), ..Change::default() };
    let today = inputs().calibrate().unwrap();
    assert_eq!(changed(&inputs(), &change), today);
    let weights = Weights { density: 0.2, ..Weights::default() };
    let denser = today.what_if_weighted(&inputs(), &change, &weights).unwrap();
    near(denser.churn, 1.0 - 0.97f64.powf((-0.2f64).exp()));
    assert_eq!((denser.push, denser.spin), (today.push, today.spin));
}

#[test]
fn another_cycle_keeps_who_is_on_the_way() {
    let today = inputs().calibrate().unwrap();
    let slower = changed(&inputs(), &Change { cycle: Cycle::new(6.0).ok(), ..Change::default() });
    assert_eq!(slower, Wheel { cycle: 6.0, ..today });
}

#[test]
fn what_cannot_act_is_refused_with_its_reason() {
    let traffic = Change { traffic: Traffic::new(10.0).ok(), ..Change::default() };
    let share = Change { recommended: Recommended::percent(20.0).ok(), ..Change::default() };
    let market = |size| Change { market: Market::new(size).ok(), ..Change::default() };
    let idle = Inputs { traffic: Traffic::new(0.0).unwrap(), ..inputs() };
    refused(&idle, &traffic, Field::Traffic, Reason::NothingToScale);
    let blocked = Inputs { path: inputs().path.with_conversion(1, Conversion::percent(0.0).unwrap()), ..inputs() };
    refused(&blocked, &conversions(&[None, Some(5.0)]), Field::Conversion(1), Reason::NothingToScale);
    assert!(changed(&blocked, &conversions(&[Some(5.0), Some(0.0)])).push == 0.0);
    let only_spun = Inputs { basis: Basis::Promoter(Wins::new(50.0).unwrap()), ..inputs() };
    refused(&only_spun, &share, Field::Recommended, Reason::NothingToScale);
    let start = Inputs { customers: Customers::new(0.0).unwrap(), basis: Basis::Typical, ..inputs() };
    refused(&start, &share, Field::Recommended, Reason::NoCustomers);
    refused(&inputs(), &market(499.0), Field::Market, Reason::MarketBelowCustomers { customers: 500.0 });
    let problem = inputs().calibrate().unwrap().what_if(&inputs(), &market(501.0)).unwrap_err();
    assert!(matches!(problem.reason, Reason::MarketTooSmall { .. }), "{problem}");
}

/// Sets the wheels of the promises: any basis, any mood, with and without a market.
fn any_inputs() -> impl Strategy<Value = Inputs> {
    let sentiment = prop_oneof![
        (-100.0..=100.0).prop_map(score),
        (0..9u8, 0..9u8, 1..9u8).prop_map(|(p, n, d)| Sentiment::Votes(Votes::new(p.into(), n.into(), d.into()).unwrap())),
    ];
    let basis = prop_oneof![
        Just(Basis::Typical),
        (0.0..=99.0).prop_map(|share| Basis::Measured(Recommended::percent(share).unwrap())),
        (0.0..=0.5).prop_map(|wins| Basis::Promoter(Wins::new(wins).unwrap())),
        (0.0..=50.0).prop_map(|wins| Basis::Separate(Wins::new(wins).unwrap())),
    ];
    (prop::sample::select(Preset::ALL.to_vec()), sentiment, basis, 0.0..=100.0, any::<bool>()).prop_map(
        |(preset, sentiment, basis, churn, limited)| Inputs {
            sentiment,
            basis,
            churn: Churn::percent(churn).unwrap(),
            market: if limited { Market::new(1e9).ok() } else { None },
            ..preset.inputs()
        },
    )
}

proptest! {
    #[test]
    fn no_change_and_todays_own_values_change_nothing(inputs in any_inputs()) {
        let today = inputs.calibrate().unwrap();
        prop_assert_eq!(today.what_if(&inputs, &Change::default()).unwrap(), today);
        let mut own = Change {
            traffic: Some(inputs.traffic),
            conversion: inputs.path.conversion().iter().copied().map(Some).collect(),
            churn: Some(inputs.churn),
            nps: Nps::new(inputs.sentiment.score()).ok(),
            products: Some(inputs.products),
            cycle: Some(inputs.cycle),
            market: inputs.market,
            ..Change::default()
        };
        prop_assert_eq!(today.what_if(&inputs, &own).unwrap(), today);
        let shares = inputs.sentiment.shares();
        let readiness = shares.promoters + 0.4 * shares.passives + 0.2 * shares.detractors;
        own.wins = Wins::new(today.spin / readiness).ok();
        near(today.what_if(&inputs, &own).unwrap().spin, today.spin);
        let share = today.spin * today.customers / today.speed();
        own.recommended = Recommended::percent(100.0 * share).ok();
        prop_assume!(today.push > 0.0 && share <= 0.99);
        near(today.what_if(&inputs, &own).unwrap().spin, today.spin);
    }

    #[test]
    fn rates_stay_in_their_ranges(
        inputs in any_inputs(), percent in [0.0..=100.0, 0.0..=100.0, 0.0..=100.0f64],
        score in -100.0..=100.0, wins in 0.0..=50.0, share in prop::option::of(0.0..=99.0),
    ) {
        let change = Change {
            wins: Wins::new(wins).ok(),
            recommended: share.and_then(|share| Recommended::percent(share).ok()),
            ..conversions(&percent.map(Some))
        };
        let today = inputs.calibrate().unwrap();
        if let Ok(wheel) = today.what_if(&inputs, &Change { nps: Nps::new(score).ok(), ..change }) {
            prop_assert!((0.0..=10.0).contains(&wheel.spin), "{wheel:?}");
            prop_assert!((0.0..=1.0).contains(&wheel.churn) && wheel.push >= 0.0 && wheel.push.is_finite());
            prop_assert_eq!((wheel.customers, wheel.pipeline), (today.customers, today.pipeline));
        }
    }
}
