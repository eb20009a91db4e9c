//! A change that is tried on any wheel: today's own values change nothing, and the result is a wheel.

use crate::common::{self, agree, cases, inputs, up_to};
use flywheel_model::{
    Basis, Churn, Conversion, Customers, Inputs, Nps, Recommended, Sentiment, Traffic, Values, Wins,
};
use proptest::prelude::*;

fn nps(score: f64) -> Values {
    Values {
        nps: Nps::new(score).ok(),
        ..Values::default()
    }
}

/// Each of today's own values, as a change.
fn todays_own(inputs: &Inputs) -> Values {
    Values {
        traffic: Some(inputs.traffic),
        conversion: inputs.path.conversion().iter().copied().map(Some).collect(),
        customers: Some(inputs.customers),
        churn: Some(inputs.churn),
        nps: Nps::new(inputs.sentiment.score()).ok(),
        recommended: None,
        wins: None,
        products: Some(inputs.products),
        cycle: Some(inputs.cycle),
        market: inputs.market,
    }
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn no_change_changes_nothing(inputs in inputs()) {
        let today = inputs.calibrate().unwrap();
        prop_assert_eq!(today.what_if(&inputs, &Values::default()).unwrap(), today);
    }

    #[test]
    fn todays_own_values_change_nothing(inputs in inputs()) {
        let today = inputs.calibrate().unwrap();
        prop_assert_eq!(today.what_if(&inputs, &todays_own(&inputs)).unwrap(), today);
    }

    #[test]
    fn todays_own_share_and_wins_change_nothing(inputs in inputs()) {
        let today = inputs.calibrate().unwrap();
        prop_assume!(inputs.customers.get() > 0.0 && today.push > 0.0 && today.spin > 0.0);
        let share = 100.0 * today.spin * today.customers / today.speed();
        if let Ok(share) = Recommended::percent(share) {
            let change = Values { recommended: Some(share), ..Values::default() };
            let same = today.what_if(&inputs, &change).unwrap();
            // With almost no push, its share is a difference of two numbers near 1.
            let lost = 1.0 / (1.0 - share.fraction());
            prop_assert!(agree(same.spin, today.spin, 1e-14 * lost), "{} {}", same.spin, today.spin);
        }
        if let Basis::Promoter(wins) | Basis::Separate(wins) = inputs.basis {
            prop_assume!(!today.capped && today.spin < 10.0);
            let same = today.what_if(&inputs, &Values { wins: Some(wins), ..Values::default() }).unwrap();
            prop_assert!(agree(same.spin, today.spin, 1e-14));
        }
    }

    #[test]
    fn a_changed_wheel_is_a_wheel(
        inputs in inputs(), numbers in (up_to(1e9), up_to(100.0), up_to(100.0), -100.0..=100.0f64, up_to(50.0))
    ) {
        let today = inputs.calibrate().unwrap();
        let (visits, percent, lost, score, brought) = numbers;
        let change = Values {
            traffic: Traffic::new(visits).ok().filter(|_| inputs.traffic.get() > 0.0),
            conversion: inputs.path.conversion().iter()
                .map(|c| Conversion::percent(percent).ok().filter(|_| c.get() > 0.0)).collect(),
            churn: Churn::percent(lost).ok(),
            nps: Nps::new(score).ok(),
            wins: Wins::new(brought).ok(),
            ..Values::default()
        };
        let wheel = today.what_if(&inputs, &change).unwrap();
        prop_assert_eq!((wheel.customers, wheel.pipeline), (today.customers, today.pipeline));
        prop_assert!((0.0..=10.0).contains(&wheel.spin), "{wheel:?}");
        prop_assert!((0.0..=1.0).contains(&wheel.churn), "{wheel:?}");
        prop_assert!(wheel.push >= 0.0 && wheel.push.is_finite(), "{wheel:?}");
        prop_assert!(wheel.project(120).flywheel.iter().all(|customers| customers.is_finite() && *customers >= 0.0));
    }

    #[test]
    fn a_change_there_and_back_is_none(inputs in inputs(), score in common::score()) {
        let inputs = Inputs { customers: Customers::new(500.0).unwrap(), ..inputs };
        let Ok(today) = inputs.calibrate() else { return Ok(()) };
        let Sentiment::Score(own) = inputs.sentiment else { return Ok(()) };
        prop_assume!(today.spin < 1.0);
        let other = Inputs { sentiment: Sentiment::Score(Nps::new(score).unwrap()), ..inputs.clone() };
        let there = today.what_if(&inputs, &nps(score)).unwrap();
        let back = there.what_if(&other, &nps(own.score())).unwrap();
        prop_assert!(agree(back.push, today.push, 1e-12) && agree(back.spin, today.spin, 1e-12));
        // If almost everybody leaves, the fraction that stays is a difference of two numbers near 1.
        prop_assert!(agree(1.0 - back.churn, 1.0 - today.churn, 1e-9) || today.churn > 0.999);
    }
}
