//! What may happen: percentiles are compared with exact quantiles and probabilities with integrals, and some things
//! hold for any ranges.

use crate::common::{self, agree, baseline_inputs, cases, inputs, near, simple};
use flywheel_model::{
    Basis, Correlation, Document, Horizon, Inputs, Lever, Normals, Nps, Part, Preset, Recommended, Seed,
    Sentiment, Votes, Wins, link,
};
use proptest::prelude::*;

fn with_ranges(inputs: Inputs, ranges: &[(Lever, f64, f64)]) -> Document {
    let mut document = Document::from(inputs);
    for &(lever, low, high) in ranges {
        document.set(Part::Low, lever, Some(low)).unwrap();
        document.set(Part::High, lever, Some(high)).unwrap();
    }
    document
}

/// The baseline with a spin of its own: 1 % from what promoters bring.
fn separate() -> Inputs {
    let shares = Sentiment::Score(Nps::new(30.0).unwrap()).shares();
    let readiness = shares.promoters + 0.4 * shares.passives + 0.2 * shares.detractors;
    Inputs {
        basis: Basis::Separate(Wins::new(0.01 / readiness).unwrap()),
        horizon: Horizon::new(12.0).unwrap(),
        ..baseline_inputs()
    }
}

fn readiness() -> f64 {
    let Basis::Separate(wins) = separate().basis else {
        unreachable!()
    };
    0.01 / wins.get()
}

#[test]
fn with_only_the_push_uncertain_the_percentiles_are_the_worked_out_ones() {
    let document = with_ranges(separate(), &[(Lever::Traffic, 8_000.0, 12_500.0)]);
    let fan = document.fan(&mut Normals::new()).unwrap();
    near(fan.p10[12], 500.0, 0.005);
    near(fan.p50[12], 526.9104095331, 0.005);
    near(fan.p90[12], 560.5484214496, 0.005);
    assert_eq!(fan.p10[0], 500.0);
}

#[test]
fn a_quarter_of_the_futures_have_nearly_the_same_percentiles() {
    let document = with_ranges(separate(), &[(Lever::Traffic, 8_000.0, 12_500.0)]);
    let fan = document.fan(&mut Normals::of(1024)).unwrap();
    near(fan.p10[12], 500.0, 0.01);
    near(fan.p50[12], 526.9104095331, 0.01);
    near(fan.p90[12], 560.5484214496, 0.01);
    assert_ne!(Some(fan), document.fan(&mut Normals::new()));
}

#[test]
fn the_probability_of_a_breakthrough_is_the_worked_out_one() {
    let wins = [0.005, 0.02].map(|spin| spin / readiness());
    let mut document = with_ranges(
        separate(),
        &[(Lever::Churn, 2.0, 4.5), (Lever::Wins, wins[0], wins[1])],
    );
    document.correlation = Correlation::new(0.0).unwrap();
    let fan = document.fan(&mut Normals::new()).unwrap();
    assert!(
        (fan.breakthrough_probability - 0.0397317662582).abs() < 0.002,
        "{}",
        fan.breakthrough_probability
    );
    document.correlation = Correlation::new(0.5).unwrap();
    let fan = document.fan(&mut Normals::new()).unwrap();
    assert!(
        (fan.breakthrough_probability - 0.0717016041559).abs() < 0.002,
        "{}",
        fan.breakthrough_probability
    );
}

