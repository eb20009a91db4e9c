//! What is asked about a wheel (a change, a target, ranges, weights) is written to a link and read back.

use crate::common::{self, baseline_inputs, cases, inputs};
use flywheel_model::{
    Against, Correlation, Document, Field, Inputs, Lever, Part, Preset, Reason, Seed, Traffic, Weights, link,
};
use proptest::prelude::*;

fn document(text: &str) -> Document {
    let opened = link::read(text);
    assert_eq!(opened.problems, [], "{text}");
    opened.document
}

#[track_caller]
fn told(text: &str, field: Field, reason: Reason) {
    let opened = link::read(text);
    assert_eq!(opened.document, document("v=1&preset=saas"), "{text}");
    assert_eq!(opened.problems.len(), 1, "{text}: {:?}", opened.problems);
    let problem = &opened.problems[0];
    assert_eq!((problem.field, problem.reason), (field, reason), "{text}");
}

#[test]
fn a_change_stands_beside_the_inputs() {
    let document = document("v=1&preset=saas&if-traffic=12000&if-conversion=,20&if-nps=-10");
    assert_eq!(document.inputs, Preset::Saas.inputs());
    assert_eq!(document.change().get(Lever::Traffic), Some(12_000.0));
    assert_eq!(document.change().get(Lever::Conversion(0)), None);
    assert_eq!(document.change().get(Lever::Conversion(1)), Some(20.0));
    assert_eq!(document.change().get(Lever::Nps), Some(-10.0));
    assert_eq!(
        link::write(&document),
        "v=1&preset=saas&if-traffic=12000&if-nps=-10&if-conversion=,20"
    );
}

#[test]
fn every_question_is_in_the_link() {
    let text = "v=1&preset=shop&target-churn=8&last-nps=40&low-churn=5&high-churn=15&against=last\
                &correlation=0.25&seed=7&nps-effect=off&weights=1,0.5,0.1,0.5,1,2,0.1,0.3";
    let document = document(text);
    assert_eq!(document.against, Against::Last);
    assert_eq!(document.range(Lever::Churn), Some([5.0, 15.0]));
    assert_eq!(document.seed, Seed::new(7.0).unwrap());
    assert_eq!(document.correlation, Correlation::new(0.25).unwrap());
    assert_eq!(document.effect(), document.weights.without_nps());
    // The effect of products is none of the NPS.
    assert_eq!(document.effect().get()[7], 0.3);
    assert_eq!(link::write(&document), text);
}

#[test]
fn a_share_and_wins_per_promoter_exclude_each_other() {
    let both = document("if-recommended=30&if-wins=0.02");
    assert_eq!(both.change().get(Lever::Recommended), None);
    assert_eq!(both.change().get(Lever::Wins), Some(0.02));
}

#[test]
fn of_a_share_and_wins_per_promoter_the_last_one_entered_counts() {
    let mut document = Document::from(baseline_inputs());
    document.set(Part::Target, Lever::Wins, Some(0.02)).unwrap();
    document
        .set(Part::Target, Lever::Recommended, Some(30.0))
        .unwrap();
    let target = document.part(Part::Target);
    assert_eq!(
        (target.get(Lever::Wins), target.get(Lever::Recommended)),
        (None, Some(30.0))
    );
}

#[test]
fn a_part_can_be_removed_and_the_others_stay() {
    let mut document = document("if-churn=1&target-churn=2");
    document.clear(Part::If);
    assert_eq!(link::write(&document), "v=1&preset=saas&target-churn=2");
}

#[test]
fn ranges_are_of_the_levers_that_these_inputs_have() {
    // A typical wheel has no wins per promoter, and a counted score says itself how sure it is.
    let all = "&low-churn=2&high-churn=3&low-traffic=5&high-traffic=9&low-nps=1&high-nps=9&low-wins=1&high-wins=2&low-cycle=1";
    let (traffic, churn) = ((Lever::Traffic, [5.0, 9.0]), (Lever::Churn, [2.0, 3.0]));
    let scored = document(&format!("nps=30{all}"));
    assert_eq!(scored.ranges(), [traffic, churn, (Lever::Nps, [1.0, 9.0])]);
    let counted = document(&format!("votes=5,3,2{all}"));
    assert_eq!(counted.ranges(), [traffic, churn]);
}

#[test]
fn what_cannot_be_used_is_reported_with_its_part() {
    let churn = |part| Field::Of(part, Lever::Churn);
    let range = Reason::Range { min: 0.0, max: 100.0 };
    told("if-churn=abc", churn(Part::If), Reason::NotANumber);
    told("target-churn=101", churn(Part::Target), range);
    told("against=rivals", Field::Against, Reason::Word);
    told("nps-effect=on", Field::NpsEffect, Reason::Word);
    told("weights=0.1,1,1", Field::Weight(0), Reason::Order);
    told("weights=1,x", Field::Weight(1), Reason::NotANumber);
    let problem = &link::read("low-conversion=3,x").problems[0];
    assert_eq!(
        problem.to_string(),
        "low-conversion: read “x”; a number is needed"
    );
}

