//! People along the journey, the deals of the sales pipeline, and how buyers choose, computed by hand.

use crate::common::{baseline, near};
use flywheel_model::Preset;
use flywheel_model::journey::{
    Journey, Phase, Pipeline, PipelineStage, Supplier, elasticities, phase_at, ranks,
};

#[test]
fn each_phase_is_a_seventh_of_the_way() {
    for (percent, phase) in [
        (0.0, Phase::Unaware),
        (14.0, Phase::Unaware),
        (15.0, Phase::Trigger),
        (57.0, Phase::Evaluation),
        (58.0, Phase::Decision),
        (85.0, Phase::Experience),
        (86.0, Phase::Loyalty),
        (100.0, Phase::Loyalty),
    ] {
        assert_eq!(phase_at(percent), phase, "{percent}");
    }
}

#[test]
fn a_phase_does_what_its_levers_do() {
    let all = baseline().elasticities(12).unwrap();
    let phases = elasticities(&[Phase::Consideration, Phase::Evaluation, Phase::Decision], &all);
    let later = all.push + all.spin;
    assert_eq!(
        phases,
        [all.push, all.push, all.push, later, later, -all.churn, all.spin]
    );
}

#[test]
fn what_was_moved_earlier_stays_where_it_was() {
    let [consideration, evaluation, decision] = [Phase::Consideration, Phase::Evaluation, Phase::Decision];
    let mut journey = Journey::default();
    journey.assign(4, 2, decision);
    assert_eq!(
        journey.assigned(4),
        [consideration, evaluation, decision, decision]
    );
    journey.assign(4, 0, consideration);
    assert_eq!(
        journey.assigned(4),
        [consideration, evaluation, decision, decision]
    );
    journey.assign(4, 1, decision);
    assert_eq!(journey.assigned(4), [consideration, decision, decision, decision]);
}

#[test]
fn where_nobody_is_nobody_goes_on() {
    let journey = Journey {
        reached: 0.0,
        ..Journey::default()
    };
    let rates = journey.flow(&Preset::Saas.inputs()).rates;
    assert_eq!(rates[..2], [None; 2]);
    assert!(rates[2..].iter().all(Option::is_some));
}

/// Deals, their value, and the percentage that advances.
fn pipeline(stages: [(f64, f64, Option<f64>); 4]) -> Pipeline {
    Pipeline {
        stages: stages.map(|(deals, value, advance)| PipelineStage {
            deals,
            value,
            advance,
        }),
        ..Pipeline::default()
    }
}

#[test]
fn deals_are_weighed_by_what_is_left_of_the_way() {
    let half = Some(50.0);
    let pipeline = pipeline([
        (8.0, 800.0, half),
        (4.0, 500.0, half),
        (2.0, 300.0, half),
        (1.0, 200.0, half),
    ]);
    assert_eq!((pipeline.deals(), pipeline.value()), (15.0, 1800.0));
    assert_eq!(pipeline.expected_wins(), Some(0.5 + 0.5 + 0.5 + 0.5));
    assert_eq!(pipeline.weighted_value(), Some(50.0 + 62.5 + 75.0 + 100.0));
    near(pipeline.velocity(3.0).unwrap(), 1800.0 * 0.0625 / 3.0, 1e-12);
}

#[test]
fn an_unknown_chance_counts_only_where_there_is_a_deal_or_a_value() {
    let known = Some(50.0);
    let with_first = |deals, value| {
        let empty = (0.0, 0.0, known);
        pipeline([(deals, value, None), empty, empty, (1.0, 200.0, known)])
    };
    assert_eq!(with_first(0.0, 0.0).weighted_value(), Some(100.0));
    assert_eq!(with_first(3.0, 0.0).weighted_value(), None);
    assert_eq!(with_first(0.0, 500.0).expected_wins(), None);
}

fn supplier(scores: [f64; 3]) -> Supplier {
    Supplier {
        scores,
        ..Supplier::default()
    }
}

#[test]
fn a_score_is_the_mean_by_the_buyers_weights() {
    let supplier = supplier([9.0, 6.0, 3.0]);
    near(supplier.score(&[2.0, 1.0, 1.0]), 6.75, 1e-15);
    near(supplier.score(&[0.0, 1.0, 0.0]), 6.0, 1e-15);
    near(supplier.score(&[0.0; 3]), 6.0, 1e-15);
}

#[test]
fn a_rank_is_one_and_how_many_score_more() {
    let suppliers = [[5.0, 5.0, 5.0], [9.0, 9.0, 9.0], [5.0, 5.0, 5.0], [1.0, 1.0, 1.0]].map(supplier);
    assert_eq!(ranks(&suppliers, &[0.3, 0.1, 0.7]), [2, 1, 2, 4]);
    // The same mean, summed in another order.
    let permuted = [[0.1, 0.2, 0.3], [0.3, 0.2, 0.1]].map(supplier);
    assert_eq!(ranks(&permuted, &[1.0; 3]), [1, 1]);
}
