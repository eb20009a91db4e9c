//! The journey's text: everything that can be entered has its key, and is read back from it.

use flywheel_model::journey::{Activity, Journey, Phase, Supplier, Touchpoint};

/// Checks that the journey with this change is stored as this text, and read back from it.
#[track_caller]
fn stored(text: &str, change: impl Fn(&mut Journey)) {
    let mut journey = Journey::default();
    change(&mut journey);
    assert_eq!(journey.to_text(), format!("journey=1&{text}"));
    assert_eq!(
        Journey::from_text(&journey.to_text()),
        Some((journey, 0)),
        "{text}"
    );
}

#[test]
fn every_number_has_its_key() {
    stored("reached=5000", |journey| journey.reached = 5000.0);
    stored("triggered=12.5", |journey| journey.triggered = 12.5);
    stored("before=40", |journey| journey.before_contact = 40.0);
    stored("dwell=0,0,1,2,0,0,0", |journey| {
        journey.dwell = [0.0, 0.0, 1.0, 2.0, 0.0, 0.0, 0.0];
    });
    stored("criteria=1,2,3", |journey| journey.criteria = [1.0, 2.0, 3.0]);
    stored("stages=3,5", |journey| journey.stages = vec![3, 5]);
}

#[test]
fn every_answer_and_tick_has_its_key() {
    stored("answers=y,n,", |journey| {
        journey.answers = [Some(true), Some(false), None];
    });
    stored("done=y,n,n,n,n,n,n,n,n,y", |journey| {
        journey.done[0] = true;
        journey.done[9] = true;
    });
    stored("expect=,,Less%20work,,,,", |journey| {
        journey.expectations[2] = "Less work".to_owned();
    });
}

#[test]
fn the_pipeline_has_its_keys() {
    stored("deals=0,3,0,0", |journey| journey.pipeline.stages[1].deals = 3.0);
    stored("value=0,0,900,0", |journey| {
        journey.pipeline.stages[2].value = 900.0;
    });
    stored("advance=,,,12.5", |journey| {
        journey.pipeline.stages[3].advance = Some(12.5);
    });
    stored("qualified=y,n,y", |journey| {
        journey.pipeline.qualified = [true, false, true];
    });
}

#[test]
fn every_row_has_its_cells() {
    stored("touch=7,3,2,Fair", |journey| {
        journey.touchpoints = vec![Touchpoint {
            id: 7,
            phase: Phase::Consideration,
            name: "Fair".to_owned(),
            weight: 2.0,
        }];
    });
    stored("suppliers=We,1,2.5,10", |journey| {
        journey.suppliers = vec![Supplier {
            name: "We".to_owned(),
            scores: [1.0, 2.5, 10.0],
        }];
    });
    stored("do=Demo,4,13,Web,Video,12,500,2", |journey| {
        journey.activities = vec![Activity {
            name: "Demo".to_owned(),
            phase: Some(Phase::Evaluation),
            touchpoint: Some(13),
            channel: "Web".to_owned(),
            content: "Video".to_owned(),
            hours: 12.0,
            cost: 500.0,
            times: 2.0,
        }];
    });
}

#[test]
fn an_id_is_a_whole_number_below_a_million() {
    for (id, read) in [("0", 1), ("999999", 1), ("1000000", 0), ("1.5", 0), ("-1", 0)] {
        let (journey, lost) = Journey::from_text(&format!("journey=1&touch={id},1,1,Fair")).unwrap();
        assert_eq!((journey.touchpoints.len(), lost), (read, 1 - read), "{id}");
    }
}
