//! One step of each lever, checked by trying it as a visitor does.

use crate::common::{baseline_inputs, cases, inputs, path};
use flywheel_model::journey::{Journey, Phase, phase_of};
use flywheel_model::{Brake, Document, Inputs, Lever, Part, Preset, Report, Weights, brakes, moves};
use proptest::prelude::*;

fn of(document: &Document) -> Vec<Brake> {
    moves(
        &document.inputs,
        &document.inputs.calibrate().unwrap(),
        &document.effect(),
    )
}

fn step(document: &Document, lever: Lever) -> Option<Brake> {
    of(document).into_iter().find(|step| step.lever == lever)
}

/// What the page shows when the number is tried: customers at the horizon beside today's.
fn tried(document: &Document, step: &Brake) -> f64 {
    let mut document = document.clone();
    document.clear(Part::If);
    document.try_out(step.lever, Some(step.to)).expect("a change");
    let report = Report::new(&document).expect("a report");
    let changed = report.what_if.expect("it is a change");
    let last = |line: &[f64]| *line.last().expect("a month");
    last(&changed.projection.flywheel) - last(&report.projection.flywheel)
}

fn agrees(gain: f64, tried: f64, scale: f64) -> bool {
    (gain - tried).abs() <= 1e-9 * (scale.abs() + tried.abs())
}

#[test]
fn in_every_preset_the_gain_is_what_trying_the_number_shows() {
    for preset in Preset::ALL {
        let document = Document::from(preset.inputs());
        let found = of(&document);
        assert!(found.len() >= 6, "{preset:?}: {found:?}");
        for step in found {
            let tried = tried(&document, &step);
            assert!(agrees(step.gain, tried, 1.0), "{preset:?}: {step:?} {tried}");
        }
    }
}

#[test]
fn a_lever_that_is_short_of_its_usual_best_moves_halfway_there() {
    for preset in Preset::ALL {
        let document = Document::from(preset.inputs());
        let wheel = document.inputs.calibrate().unwrap();
        for brake in brakes(&document.inputs, &wheel, &document.effect()) {
            assert_eq!(step(&document, brake.lever), Some(brake), "{preset:?}");
        }
    }
}

#[test]
fn what_is_better_than_usual_gets_a_tenth_better() {
    let mut inputs = baseline_inputs();
    inputs.path = path(&[8.0, 20.0, 25.0]);
    for (lever, value) in [
        (Lever::Churn, 0.4),
        (Lever::Nps, 70.0),
        (Lever::Recommended, 60.0),
    ] {
        inputs.set(lever, Some(value)).unwrap();
    }
    let document = Document::from(inputs);
    let to = |lever| step(&document, lever).map(|step| (step.from, (step.to * 1e9).round() / 1e9));
    assert_eq!(to(Lever::Conversion(0)), Some((8.0, 8.8)));
    assert_eq!(to(Lever::Churn), Some((0.4, 0.36)));
    assert_eq!(to(Lever::Nps), Some((70.0, 80.0)));
    assert_eq!(to(Lever::Recommended), Some((60.0, 66.0)));
}

#[test]
fn stages_of_ones_own_and_traffic_have_nothing_usual_and_get_a_tenth_better() {
    let mut inputs = baseline_inputs();
    inputs.path = path(&[2.5, 20.0]);
    let document = Document::from(inputs);
    for (lever, from) in [
        (Lever::Traffic, 10_000.0),
        (Lever::Conversion(0), 2.5),
        (Lever::Conversion(1), 20.0),
    ] {
        let step = step(&document, lever).expect("a step");
        assert_eq!(step.from, from);
        assert!((step.to - 1.1 * from).abs() < 1e-9, "{step:?}");
    }
}

#[test]
fn products_move_only_where_they_do_something() {
    let mut document = Document::from(Preset::Saas.inputs());
    assert_eq!(step(&document, Lever::Products), None);
    let mut weights = document.weights.get();
    weights[Weights::COUNT - 1] = 0.2; // another product keeps customers
    document.weights = Weights::new(weights).expect("weights");
    assert!(step(&document, Lever::Products).is_some_and(|step| step.gain > 0.0));
}

#[test]
fn an_nps_without_an_effect_is_no_move() {
    let mut document = Document::from(Preset::Saas.inputs());
    assert!(step(&document, Lever::Nps).is_some());
    document.nps_counts = false;
    assert_eq!(step(&document, Lever::Nps), None);
}

#[test]
fn what_a_promoter_wins_is_one_lever_with_the_share() {
    let mut inputs = Preset::Saas.inputs();
    inputs.set(Lever::Wins, Some(0.01)).unwrap();
    let document = Document::from(inputs.clone());
    assert!(step(&document, Lever::Recommended).is_some());
    assert_eq!(step(&document, Lever::Wins), None);
    // Above the usual best of a share.
    inputs.set(Lever::Wins, Some(0.05)).unwrap();
    let document = Document::from(inputs);
    assert_eq!(step(&document, Lever::Recommended), None);
    assert!(step(&document, Lever::Wins).is_some_and(|step| (step.to - 0.055).abs() < 1e-12));
}

#[test]
fn a_change_that_is_tried_moves_none_of_them() {
    let mut document = Document::from(Preset::Saas.inputs());
    let before = of(&document);
    document.try_out(Lever::Churn, Some(1.0)).unwrap();
    assert_eq!(of(&document), before);
}

#[test]
fn a_wheel_of_nothing_has_no_moves() {
    let mut inputs: Inputs = Preset::Saas.inputs();
    inputs.set(Lever::Traffic, Some(0.0)).unwrap();
    inputs.set(Lever::Customers, Some(0.0)).unwrap();
    assert_eq!(of(&Document::from(inputs)), []);
}

#[test]
fn each_happens_in_the_phase_whose_number_it_moves() {
    let phases = |journey: &Journey, lever| phase_of(lever, &journey.assigned(3));
    let mut journey = Journey::default();
    for (lever, phase) in [
        (Lever::Traffic, Phase::Trigger),
        (Lever::Conversion(0), Phase::Consideration),
        (Lever::Conversion(1), Phase::Evaluation),
        (Lever::Conversion(2), Phase::Decision),
        (Lever::Cycle, Phase::Decision),
        (Lever::Churn, Phase::Experience),
        (Lever::Nps, Phase::Experience),
        (Lever::Recommended, Phase::Loyalty),
        (Lever::Wins, Phase::Loyalty),
        (Lever::Products, Phase::Loyalty),
    ] {
        assert_eq!(phases(&journey, lever), phase, "{lever:?}");
    }
    journey.assign(3, 1, Phase::Decision);
    assert_eq!(phases(&journey, Lever::Conversion(1)), Phase::Decision);
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn each_wins_what_trying_it_shows_and_stands_once(inputs in inputs()) {
        let document = Document::from(inputs);
        let found = of(&document);
        let today = *Report::new(&document).unwrap().projection.flywheel.last().unwrap();
        for (place, step) in found.iter().enumerate() {
            prop_assert!(step.gain > 0.0 && step.gain.is_finite(), "{step:?}");
            prop_assert!(found[..place].iter().all(|other| other.lever != step.lever && other.gain >= step.gain));
            prop_assert!(!matches!(step.lever, Lever::Customers | Lever::Market));
            let tried = tried(&document, step);
            prop_assert!(agrees(step.gain, tried, today), "{step:?} {tried}");
        }
    }
}
