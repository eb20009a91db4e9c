//! The gap between what buyers need and what is done, touchpoint by touchpoint, computed by hand.

use crate::common::near;
use flywheel_model::Reason;
use flywheel_model::journey::{Activity, Journey, Move, Number, Phase, RowReason, Touchpoint, Words};

/// Touchpoints of these phases and weights, numbered from 1, and hours of activities that serve one or none.
fn journey(touchpoints: &[(Phase, f64)], hours: &[(Option<u32>, f64)]) -> Journey {
    let touchpoints = (1..).zip(touchpoints).map(|(id, &(phase, weight))| Touchpoint {
        id,
        phase,
        name: format!("touchpoint {id}"),
        weight,
    });
    let activities = hours.iter().map(|&(touchpoint, hours)| Activity {
        name: "Something".to_owned(),
        touchpoint,
        hours,
        ..Activity::default()
    });
    Journey {
        touchpoints: touchpoints.collect(),
        activities: activities.collect(),
        ..Journey::default()
    }
}

fn moved(from: Option<u32>, to: u32, hours: f64) -> Move {
    Move { from, to, hours }
}

#[test]
fn efforts_follow_the_hours_that_move() {
    let needs = [
        (Phase::Unaware, 1.0),
        (Phase::Evaluation, 1.0),
        (Phase::Loyalty, 2.0),
    ];
    let gap = journey(&needs, &[(Some(1), 20.0), (None, 20.0)]).gap();
    assert_eq!(gap.hours_needed(), [10.0, 0.0, 0.0, 10.0, 0.0, 0.0, 20.0]);
    assert_eq!(gap.hours_spent(), [20.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    // 100 of effort on 40 hours: attract has 25 less, and the others 25 and 50 more. Those with effort make 150
    // together.
    let efforts = gap.moved_efforts([60.0, 20.0, 20.0]);
    for (found, before_all_give) in efforts.into_iter().zip([35.0, 45.0, 70.0]) {
        near(found, before_all_give * 100.0 / 150.0, 1e-12);
    }
    assert_eq!(gap.moved_efforts([0.0; 3]), [0.0; 3]);
}

#[test]
fn hours_move_from_what_serves_nobody_then_from_where_most_is_over() {
    let needs = [(Phase::Unaware, 1.0); 4];
    // Each needs sixteen hours; the third has 20, the fourth 36.
    let gap = journey(&needs, &[(Some(3), 20.0), (Some(4), 36.0), (None, 8.0)]).gap();
    let expected = [
        moved(None, 1, 8.0),
        moved(Some(4), 1, 8.0),
        moved(Some(4), 2, 12.0),
        moved(Some(3), 2, 4.0),
    ];
    assert_eq!(
        gap.reallocation(&[1.0; 7]),
        expected,
        "what is short by as much stays in its order"
    );
}

#[test]
fn what_is_short_comes_first_where_its_phase_does_most() {
    let needs = [
        (Phase::Unaware, 3.0),
        (Phase::Experience, 1.0),
        (Phase::Loyalty, 0.0),
    ];
    let gap = journey(&needs, &[(Some(3), 40.0)]).gap();
    let moves = |elasticity: f64| {
        let mut all = [0.1; 7];
        all[Phase::Experience as usize] = elasticity;
        gap.reallocation(&all)
    };
    let (first, second) = (moved(Some(3), 1, 30.0), moved(Some(3), 2, 10.0));
    assert_eq!(
        moves(0.29),
        [first, second],
        "30 hours times 0.1 beside 10 times 0.29"
    );
    assert_eq!(moves(0.31), [second, first]);
    assert_eq!(moves(-0.31), [second, first], "its size counts, not its sign");
}

#[test]
fn a_match_that_reads_as_a_hundred_percent_is_not_wasteful() {
    let all_in_one = |weights: [f64; 2]| {
        let needs = weights.map(|weight| (Phase::Unaware, weight));
        journey(&needs, &[(Some(1), 10.0)]).gap()
    };
    assert!(!all_in_one([1999.0, 1.0]).is_wasteful());
    assert!(all_in_one([1998.0, 2.0]).is_wasteful());
}

#[test]
fn without_needs_or_hours_there_is_no_match() {
    let nothing_needed = journey(&[(Phase::Unaware, 0.0)], &[(Some(1), 10.0)]).gap();
    assert_eq!(
        (nothing_needed.matched, nothing_needed.needs[0].need),
        (None, 0.0)
    );
    let nothing_done = journey(&[(Phase::Unaware, 1.0)], &[]).gap();
    assert_eq!((nothing_done.matched, nothing_done.needs[0].effort), (None, 0.0));
}

#[test]
fn coverage_is_what_is_served_by_weight() {
    let needs = [
        (Phase::Unaware, 1.0),
        (Phase::Unaware, 3.0),
        (Phase::Trigger, 0.0),
        (Phase::Loyalty, 2.0),
    ];
    let coverage = journey(&needs, &[(Some(2), 1.0)]).coverage();
    assert_eq!(coverage, [Some(0.75), None, None, None, None, None, Some(0.0)]);
}

#[test]
fn the_articles_rows_are_mail_to_the_unaware_and_social_media_for_those_who_move() {
    let mut journey = Journey::default();
    journey.add_example();
    let found = journey
        .activities
        .iter()
        .map(|row| (row.name.as_str(), row.phase, row.channel.as_str()));
    let expected = [
        ("*direct-mail", Some(Phase::Unaware), "*direct-mail"),
        ("*social-media", Some(Phase::Trigger), "*social-media"),
    ];
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn a_removed_touchpoint_leaves_the_others() {
    let needs = [
        (Phase::Unaware, 1.0),
        (Phase::Trigger, 2.0),
        (Phase::Loyalty, 3.0),
    ];
    let mut journey = journey(&needs, &[(Some(2), 5.0), (Some(3), 6.0)]);
    journey.remove_touchpoint(2);
    let left: Vec<u32> = journey
        .touchpoints
        .iter()
        .map(|touchpoint| touchpoint.id)
        .collect();
    assert_eq!(left, [1, 3]);
    assert_eq!(
        (journey.activities[0].touchpoint, journey.activities[1].touchpoint),
        (None, Some(3))
    );
}

#[test]
fn a_number_may_be_at_either_end_and_nothing_else() {
    for number in [Number::Reached, Number::Weight(1), Number::Score(0, 0)] {
        let [min, max] = number.range();
        assert_eq!((number.allowed(min), number.allowed(max)), (Ok(min), Ok(max)));
        assert_eq!(number.allowed(f64::NAN), Err(Reason::NotANumber));
        assert_eq!(number.allowed(-1e-9), Err(Reason::Range { min, max }));
        assert!(number.allowed(-0.0).unwrap().is_sign_positive(), "0 has no sign");
    }
}

#[test]
fn what_is_too_much_is_cut_and_counted() {
    let mut journey = Journey {
        activities: vec![Activity::default(); Journey::MOST_ACTIVITIES + 2],
        suppliers: vec![Default::default(); Journey::MOST_SUPPLIERS + 1],
        ..Journey::default()
    };
    assert_eq!(journey.normalise(), 3);
    assert_eq!((journey.activities.len(), journey.suppliers.len()), (500, 8));
}

fn words() -> Words<'static> {
    Words {
        number: &|cell| cell.parse().ok(),
        phase: &|_| None,
        touchpoint: &|cell, _| cell.parse().ok(),
    }
}

#[test]
fn a_pasted_row_without_a_phase_takes_its_touchpoints() {
    let mut pasted = journey(&[(Phase::Unaware, 1.0), (Phase::Loyalty, 1.0)], &[(None, 1.0)]);
    assert_eq!(pasted.paste("Newsletter\t\t2", &words()), (1, vec![]));
    assert_eq!(pasted.activities[0].phase, None);
    assert_eq!(pasted.activities[1].phase, Some(Phase::Loyalty));
}

#[test]
fn a_pasted_name_has_one_to_eighty_characters() {
    for (length, taken) in [(80, 1), (81, 0), (82, 0)] {
        let (found, refused) = Journey::default().paste(&"é".repeat(length), &words());
        assert_eq!(found, taken, "{length}");
        assert!(refused.iter().all(|refused| refused.reason == RowReason::Name));
    }
}
