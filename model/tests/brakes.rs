//! The biggest brake: which lever, moved halfway to the good end of what is usual, wins most.

use flywheel_model::{
    Brake, Change, Churn, Conversion, Customers, Inputs, Lever, Nps, Preset, Recommended, Sentiment,
    Traffic, brakes,
};
use proptest::prelude::*;

#[track_caller]
fn ranked(inputs: &Inputs) -> Vec<Brake> {
    brakes(inputs, &inputs.calibrate().unwrap())
}

fn levers(inputs: &Inputs) -> Vec<Lever> {
    ranked(inputs).iter().map(|brake| brake.lever).collect()
}

#[track_caller]
fn near(actual: f64, expected: f64, digits: f64) {
    assert!((actual - expected).abs() <= digits * (1.0 + expected.abs()), "{actual} is not {expected}");
}

/// Halfway on the logit scale is the geometric mean of the odds.
fn halfway(from: f64, to: f64) -> f64 {
    let odds = (from / (100.0 - from) * to / (100.0 - to)).sqrt();
    100.0 * odds / (1.0 + odds)
}

/// Where a lever stands, the good end of what is usual for it, and the change that moves it halfway.
fn moved(inputs: &Inputs, lever: Lever) -> (f64, f64, Change) {
    let usual = inputs.preset.plausible();
    let mut change = Change::default();
    let (from, to) = match lever {
        Lever::Conversion(index) => {
            let from = inputs.path.conversion()[index].get();
            let to = halfway(from, usual.conversion[index][1]);
            change.conversion = vec![None; inputs.path.conversion().len()];
            change.conversion[index] = Some(Conversion::percent(to).unwrap());
            (from, to)
        }
        Lever::Churn => {
            let to = halfway(inputs.churn.get(), usual.churn[0]);
            change.churn = Some(Churn::percent(to).unwrap());
            (inputs.churn.get(), to)
        }
        Lever::Nps => {
            let from = inputs.sentiment.score();
            let to = 2.0 * halfway(50.0 + from / 2.0, 50.0 + usual.nps[1] / 2.0) - 100.0;
            change.nps = Some(Nps::new(to).unwrap());
            (from, to)
        }
        Lever::Recommended => {
            let wheel = inputs.calibrate().unwrap();
            let from = 100.0 * wheel.spin * wheel.customers / wheel.speed();
            let to = halfway(from, usual.recommended[1]);
            change.recommended = Some(Recommended::percent(to).unwrap());
            (from, to)
        }
    };
    (from, to, change)
}

/// The customers a lever wins, by running the changed wheel beside today's.
fn gain(inputs: &Inputs, lever: Lever) -> f64 {
    let (wheel, months) = (inputs.calibrate().unwrap(), inputs.horizon.months());
    let changed = wheel.what_if(inputs, &moved(inputs, lever).2).unwrap();
    changed.project(months).flywheel[months] - wheel.project(months).flywheel[months]
}

const ALL: [Lever; 6] = [
    Lever::Conversion(0),
    Lever::Conversion(1),
    Lever::Conversion(2),
    Lever::Churn,
    Lever::Nps,
    Lever::Recommended,
];

#[test]
fn every_preset_has_every_lever_as_a_brake() {
    for preset in Preset::ALL {
        let found = levers(&preset.inputs());
        assert_eq!(found.len(), ALL.len(), "{preset:?}: {found:?}");
        assert!(ALL.iter().all(|lever| found.contains(lever)), "{preset:?}: {found:?}");
    }
}

#[test]
fn each_gain_is_what_running_the_changed_wheel_gains() {
    for preset in Preset::ALL {
        let inputs = preset.inputs();
        for brake in ranked(&inputs) {
            let (from, to, _) = moved(&inputs, brake.lever);
            near(brake.from, from, 1e-12);
            near(brake.to, to, 1e-9);
            near(brake.gain, gain(&inputs, brake.lever), 1e-9);
        }
    }
}

#[test]
fn the_first_gains_most() {
    for preset in Preset::ALL {
        let inputs = preset.inputs();
        let most = ALL.iter().map(|&lever| gain(&inputs, lever)).fold(0.0, f64::max);
        near(ranked(&inputs)[0].gain, most, 1e-9);
    }
}

#[test]
fn a_lever_at_its_good_end_is_no_brake() {
    for preset in Preset::ALL {
        let (inputs, usual) = (preset.inputs(), preset.plausible());
        for (index, range) in usual.conversion.iter().enumerate() {
            let path = inputs.path.with_conversion(index, Conversion::percent(range[1]).unwrap());
            let inputs = Inputs { path, ..inputs.clone() };
            assert!(!levers(&inputs).contains(&Lever::Conversion(index)), "{preset:?} {index}");
        }
        let churn = Churn::percent(usual.churn[0]).unwrap();
        assert!(!levers(&Inputs { churn, ..inputs.clone() }).contains(&Lever::Churn));
        let sentiment = Sentiment::Score(Nps::new(usual.nps[1]).unwrap());
        assert!(!levers(&Inputs { sentiment, ..inputs }).contains(&Lever::Nps));
    }
}

#[test]
fn a_share_above_what_is_usual_is_no_brake() {
    let inputs = Inputs {
        basis: flywheel_model::Basis::Measured(Recommended::percent(60.0).unwrap()),
        ..Preset::Saas.inputs()
    };
    assert!(!levers(&inputs).contains(&Lever::Recommended));
}

#[test]
fn a_path_of_another_length_has_no_usual_conversions() {
    let path = Preset::Saas.inputs().path.with_stage().unwrap();
    let found = levers(&Inputs { path, ..Preset::Saas.inputs() });
    assert!(!found.is_empty());
    assert!(!found.iter().any(|lever| matches!(lever, Lever::Conversion(_))), "{found:?}");
}

#[test]
fn without_visits_no_conversion_is_a_brake() {
    let traffic = Traffic::new(0.0).unwrap();
    let found = levers(&Inputs { traffic, ..Preset::Saas.inputs() });
    // What is left is to keep those who are there; happier ones stay longer.
    assert_eq!(found, [Lever::Churn, Lever::Nps]);
}

proptest! {
    #[test]
    fn gains_are_above_zero_and_fall(
        preset in prop::sample::select(Preset::ALL.to_vec()),
        path in [0.0..=100.0, 0.0..=100.0, 0.0..=100.0f64],
        (traffic, customers, churn, score) in (0.0..=1e9, 0.0..=1e9, 0.0..=100.0, -100.0..=100.0f64),
    ) {
        let mut inputs = Inputs {
            traffic: Traffic::new(traffic).unwrap(),
            customers: Customers::new(customers).unwrap(),
            churn: Churn::percent(churn).unwrap(),
            sentiment: Sentiment::Score(Nps::new(score).unwrap()),
            ..preset.inputs()
        };
        for (index, percent) in path.into_iter().enumerate() {
            inputs.path = inputs.path.with_conversion(index, Conversion::percent(percent).unwrap());
        }
        let ranked = ranked(&inputs);
        prop_assert!(ranked.iter().all(|brake| brake.gain > 0.0 && brake.gain.is_finite()), "{ranked:?}");
        prop_assert!(ranked.windows(2).all(|pair| pair[0].gain >= pair[1].gain), "{ranked:?}");
    }
}
