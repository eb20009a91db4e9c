//! What holds the wheel back most, checked by trying every lever.

use crate::common::{self, agree, baseline_inputs, cases, inputs, path, printed};
use flywheel_model::{
    Basis, Brake, Churn, Conversion, Customers, Inputs, Lever, Nps, Preset, Recommended, Sentiment, Traffic,
    Values, Weights, Wheel, brakes,
};
use proptest::prelude::*;

fn ranked(inputs: &Inputs) -> Vec<Brake> {
    brakes(inputs, &inputs.calibrate().unwrap(), &Weights::default())
}

/// Tries a new value of one lever, and counts the additional customers at the horizon.
fn tried(inputs: &Inputs, wheel: &Wheel, lever: Lever, to: f64) -> Option<f64> {
    let mut change = Values::default();
    match lever {
        Lever::Conversion(index) => {
            change.conversion = vec![None; inputs.path.conversion().len()];
            change.conversion[index] = Conversion::percent(to).ok();
        }
        Lever::Churn => change.churn = Churn::percent(to).ok(),
        Lever::Nps => change.nps = Nps::new(to).ok(),
        Lever::Recommended => change.recommended = Recommended::percent(to).ok(),
        other => panic!("{other:?} is no brake"),
    }
    let months = inputs.horizon.months();
    let after = wheel.what_if(inputs, &change).ok()?;
    Some(after.project(months).flywheel[months] - wheel.project(months).flywheel[months])
}

/// Halfway on the logit scale, by the geometric mean of the odds.
fn halfway(from: f64, to: f64) -> f64 {
    let odds = |percent: f64| {
        let fraction = (percent / 100.0).clamp(1e-9, 1.0 - 1e-9);
        fraction / (1.0 - fraction)
    };
    let middle = (odds(from) * odds(to)).sqrt();
    100.0 * middle / (1.0 + middle)
}

/// Three significant digits, as a person writes them down.
fn three_digits(value: f64) -> f64 {
    format!("{value:.2e}").parse().unwrap()
}

/// Every lever that is short of its good end, with today's value and half the way.
fn all_levers(inputs: &Inputs, wheel: &Wheel) -> Vec<(Lever, f64, f64)> {
    let usual = inputs.preset.plausible();
    let mut levers = Vec::new();
    if usual.conversion.len() == inputs.path.conversion().len() {
        for (index, today) in inputs.path.conversion().iter().enumerate() {
            let high = usual.conversion[index][1];
            if today.get() < high {
                levers.push((
                    Lever::Conversion(index),
                    today.get(),
                    three_digits(halfway(today.get(), high)),
                ));
            }
        }
    }
    let churn = inputs.churn.get();
    if churn > usual.churn[0] {
        levers.push((Lever::Churn, churn, three_digits(halfway(churn, usual.churn[0]))));
    }
    let score = inputs.sentiment.score();
    if score < usual.nps[1] {
        let to = 2.0 * halfway((100.0 + score) / 2.0, (100.0 + usual.nps[1]) / 2.0) - 100.0;
        levers.push((Lever::Nps, score, three_digits(to)));
    }
    if wheel.speed() > 0.0 {
        let share = 100.0 * wheel.spin * wheel.customers / wheel.speed();
        if share < usual.recommended[1] {
            levers.push((
                Lever::Recommended,
                share,
                three_digits(halfway(share, usual.recommended[1])),
            ));
        }
    }
    levers
}

/// Inputs with a path of three conversions, as every preset has.
fn three_stages() -> impl Strategy<Value = Inputs> {
    (inputs(), prop::collection::vec(common::up_to(100.0), 3)).prop_map(|(inputs, percent)| {
        let changed = Inputs {
            path: path(&percent),
            market: None,
            ..inputs.clone()
        };
        if changed.calibrate().is_ok() {
            changed
        } else {
            inputs
        }
    })
}

#[test]
fn the_first_wheel_a_visitor_sees_loses_most_between_lead_and_qualified() {
    let first = ranked(&Preset::Saas.inputs())[0];
    assert_eq!((first.lever, first.from), (Lever::Conversion(1), 15.0));
    printed(first.to, "25.500"); // the odds 15 : 85 and 40 : 60, met halfway at 25.540
    printed(first.gain, "154.560");
}

#[test]
fn a_score_that_lies_halfway_at_zero_is_moved_to_zero() {
    // The app's usual best is 50, where three of four points are for it and one against.
    let inputs = Inputs {
        preset: Preset::App,
        sentiment: Sentiment::Score(Nps::new(-50.0).unwrap()),
        ..baseline_inputs()
    };
    let step = ranked(&inputs)
        .into_iter()
        .find(|brake| brake.lever == Lever::Nps);
    assert_eq!(step.map(|brake| brake.to), Some(0.0));
}

#[test]
fn each_preset_has_the_brake_one_expects() {
    let first = |preset: Preset| ranked(&preset.inputs())[0].lever;
    assert_eq!(first(Preset::Saas), Lever::Conversion(1)); // 15 % where 40 % are seen
    assert_eq!(first(Preset::Shop), Lever::Churn); // 10 % where 5 % are seen
    assert_eq!(first(Preset::Agency), Lever::Recommended); // 34 % where 75 % are seen
    assert_eq!(first(Preset::Local), Lever::Recommended); // 30 % where 60 % are seen
    assert_eq!(first(Preset::App), Lever::Conversion(2)); // 15 % where 30 % are seen
}

