//! What the articles promise of a flywheel holds over the whole domain of the inputs, extremes included.
//!
//! Numbers are compared to nine digits: a product in another order differs in its last digit.

use crate::common::{self, agree, cases, inputs, not_below, plain_inputs, score, some_up_to, up_to};
use flywheel_model::{
    Basis, Churn, Conversion, Customers, Inputs, Market, Nps, Recommended, Sentiment, Traffic, Values, Votes,
    Wheel, Wins,
};
use proptest::prelude::*;

const MONTHS: usize = 60;

/// Part of the way from `from` to `to`.
fn towards(from: f64, to: f64, part: f64) -> f64 {
    (from + (to - from) * part).clamp(from.min(to), from.max(to))
}

/// The wheel after each of the coming months.
fn months(wheel: &Wheel) -> Vec<Wheel> {
    let mut now = *wheel;
    let mut all = vec![now];
    for _ in 0..MONTHS {
        let kappa = now.closing_rate();
        let run = now.project(1);
        now = Wheel {
            customers: run.flywheel[1],
            pipeline: if now.cycle == 0.0 {
                0.0
            } else {
                (1.0 - kappa) / kappa * run.won[0]
            },
            ..now
        };
        all.push(now);
    }
    all
}

/// Speed, size and momentum are never lower. With a market this is promised of size alone.
#[track_caller]
fn never_lower(inputs: &Inputs, before: &Wheel, after: &Wheel) {
    for (month, (old, new)) in months(before).iter().zip(&months(after)).enumerate() {
        let told = |what: &str| format!("{what} in month {month}: {before:?} to {after:?}");
        assert!(
            not_below(new.customers, old.customers, old.customers),
            "{}",
            told("size")
        );
        if before.market.is_none() {
            let (old, new) = (old.dials(inputs), new.dials(inputs));
            assert!(not_below(new.speed, old.speed, old.speed), "{}", told("speed"));
            // With a cycle momentum is a difference of sums that contain the pipeline too.
            let scale = old.momentum + 1e-3 * (old.in_pipeline + new.in_pipeline);
            assert!(
                not_below(new.momentum, old.momentum, scale),
                "{}",
                told("momentum")
            );
        }
    }
}

fn better_conversion(inputs: &Inputs, at: usize, part: f64) -> (usize, Conversion) {
    let index = at % inputs.path.conversion().len();
    let today = inputs.path.conversion()[index].get();
    (index, Conversion::percent(towards(today, 100.0, part)).unwrap())
}