#[test]
fn a_range_is_refused_where_its_low_end_is_above_its_high_end() {
    let opened = link::read("low-churn=5&high-churn=3");
    assert_eq!(opened.document.range(Lever::Churn), None);
    assert_eq!(opened.problems[0].reason, Reason::LowAboveHigh);
    let mut document = Document::from(baseline_inputs());
    document.set(Part::Low, Lever::Churn, Some(2.0)).unwrap();
    assert_eq!(
        document.set(Part::High, Lever::Churn, Some(1.0)),
        Err(Reason::LowAboveHigh)
    );
    assert!(!document.is_uncertain(), "half a range is none");
    document.set(Part::High, Lever::Churn, Some(2.0)).unwrap();
    assert!(document.is_uncertain());
}

#[test]
fn counted_answers_are_uncertain_by_themselves() {
    assert!(document("votes=120,50,30").is_uncertain());
    assert!(!document("nps=45").is_uncertain());
}

#[test]
fn a_change_of_nothing_is_left_out_and_reported() {
    let opened = link::read("traffic=0&if-traffic=100&if-churn=1");
    assert_eq!(opened.document.change().get(Lever::Traffic), None);
    assert_eq!(opened.document.change().get(Lever::Churn), Some(1.0));
    assert_eq!(opened.problems.len(), 1);
    assert_eq!(opened.problems[0].field, Field::Of(Part::If, Lever::Traffic));
    assert_eq!(opened.problems[0].reason, Reason::NothingToScale);
    let opened = link::read("traffic=0&conversion=0&if-traffic=100&if-conversion=5&if-churn=1");
    assert_eq!(
        opened.document,
        document("traffic=0&conversion=0&if-churn=1"),
        "each of several"
    );
    assert_eq!(opened.problems.len(), 2);
}

/// Any document, made by what could be typed into its fields.
fn documents() -> impl Strategy<Value = Document> {
    let lever = prop_oneof![
        prop::sample::select(Lever::SINGLE.to_vec()),
        (0..8usize).prop_map(Lever::Conversion)
    ];
    let typed = (prop::sample::select(Part::ALL.to_vec()), lever, -100.0..150.0f64);
    let typed = prop::collection::vec(typed, 0..12);
    let rest = (
        prop::sample::select(Against::ALL.to_vec()),
        0.0..=1.0f64,
        any::<u32>(),
        any::<bool>(),
        0.0..=10.0f64,
    );
    (inputs(), typed, rest).prop_map(|(inputs, typed, (against, correlation, seed, counts, warning))| {
        let mut document = Document::from(inputs);
        for (part, lever, value) in typed {
            let _ = document.set(part, lever, Some(value));
        }
        document.against = against;
        document.correlation = Correlation::new(correlation).unwrap();
        document.seed = Seed::new(f64::from(seed)).unwrap();
        document.nps_counts = counts;
        document.weights = Weights::new([1.0, 0.4, 0.2, 0.6, 1.0, 1.8, warning, 0.0]).unwrap();
        document
    })
}

/// Whether today's wheel can take the change, so that a link keeps it.
fn takes_change(document: &Document) -> bool {
    let today = document.inputs.calibrate();
    today.is_ok_and(|today| document.changed(&today).is_ok())
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn what_is_written_is_read_back_exactly(document in documents()) {
        prop_assume!(takes_change(&document));
        let opened = link::read_stored(&link::write(&document));
        prop_assert_eq!(opened.problems, []);
        prop_assert_eq!(opened.document, document);
    }

    #[test]
    fn without_the_effect_of_the_nps_its_change_changes_nothing(inputs in inputs(), nps in -100.0..=100.0f64) {
        let today = inputs.calibrate().unwrap();
        let mut document = Document::from(inputs);
        document.set(Part::If, Lever::Nps, Some(nps)).unwrap();
        document.nps_counts = false;
        let changed = document.changed(&today).unwrap().unwrap();
        for (new, old) in [(changed.push, today.push), (changed.spin, today.spin), (changed.churn, today.churn)] {
            prop_assert!(common::agree(new, old, 1e-12), "{new} {old}");
        }
    }
}

#[test]
fn todays_inputs_are_recalibrated_without_their_change() {
    let mut document = document("v=1&preset=saas&if-traffic=12000");
    let before = document.inputs.calibrate().unwrap();
    document.inputs = Inputs {
        traffic: Traffic::new(5000.0).unwrap(),
        ..document.inputs
    };
    let today = document.inputs.calibrate().unwrap();
    assert!(today.push < before.push);
    // The change is absolute: 12 000 visits, however many there are today.
    let changed = document.changed(&today).unwrap().unwrap();
    assert!((changed.push - today.push * 2.4).abs() < 1e-12);
}
