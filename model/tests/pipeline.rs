//! The sales pipeline: open deals at each stage, and the chance that they are won.

use crate::common::near;
use flywheel_model::journey::{Pipeline, PipelineStage};

#[test]
fn twenty_percent_of_twenty_five_deals_are_five() {
    let stage = PipelineStage {
        deals: 25.0,
        value: 50_000.0,
        advance: Some(20.0),
    };
    assert_eq!(stage.advanced(), Some(5.0));
}

#[test]
fn a_deal_is_weighted_by_what_is_left_of_its_way() {
    let stage = |deals, value, advance| PipelineStage {
        deals,
        value,
        advance: Some(advance),
    };
    let pipeline = Pipeline {
        stages: [
            stage(8.0, 800.0, 50.0),
            stage(4.0, 400.0, 50.0),
            stage(2.0, 300.0, 50.0),
            stage(1.0, 100.0, 80.0),
        ],
        ..Pipeline::default()
    };
    assert_eq!(pipeline.win_probability(), [0.1, 0.2, 0.4, 0.8].map(Some));
    near(
        pipeline.weighted_value().unwrap(),
        80.0 + 80.0 + 120.0 + 80.0,
        1e-12,
    );
    near(pipeline.expected_wins().unwrap(), 0.8 + 0.8 + 0.8 + 0.8, 1e-12);
    // Fifteen deals of 106.67 at a win rate of 10 %, in a cycle of two months.
    near(
        pipeline.velocity(2.0).unwrap(),
        15.0 * (1600.0 / 15.0) * 0.1 / 2.0,
        1e-12,
    );
    assert_eq!(pipeline.velocity(0.0), None);
    // A rate that is not known is not 0: what depends on it is not known either.
    let mut unsaid = pipeline;
    unsaid.stages[1].advance = None;
    assert_eq!(unsaid.win_probability(), [None, None, Some(0.4), Some(0.8)]);
    assert_eq!((unsaid.weighted_value(), unsaid.velocity(2.0)), (None, None));
    unsaid.stages[0] = PipelineStage::default();
    unsaid.stages[1] = PipelineStage::default();
    near(unsaid.expected_wins().unwrap(), 1.6, 1e-12);
}

#[test]
fn lacking_one_of_three_is_not_qualified() {
    let mut pipeline = Pipeline {
        qualified: [true; 3],
        ..Pipeline::default()
    };
    assert!(pipeline.is_qualified());
    for lacking in 0..3 {
        pipeline.qualified = [true; 3];
        pipeline.qualified[lacking] = false;
        assert!(!pipeline.is_qualified());
    }
}