proptest! {
    #![proptest_config(cases(250))]

    #[test]
    fn trying_more_traffic_lowers_nothing(inputs in inputs(), part in up_to(1.0)) {
        let today = inputs.calibrate().unwrap();
        let traffic = Traffic::new(towards(inputs.traffic.get(), 1e9, part)).ok();
        let change = Values { traffic, ..Values::default() };
        if let Ok(after) = today.what_if(&inputs, &change) {
            never_lower(&inputs, &today, &after);
        }
    }

    #[test]
    fn trying_a_better_conversion_lowers_nothing(inputs in inputs(), at in 0..8usize, part in up_to(1.0)) {
        let today = inputs.calibrate().unwrap();
        let (index, better) = better_conversion(&inputs, at, part);
        let mut conversion = vec![None; index];
        conversion.push(Some(better));
        let change = Values { conversion, ..Values::default() };
        if let Ok(after) = today.what_if(&inputs, &change) {
            never_lower(&inputs, &today, &after);
        }
    }

    #[test]
    fn trying_more_recommendation_lowers_nothing(inputs in inputs(), part in up_to(1.0)) {
        let today = inputs.calibrate().unwrap();
        let shares = inputs.sentiment.shares();
        let readiness = shares.promoters + 0.4 * shares.passives + 0.2 * shares.detractors;
        let wins = Wins::new(towards((today.spin / readiness).min(50.0), 50.0, part)).ok();
        let after = today.what_if(&inputs, &Values { wins, ..Values::default() }).unwrap();
        never_lower(&inputs, &today, &after);
    }

    #[test]
    fn trying_a_larger_share_lowers_nothing(inputs in inputs(), part in up_to(1.0)) {
        let today = inputs.calibrate().unwrap();
        prop_assume!(today.customers > 0.0 && today.speed() > 0.0);
        let share = 100.0 * today.spin * today.customers / today.speed();
        prop_assume!(share <= 99.0);
        let recommended = Recommended::percent(towards(share, 99.0, part)).ok();
        if let Ok(after) = today.what_if(&inputs, &Values { recommended, ..Values::default() }) {
            never_lower(&inputs, &today, &after);
        }
    }

    #[test]
    fn trying_less_churn_lowers_nothing(inputs in inputs(), part in up_to(1.0)) {
        let today = inputs.calibrate().unwrap();
        let churn = Churn::percent(towards(inputs.churn.get(), 0.0, part)).ok();
        let after = today.what_if(&inputs, &Values { churn, ..Values::default() }).unwrap();
        never_lower(&inputs, &today, &after);
    }

    #[test]
    fn trying_happier_customers_lowers_nothing_and_raises_no_friction(inputs in inputs(), part in up_to(1.0)) {
        let today = inputs.calibrate().unwrap();
        let nps = Nps::new(towards(inputs.sentiment.score(), 100.0, part)).ok();
        let after = today.what_if(&inputs, &Values { nps, ..Values::default() }).unwrap();
        prop_assert!(after.friction() <= today.friction() + 1e-12 * today.churn.max(today.spin));
        never_lower(&inputs, &today, &after);
    }

    #[test]
    fn your_numbers_with_more_traffic_lower_nothing(inputs in inputs(), part in up_to(1.0)) {
        let traffic = Traffic::new(towards(inputs.traffic.get(), 1e9, part)).unwrap();
        let more = Inputs { traffic, ..inputs.clone() };
        if let Ok(after) = more.calibrate() {
            never_lower(&inputs, &inputs.calibrate().unwrap(), &after);
        }
    }

    #[test]
    fn your_numbers_with_a_better_conversion_lower_nothing(
        inputs in inputs(), at in 0..8usize, part in up_to(1.0)
    ) {
        let (index, better) = better_conversion(&inputs, at, part);
        let more = Inputs { path: inputs.path.with_conversion(index, better), ..inputs.clone() };
        if let Ok(after) = more.calibrate() {
            never_lower(&inputs, &inputs.calibrate().unwrap(), &after);
        }
    }

    #[test]
    fn your_numbers_with_less_churn_lower_nothing(inputs in inputs(), part in up_to(1.0)) {
        let churn = Churn::percent(towards(inputs.churn.get(), 0.0, part)).unwrap();
        let more = Inputs { churn, ..inputs.clone() };
        if let Ok(after) = more.calibrate() {
            never_lower(&inputs, &inputs.calibrate().unwrap(), &after);
        }
    }

    #[test]
    fn your_numbers_split_the_same_wins(inputs in plain_inputs()) {
        prop_assume!(!matches!(inputs.basis, Basis::Separate(_)));
        prop_assume!(inputs.customers.get() > 0.0);
        let wheel = inputs.calibrate().unwrap();
        let (wins, first) = (inputs.measured_wins(), wheel.customers);
        prop_assert!(agree(wheel.speed(), wins, 1e-12), "{} {wins}", wheel.speed());
        // `C_t = C0 + (A0 - c C0) S_t`: today's gain or loss, for the retained months.
        let net = wins - wheel.churn * first;
        let mut rolled = 0.0;
        for customers in wheel.project(MONTHS).flywheel {
            let scale = first + (wins + wheel.churn * first) * rolled;
            prop_assert!((customers - (first + net * rolled)).abs() <= 1e-9 * scale);
            rolled = 1.0 + (1.0 - wheel.friction()) * rolled;
        }
    }

    #[test]
    fn your_numbers_with_more_recommendation_go_faster_the_way_they_go(
        inputs in plain_inputs(), less in up_to(99.0), more in up_to(99.0)
    ) {
        let (less, more) = (less.min(more), less.max(more));
        let with = |share| {
            let basis = Basis::Measured(Recommended::percent(share).unwrap());
            Inputs { basis, ..inputs.clone() }.calibrate()
        };
        let (Ok(less), Ok(more)) = (with(less), with(more)) else { return Ok(()) };
        let (less, more) = (less.project(MONTHS).flywheel, more.project(MONTHS).flywheel);
        let (lost, won) = (inputs.churn.fraction() * inputs.customers.get(), inputs.measured_wins());
        for (less, more) in less.into_iter().zip(more) {
            if won >= lost {
                prop_assert!(not_below(more, less, less));
            }
            if won <= lost {
                prop_assert!(not_below(less, more, inputs.customers.get()));
            }
        }
    }

    #[test]
    fn without_pushing_and_pipeline_a_wheel_with_friction_runs_down(
        spin in up_to(1.0), churn in some_up_to(1.0), customers in some_up_to(1e9), cycle in up_to(36.0)
    ) {
        let wheel = Wheel { cycle, ..common::simple(0.0, spin * churn * 0.999, churn, customers) };
        let run = wheel.project(MONTHS).flywheel;
        // With a cycle it may rise again while the pipeline drains, but never to where it was.
        prop_assert!(run[1..].iter().all(|&customers| customers < run[0]));
        if cycle == 0.0 {
            let falls = |pair: &[f64]| pair[1] < pair[0] || pair[0] == 0.0;
            prop_assert!(run.windows(2).all(falls));
        }
        // All that it still wins in a hundred years and more is bounded.
        let won: f64 = wheel.stop(1500).spun.iter().sum();
        let bound = customers * wheel.spin / wheel.friction();
        prop_assert!(won <= bound * (1.0 + 1e-9));
    }

    #[test]
    fn without_pushing_and_friction_it_does_not_run_down(
        rate in some_up_to(1.0), customers in some_up_to(1e9), cycle in up_to(36.0)
    ) {
        let wheel = Wheel { cycle, ..common::simple(0.0, rate, rate, customers) };
        // With a cycle and an empty pipeline it first fills the pipeline. `C + Q` stays.
        let kept = customers / (1.0 + cycle * rate);
        for customers in wheel.project(MONTHS).flywheel {
            prop_assert!(customers >= kept * (1.0 - 1e-9));
        }
    }

    #[test]
    fn trying_a_larger_market_lowers_no_size(inputs in inputs(), times in up_to(1e3)) {
        let today = inputs.calibrate().unwrap();
        let Some(limit) = today.market else { return Ok(()) };
        let market = Market::new((limit.size * (1.0 + times)).min(Market::MAX)).ok();
        let after = today.what_if(&inputs, &Values { market, ..Values::default() }).unwrap();
        never_lower(&inputs, &today, &after);
    }

    #[test]
    fn in_a_market_less_churn_never_ends_smaller(
        inputs in inputs(), part in up_to(1.0)
    ) {
        let today = inputs.calibrate().unwrap();
        prop_assume!(today.market.is_some());
        let churn = Churn::percent(towards(inputs.churn.get(), 0.0, part)).ok();
        let after = today.what_if(&inputs, &Values { churn, ..Values::default() }).unwrap();
        let end = |wheel: &Wheel| wheel.dials(&inputs).terminal_size.unwrap();
        prop_assert!(not_below(end(&after), end(&today), end(&today)));
    }

    #[test]
    fn happier_customers_are_never_a_smaller_wheel_whatever_they_were(
        inputs in plain_inputs(), from in score(), to in score()
    ) {
        let (from, to) = (from.min(to), from.max(to));
        let inputs = Inputs {
            sentiment: Sentiment::Score(Nps::new(from).unwrap()),
            customers: Customers::new(inputs.customers.get().max(1.0)).unwrap(),
            ..inputs
        };
        let Ok(today) = inputs.calibrate() else { return Ok(()) };
        let after = today.what_if(&inputs, &Values { nps: Nps::new(to).ok(), ..Values::default() }).unwrap();
        never_lower(&inputs, &today, &after);
    }
}

#[test]
fn hardly_happier_customers_without_detractors_raise_no_friction() {
    // Almost no promoters and no detractors: at such a score the mix's shape once lost its digits.
    let votes = Votes::new(2.0, 314_632_947.0, 0.0).unwrap();
    let inputs = Inputs {
        sentiment: Sentiment::Votes(votes),
        ..common::baseline_inputs()
    };
    let today = common::simple(12.5, 0.01, 0.0, 500.0);
    let nps = Nps::new(votes.score() + 1e-8).ok();
    let change = Values {
        nps,
        ..Values::default()
    };
    let after = today.what_if(&inputs, &change).unwrap();
    assert!(after.friction() <= today.friction() + 1e-15);
}