#[test]
fn every_range_alone_has_its_ends_as_percentiles() {
    // With one range, and customers that follow it in one direction, a percentile of the customers is the wheel at
    // that percentile of the range.
    for (lever, low, high) in [
        (Lever::Traffic, 5_000.0, 9_000.0),
        (Lever::Conversion(1), 10.0, 30.0),
        (Lever::Customers, 300.0, 700.0),
        (Lever::Churn, 1.0, 6.0),
        (Lever::Nps, -10.0, 60.0),
        (Lever::Recommended, 5.0, 60.0),
        (Lever::Wins, 0.01, 0.03),
        (Lever::Cycle, 0.5, 4.0),
        (Lever::Market, 2_000.0, 9_000.0),
    ] {
        let mut inputs = baseline_inputs();
        if lever == Lever::Recommended {
            inputs.basis = Basis::Measured(Recommended::percent(20.0).unwrap());
        }
        if lever == Lever::Wins {
            inputs.basis = Basis::Promoter(Wins::new(0.02).unwrap());
        }
        if lever == Lever::Market {
            inputs.market = flywheel_model::Market::new(4_000.0).ok();
        }
        if matches!(lever, Lever::Nps | Lever::Recommended | Lever::Wins) {
            // The wheel grows, so that the split between push and spin matters much.
            inputs.customers = flywheel_model::Customers::new(100.0).unwrap();
        }
        let document = with_ranges(inputs.clone(), &[(lever, low, high)]);
        let fan = document.fan(&mut Normals::new()).unwrap();
        let at = |value: f64| {
            let text = link::write(&Document::from(inputs.clone()));
            let mut opened = link::read(&text).document.inputs;
            let key = format!("{text}&{}={value}", lever.key());
            match lever {
                Lever::Conversion(index) => {
                    let mut percent: Vec<f64> = opened.path.conversion().iter().map(|c| c.get()).collect();
                    percent[index] = value;
                    opened.path = common::path(&percent);
                }
                _ => opened = link::read(&key).document.inputs,
            }
            let wheel = opened.calibrate().unwrap();
            wheel.project(36).flywheel[36]
        };
        let (a, b) = (at(low), at(high));
        near(fan.p10[36], a.min(b), 0.005);
        near(fan.p90[36], a.max(b), 0.005);
    }
}

#[test]
fn a_shared_fan_is_frozen() {
    // Percentiles alone would not notice if every draw were mirrored, but a link shows the same futures for ever.
    let document = link::read(
        "v=1&preset=saas&low-churn=1&high-churn=6&low-nps=-10&high-nps=60&low-recommended=5&high-recommended=40\
         &low-customers=120&high-customers=300&low-conversion=1,,12&high-conversion=4,,30",
    );
    assert_eq!(document.problems, []);
    let fan = document.document.fan(&mut Normals::new()).unwrap();
    let found = [
        fan.p10[36],
        fan.p50[36],
        fan.p90[36],
        fan.breakthrough_probability,
    ];
    let is_same = found
        .iter()
        .zip(FROZEN)
        .all(|(found, frozen)| agree(*found, frozen, 1e-9));
    assert!(is_same, "{found:?}");
}

const FROZEN: [f64; 4] = [
    89.08263864581535,
    220.40674623350964,
    483.3249693240418,
    0.123291015625,
];

/// A wheel whose futures are all the same.
#[track_caller]
fn certain(document: &Document, expected: &Inputs) {
    let fan = document.fan(&mut Normals::new()).unwrap();
    let customers = expected.calibrate().unwrap().project(36).flywheel[36];
    for found in [fan.p10[36], fan.p50[36], fan.p90[36]] {
        near(found, customers, 1e-9);
    }
}

#[test]
fn a_market_drawn_too_small_is_raised_to_what_holds_today() {
    let mut inputs = Inputs {
        market: flywheel_model::Market::new(4_000.0).ok(),
        cycle: flywheel_model::Cycle::new(3.0).unwrap(),
        basis: Basis::Measured(Recommended::percent(20.0).unwrap()),
        ..baseline_inputs()
    };
    let small = with_ranges(inputs.clone(), &[(Lever::Market, 100.0, 200.0)]);
    // Those who stay, those in the pipeline, and today's wins with a twentieth to spare.
    let held = 0.97 * 500.0 + 3.0 * 12.5 + 1.05 * 12.5;
    inputs.market = flywheel_model::Market::new(held).ok();
    certain(&small, &inputs);
    // If fewer are won than leave, the market must hold today's customers.
    inputs.cycle = flywheel_model::Cycle::new(0.0).unwrap();
    inputs.market = flywheel_model::Market::new(500.0).ok();
    certain(
        &with_ranges(inputs.clone(), &[(Lever::Market, 100.0, 200.0)]),
        &inputs,
    );
}

#[test]
fn a_share_too_high_for_the_customers_drawn_is_capped() {
    let inputs = Inputs {
        basis: Basis::Measured(Recommended::percent(90.0).unwrap()),
        ..baseline_inputs()
    };
    let document = with_ranges(inputs, &[(Lever::Customers, 0.2, 0.3)]);
    let fan = document.fan(&mut Normals::new()).unwrap();
    // Each customer brings ten a month, and the push wins the rest of the 12.5.
    let after_two =
        |customers: f64| simple(12.5 - 10.0 * customers, 10.0, 0.03, customers).customers_after(2);
    near(fan.p10[2], after_two(0.2), 1e-4);
    near(fan.p90[2], after_two(0.3), 1e-4);
}