#[test]
fn every_preset_has_a_brake_within_its_usual_range() {
    for preset in Preset::ALL {
        let inputs = preset.inputs();
        let (ranked, usual) = (ranked(&inputs), preset.plausible());
        assert!(ranked.len() >= 4, "{preset:?}: {ranked:?}");
        for brake in ranked {
            let [low, high] = match brake.lever {
                Lever::Conversion(index) => usual.conversion[index],
                Lever::Churn => usual.churn,
                Lever::Nps => usual.nps,
                Lever::Recommended => usual.recommended,
                other => panic!("{other:?} is no brake"),
            };
            assert!((low..=high).contains(&brake.to), "{preset:?} {brake:?}");
            assert!(
                brake.gain.is_finite() && brake.gain < 10.0 * inputs.customers.get(),
                "{preset:?} {brake:?}"
            );
        }
    }
}

#[test]
fn a_lever_at_its_good_end_is_no_brake() {
    let inputs = Inputs {
        path: path(&[5.0, 15.0, 30.0]),
        churn: Churn::percent(0.5).unwrap(),
        sentiment: Sentiment::Score(Nps::new(60.0).unwrap()),
        ..baseline_inputs()
    };
    let levers: Vec<Lever> = ranked(&inputs).iter().map(|brake| brake.lever).collect();
    assert!(levers.contains(&Lever::Conversion(1)));
    for done in [
        Lever::Conversion(0),
        Lever::Conversion(2),
        Lever::Churn,
        Lever::Nps,
    ] {
        assert!(!levers.contains(&done), "{done:?}");
    }
}

#[test]
fn every_preset_has_every_lever_as_a_brake_until_it_is_at_its_good_end() {
    let levers = |inputs: &Inputs| -> Vec<Lever> { ranked(inputs).iter().map(|brake| brake.lever).collect() };
    for preset in Preset::ALL {
        let (inputs, usual) = (preset.inputs(), preset.plausible());
        assert_eq!(levers(&inputs).len(), 6, "{preset:?}");
        for (index, range) in usual.conversion.iter().enumerate() {
            let best = Conversion::percent(range[1]).unwrap();
            let path = inputs.path.with_conversion(index, best);
            let inputs = Inputs {
                path,
                ..inputs.clone()
            };
            assert!(
                !levers(&inputs).contains(&Lever::Conversion(index)),
                "{preset:?} {index}"
            );
        }
        let churn = Churn::percent(usual.churn[0]).unwrap();
        assert!(
            !levers(&Inputs {
                churn,
                ..inputs.clone()
            })
            .contains(&Lever::Churn)
        );
        let sentiment = Sentiment::Score(Nps::new(usual.nps[1]).unwrap());
        assert!(!levers(&Inputs { sentiment, ..inputs }).contains(&Lever::Nps));
    }
}

#[test]
fn a_share_above_what_is_usual_is_no_brake() {
    let basis = Basis::Measured(Recommended::percent(60.0).unwrap());
    let inputs = Inputs {
        basis,
        ..Preset::Saas.inputs()
    };
    assert!(
        ranked(&inputs)
            .iter()
            .all(|brake| brake.lever != Lever::Recommended)
    );
}

#[test]
fn stages_the_preset_does_not_have_are_not_ranked() {
    let inputs = Inputs {
        path: path(&[2.5, 20.0]),
        ..baseline_inputs()
    };
    assert!(
        ranked(&inputs)
            .iter()
            .all(|brake| !matches!(brake.lever, Lever::Conversion(_)))
    );
}

#[test]
fn a_wheel_that_wins_nobody_has_no_share_to_raise() {
    let inputs = Inputs {
        traffic: Traffic::new(0.0).unwrap(),
        ..baseline_inputs()
    };
    let levers: Vec<Lever> = ranked(&inputs).iter().map(|brake| brake.lever).collect();
    // All that can be done is to keep the customers, and happier ones stay longer.
    assert_eq!(levers, [Lever::Churn, Lever::Nps]);
}

#[test]
fn where_no_lever_wins_anybody_there_is_no_brake() {
    let inputs = Inputs {
        traffic: Traffic::new(0.0).unwrap(),
        customers: Customers::new(0.0).unwrap(),
        ..baseline_inputs()
    };
    assert_eq!(ranked(&inputs), []);
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn the_order_is_that_of_trying_each_by_hand(inputs in three_stages()) {
        let wheel = inputs.calibrate().unwrap();
        let ranked = brakes(&inputs, &wheel, &Weights::default());
        prop_assert!(ranked.windows(2).all(|pair| pair[0].gain >= pair[1].gain));
        for brake in &ranked {
            let gain = tried(&inputs, &wheel, brake.lever, brake.to).unwrap();
            prop_assert!(gain == brake.gain && gain > 0.0, "{brake:?} {gain}");
        }
    }

    #[test]
    fn no_lever_is_left_out_and_none_is_better_than_the_first(inputs in three_stages()) {
        let wheel = inputs.calibrate().unwrap();
        let ranked = brakes(&inputs, &wheel, &Weights::default());
        let levers = all_levers(&inputs, &wheel);
        prop_assert!(ranked.iter().all(|brake| levers.iter().any(|(lever, ..)| *lever == brake.lever)));
        let months = inputs.horizon.months();
        let size = wheel.project(months).flywheel[months];
        for (lever, from, to) in levers {
            let Some(gain) = tried(&inputs, &wheel, lever, to) else { continue };
            match ranked.iter().find(|brake| brake.lever == lever) {
                Some(brake) => {
                    prop_assert!(brake.from == from && agree(brake.to, to, 1e-6), "{brake:?} {to}");
                    prop_assert!(ranked[0].gain >= brake.gain);
                }
                // It is worth nothing, except for rounding.
                None => prop_assert!(gain <= 1e-9 * size, "{lever:?} {gain}"),
            }
        }
    }
}