#[test]
fn without_customers_a_share_says_nothing_and_the_typical_wins_count() {
    let mut inputs = baseline_inputs();
    inputs.customers = flywheel_model::Customers::new(0.0).unwrap();
    let document = with_ranges(inputs.clone(), &[(Lever::Recommended, 5.0, 60.0)]);
    certain(&document, &inputs);
}

#[test]
fn a_wheel_that_nobody_leaves_or_recommends_does_not_spin_by_itself() {
    let inputs = Inputs {
        basis: Basis::Measured(Recommended::percent(0.0).unwrap()),
        churn: flywheel_model::Churn::percent(0.0).unwrap(),
        ..baseline_inputs()
    };
    let document = with_ranges(inputs, &[(Lever::Traffic, 8_000.0, 12_500.0)]);
    let fan = document.fan(&mut Normals::new()).unwrap();
    assert_eq!(fan.breakthrough_probability, 0.0);
}

#[test]
fn the_same_link_gives_the_same_fan_and_another_seed_another() {
    let mut document = with_ranges(
        baseline_inputs(),
        &[(Lever::Churn, 1.0, 6.0), (Lever::Nps, 10.0, 50.0)],
    );
    document.seed = Seed::new(7.0).unwrap();
    let again = link::read(&link::write(&document)).document;
    let fan = document.fan(&mut Normals::new());
    assert_eq!(again.fan(&mut Normals::new()), fan);
    let mut normals = Normals::new();
    document.seed = Seed::new(8.0).unwrap();
    let other = document.fan(&mut normals);
    assert_ne!(other, fan);
    // Nothing that was drawn for one seed is used for the next.
    document.seed = Seed::new(7.0).unwrap();
    assert_eq!(document.fan(&mut normals), fan);
}

#[test]
fn another_range_leaves_the_draws_of_the_others_alone() {
    let one = with_ranges(baseline_inputs(), &[(Lever::Churn, 1.0, 6.0)]);
    let two = with_ranges(
        baseline_inputs(),
        &[(Lever::Churn, 1.0, 6.0), (Lever::Cycle, 1.0, 1.0)],
    );
    let mut known = baseline_inputs();
    known.cycle = flywheel_model::Cycle::new(1.0).unwrap();
    let known = with_ranges(known, &[(Lever::Churn, 1.0, 6.0)]);
    assert_ne!(one.fan(&mut Normals::new()), two.fan(&mut Normals::new()));
    let (two, known) = (
        two.fan(&mut Normals::new()).unwrap(),
        known.fan(&mut Normals::new()).unwrap(),
    );
    near(two.p10[36], known.p10[36], 1e-12);
}

#[test]
fn nothing_uncertain_has_no_fan() {
    assert_eq!(Document::from(baseline_inputs()).fan(&mut Normals::new()), None);
}

#[test]
fn counted_answers_carry_their_sampling_error() {
    let voted = |p: f64, n: f64, d: f64| {
        let sentiment = Sentiment::Votes(Votes::new(p, n, d).unwrap());
        let document = Document::from(Inputs {
            sentiment,
            ..Preset::Saas.inputs()
        });
        let fan = document.fan(&mut Normals::new()).unwrap();
        (fan.p90[36] - fan.p10[36]) / fan.p50[36]
    };
    let (few, many) = (voted(12.0, 5.0, 3.0), voted(1_200.0, 500.0, 300.0));
    assert!(few > 5.0 * many, "{few} {many}");
    // The error of a share falls with the square root of the number of answers.
    near(few / many, 10.0, 0.15);
}

#[test]
fn millions_of_answers_are_as_good_as_known() {
    for (promoters, passives, detractors) in [(1e6, 0.0, 1e6), (1e6, 2e6, 3e6), (0.0, 1e6, 1e6)] {
        let sentiment = Sentiment::Votes(Votes::new(promoters, passives, detractors).unwrap());
        let document = Document::from(Inputs {
            sentiment,
            ..separate()
        });
        let fan = document.fan(&mut Normals::new()).unwrap();
        let wheel = document.inputs.calibrate().unwrap();
        near(fan.p50[12], wheel.project(12).flywheel[12], 1e-4);
        near(fan.p10[12], fan.p90[12], 1e-3);
    }
}

#[test]
fn with_its_effect_off_the_nps_widens_nothing() {
    let mut document = with_ranges(baseline_inputs(), &[(Lever::Nps, 0.0, 60.0)]);
    let fan = document.fan(&mut Normals::new()).unwrap();
    assert!(fan.p10[36] < fan.p90[36]);
    document.nps_counts = false;
    assert_eq!(document.fan(&mut Normals::new()), None);
}

#[test]
fn a_measured_share_leaves_the_nps_nothing_to_widen() {
    let inputs = Inputs {
        basis: Basis::Measured(Recommended::percent(20.0).unwrap()),
        ..baseline_inputs()
    };
    let document = with_ranges(inputs, &[(Lever::Nps, 0.0, 60.0)]);
    assert!(!document.is_uncertain());
    assert_eq!(document.fan(&mut Normals::new()), None);
}

#[test]
fn nobody_recommends_where_no_customer_may_be() {
    let inputs = Inputs {
        basis: Basis::Measured(Recommended::percent(20.0).unwrap()),
        ..baseline_inputs()
    };
    let document = with_ranges(inputs, &[(Lever::Customers, 0.0, 0.0)]);
    let fan = document.fan(&mut Normals::new()).unwrap();
    assert!(fan.p50[36] < 12.5 * 36.0, "{}", fan.p50[36]);
}

#[test]
fn what_to_measure_better_is_what_narrows_most() {
    let document = with_ranges(
        baseline_inputs(),
        &[(Lever::Churn, 1.0, 8.0), (Lever::Traffic, 9_900.0, 10_100.0)],
    );
    let mut normals = Normals::new();
    let all = document.spread(&mut normals, None);
    let fan = document.fan(&mut normals).unwrap();
    near(all, fan.p90[36] - fan.p10[36], 1e-12);
    let without = |lever, normals: &mut Normals| document.spread(normals, Some(lever));
    let (churn, traffic) = (
        without(Lever::Churn, &mut normals),
        without(Lever::Traffic, &mut normals),
    );
    assert!(
        churn < 0.2 * all && traffic > 0.9 * all,
        "{all} {churn} {traffic}"
    );
    // A lever that is known exactly counts as if it stood at the middle of its range and had none.
    let mut known = document.clone();
    known.set(Part::Low, Lever::Traffic, None).unwrap();
    known.set(Part::High, Lever::Traffic, None).unwrap();
    near(known.spread(&mut normals, None), traffic, 1e-3);
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn any_ranges_have_a_fan_in_order(
        inputs in inputs(),
        ends in prop::collection::vec((0.0..=1.0f64, 0.0..=1.0f64), 17),
        correlation in 0.0..=1.0f64,
        which in 0u32..1 << 17,
    ) {
        let mut document = Document::from(inputs);
        document.correlation = Correlation::new(correlation).unwrap();
        for (index, lever) in Lever::of(&document.inputs).into_iter().enumerate() {
            if which & 1 << index == 0 { continue }
            let max = match lever {
                Lever::Traffic | Lever::Customers => 1e9,
                Lever::Market => 1e12,
                Lever::Cycle => 36.0,
                Lever::Wins => 50.0,
                Lever::Recommended => 99.0,
                _ => 100.0,
            };
            let (a, b) = ends[index % 17];
            let (low, high) = (a.min(b) * max, a.max(b) * max);
            let _ = document.set(Part::Low, lever, Some(low));
            let _ = document.set(Part::High, lever, Some(high));
        }
        let Some(fan) = document.fan(&mut Normals::new()) else { return Ok(()) };
        prop_assert!((0.0..=1.0).contains(&fan.breakthrough_probability));
        for month in 0..=document.inputs.horizon.months() {
            let line = [fan.p10[month], fan.p25[month], fan.p50[month], fan.p75[month], fan.p90[month]];
            prop_assert!(line.iter().all(|x| x.is_finite() && *x >= 0.0), "{line:?}");
            prop_assert!(line.windows(2).all(|pair| pair[0] <= pair[1]), "{line:?}");
        }
    }
}
