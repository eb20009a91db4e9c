//! The journey: seven phases with the wheel's own numbers, touchpoints, and activities.

use crate::common::near;
use flywheel_model::journey::{Activity, Journey, Number, Phase, Status, Supplier, Touchpoint, Verdict};
use flywheel_model::{Document, Force, Preset, Segment};

pub(crate) fn serving(touchpoint: Option<u32>, hours: f64) -> Activity {
    Activity {
        name: "Something".to_owned(),
        phase: Some(Phase::Unaware),
        touchpoint,
        hours,
        ..Activity::default()
    }
}

fn doing(activities: Vec<Activity>) -> Journey {
    Journey {
        activities,
        ..Journey::default()
    }
}

pub(crate) fn needing(weights: &[f64]) -> Journey {
    let touchpoints = (1..).zip(weights).map(|(id, &weight)| Touchpoint {
        id,
        phase: Phase::Unaware,
        name: format!("touchpoint {id}"),
        weight,
    });
    Journey {
        touchpoints: touchpoints.collect(),
        ..Journey::default()
    }
}

#[test]
fn seven_phases_in_order_belong_to_three_segments() {
    let segments = Phase::ALL.map(Phase::segment);
    assert_eq!(segments[..2], [Segment::Attract; 2]);
    assert_eq!(segments[2..5], [Segment::Engage; 3]);
    assert_eq!(segments[5..], [Segment::Delight; 2]);
}

#[test]
fn the_articles_touchpoints_are_there_at_first() {
    let journey = Journey::default();
    let count = |phase| journey.touchpoints.iter().filter(|t| t.phase == phase).count();
    assert_eq!(Phase::ALL.map(count), [3, 3, 3, 4, 2, 3, 5]);
}

#[test]
fn people_in_the_phases_are_the_wheels_own() {
    let inputs = Preset::Saas.inputs();
    let journey = Journey {
        dwell: [0.0, 0.0, 0.5, 1.0, 2.0, 0.0, 0.0],
        ..Journey::default()
    };
    let flow = journey.flow(&inputs);
    // 10 000 visits, 2.5 %, 15 %, 20 %.
    let expected = [100_000.0, 20_000.0, 10_000.0, 250.0, 37.5, 150.0];
    for (found, expected) in flow.people.iter().zip(expected) {
        near(*found, expected, 1e-12);
    }
    near(flow.won, 7.5, 1e-12);
    near(flow.people[6], 150.0 * inputs.sentiment.shares().promoters, 1e-12);
    let rates: Vec<f64> = flow.rates.into_iter().flatten().collect();
    assert_eq!(rates.len(), 6);
    near(rates[2], 0.025, 1e-12);
    near(rates[4], 20.0, 1e-12); // twenty months of wins
    assert_eq!(flow.in_progress[..2], [0.0; 2]);
    near(flow.in_progress[4], 75.0, 1e-12);
}

#[test]
fn a_conversion_can_be_moved_and_the_others_stay_in_order() {
    let mut journey = Journey::default();
    assert_eq!(journey.assigned(1), [Phase::Decision]);
    assert_eq!(
        journey.assigned(3),
        [Phase::Consideration, Phase::Evaluation, Phase::Decision]
    );
    journey.assign(4, 0, Phase::Evaluation);
    assert_eq!(
        journey.assigned(4),
        [
            Phase::Evaluation,
            Phase::Evaluation,
            Phase::Evaluation,
            Phase::Decision
        ]
    );
    journey.assign(4, 2, Phase::Consideration);
    assert_eq!(
        journey.assigned(4),
        [
            Phase::Consideration,
            Phase::Consideration,
            Phase::Consideration,
            Phase::Decision
        ]
    );
}

#[test]
fn forty_hours_with_twenty_four_wasted_waste_sixty_percent() {
    let mut journey = needing(&[40.0, 20.0, 20.0, 20.0]);
    journey.activities = vec![serving(Some(1), 16.0), serving(None, 24.0)];
    let gap = journey.gap();
    near(gap.wasted_hours() / gap.hours, 0.6, 1e-12);
    near(gap.matched.unwrap(), 0.4, 1e-12);
    assert!(gap.is_wasteful());
    assert_eq!(gap.missing(), 3);
}

#[test]
fn an_exact_match_has_neither_finding() {
    let mut journey = needing(&[1.0, 3.0]);
    journey.activities = vec![serving(Some(1), 10.0), serving(Some(2), 30.0)];
    let gap = journey.gap();
    near(gap.matched.unwrap(), 1.0, 1e-15);
    assert!(!gap.is_wasteful());
    assert_eq!((gap.missing(), gap.reallocation(&[1.0; 7])), (0, vec![]));
}

#[test]
fn without_hours_nothing_is_matched_or_wasted() {
    let gap = Journey::default().gap();
    assert_eq!(
        (gap.matched, gap.is_wasteful(), gap.wasted_hours()),
        (None, false, 0.0)
    );
    assert!(gap.needs.iter().all(|need| need.status == Status::Missing));
}

#[test]
fn an_activity_without_hours_is_done_all_the_same() {
    let mut journey = needing(&[1.0]);
    journey.activities = vec![serving(Some(1), 0.0)];
    assert_eq!((journey.gap().missing(), journey.coverage()[0]), (0, Some(1.0)));
}

#[test]
fn what_buyers_do_not_need_is_wasted() {
    let mut journey = needing(&[1.0, 0.0]);
    journey.activities = vec![serving(Some(1), 1.0), serving(Some(2), 1.0)];
    assert_eq!(journey.gap().needs[1].status, Status::Wasted);
}

#[test]
fn hours_move_first_to_where_customers_are_won() {
    let mut journey = needing(&[1.0, 1.0, 1.0]);
    journey.touchpoints[1].phase = Phase::Trigger;
    journey.touchpoints[2].phase = Phase::Experience;
    journey.activities = vec![serving(None, 30.0)];
    let moves = journey.gap().reallocation(&[0.1, 0.5, 0.0, 0.0, 0.0, 2.0, 0.0]);
    let order: Vec<u32> = moves.iter().map(|step| step.to).collect();
    assert_eq!(order, [3, 2, 1]);
    assert!(
        moves
            .iter()
            .all(|step| step.from.is_none() && (step.hours - 10.0).abs() < 1e-9)
    );
}

#[test]
fn each_no_flags_its_phase_and_no_answer_flags_none() {
    let mut journey = Journey::default();
    assert_eq!(journey.flagged(), [false; 7]);
    journey.answers = [Some(true); 3];
    assert_eq!(journey.flagged(), [false; 7]);
    journey.answers = [Some(false), None, Some(false)];
    assert_eq!(journey.flagged()[..3], [true; 3]);
    journey.answers = [None, Some(false), None];
    assert_eq!(journey.flagged()[..4], [false, false, true, false]);
}

#[test]
fn a_full_match_with_high_churn_is_not_customer_centric() {
    let mut journey = needing(&[1.0]);
    journey.activities = vec![serving(Some(1), 1.0)];
    let mut document = Document::from(Preset::Saas.inputs());
    document.forces.set(Force::Alignment, 0, Some(1.0)).unwrap();
    assert!(journey.verdict(&document).is_customer_centric());
    document.enter(flywheel_model::Field::Churn, Some(9.0)).unwrap();
    let verdict = journey.verdict(&document);
    assert_eq!((verdict.matched, verdict.is_churn_usual), (Some(true), false));
    assert!(!verdict.is_customer_centric());
    // A condition that is not known does not hold.
    let silent = Journey::default().verdict(&Document::from(Preset::Saas.inputs()));
    assert_eq!(
        silent,
        Verdict {
            matched: None,
            aligned: None,
            is_churn_usual: true,
            is_nps_usual: true
        }
    );
}

#[test]
fn the_grid_has_a_cell_for_each_phase_content_and_channel() {
    let placed = |phase: Option<Phase>, content: &str, channel: &str| Activity {
        phase,
        content: content.to_owned(),
        channel: channel.to_owned(),
        ..serving(None, 1.0)
    };
    let journey = doing(vec![
        placed(Some(Phase::Trigger), "Video", "Social media"),
        placed(Some(Phase::Trigger), "Video", "Social media"),
        placed(Some(Phase::Loyalty), "Video", "E-mail"),
        placed(Some(Phase::Loyalty), "Text", "E-mail"),
        placed(None, "Event", "Hall"),
    ]);
    let grid = journey.grid();
    assert_eq!(
        (grid.contents.clone(), grid.channels.clone()),
        (vec!["Video", "Text"], vec!["Social media", "E-mail"])
    );
    assert_eq!((grid.cells(), grid.empty()), (28, 25));
    assert_eq!(grid.cell(Phase::Trigger, "Video", "Social media").len(), 2);
    assert!(grid.cell(Phase::Trigger, "Text", "Social media").is_empty());
}

#[test]
fn a_removed_touchpoint_leaves_its_activities_their_phase() {
    let mut journey = doing(vec![serving(Some(10), 4.0)]);
    journey.serve(0, Some(10));
    assert_eq!(journey.activities[0].phase, Some(Phase::Evaluation));
    journey.remove_touchpoint(10);
    assert_eq!(
        (journey.activities[0].touchpoint, journey.activities[0].phase),
        (None, Some(Phase::Evaluation))
    );
    journey.reset_touchpoints();
    assert_eq!(journey.touchpoints, Journey::default().touchpoints);
}

#[test]
fn the_articles_list_again_leaves_what_served_another_without() {
    let mut journey = doing(vec![serving(None, 4.0)]);
    journey.remove_touchpoint(23);
    let own = journey.add_touchpoint(Phase::Unaware, "Podcast").unwrap();
    assert!(own > 23);
    journey.serve(0, Some(own));
    journey.reset_touchpoints();
    assert_eq!(
        (journey.activities[0].touchpoint, journey.activities[0].phase),
        (None, Some(Phase::Unaware))
    );
}

#[test]
fn a_weight_belongs_to_its_touchpoint_wherever_that_stands() {
    let mut journey = Journey::default();
    journey.add_touchpoint(Phase::Unaware, "Podcast");
    journey.enter(Number::Weight(9), Some(7.0)).unwrap();
    assert_eq!(journey.touchpoint(9).unwrap().weight, 7.0);
}

#[test]
fn a_new_stage_takes_the_usual_phase() {
    let mut journey = Journey::default();
    journey.assign(3, 1, Phase::Consideration);
    let expected = [
        Phase::Consideration,
        Phase::Consideration,
        Phase::Evaluation,
        Phase::Decision,
    ];
    assert_eq!(journey.assigned(4), expected);
}

#[test]
fn an_activity_of_another_phase_serves_its_touchpoint_no_longer() {
    let mut journey = doing(vec![serving(None, 4.0)]);
    journey.serve(0, Some(1));
    journey.place_in(0, Some(Phase::Loyalty));
    assert_eq!(
        (journey.activities[0].touchpoint, journey.activities[0].phase),
        (None, Some(Phase::Loyalty))
    );
}

#[test]
fn what_was_read_is_normalised_and_counted() {
    let text = format!(
        "journey=1&reached=-5&triggered=200&dwell=x,1&touch=1,7,1,Phone;1,1,1e9,Twice;2,1,1000,Heavy;2,1,1,Twice\
         &do=Mail,,99,,,0,0,1;{},,,,,3,0,1;broken&anything=else",
        "x".repeat(500)
    );
    let (journey, mended) = Journey::from_text(&text).unwrap();
    // A month, a touchpoint and an activity cannot be read; two numbers and a weight are out of range; one id
    // stands there twice, one does not exist, and a name is too long. One key is unknown.
    assert_eq!(mended, 10);
    assert_eq!(
        (journey.reached, journey.triggered, journey.dwell[1]),
        (0.0, 100.0, 1.0)
    );
    assert_eq!(
        (journey.touchpoints.len(), journey.activities[0].touchpoint),
        (2, None)
    );
    assert_eq!(journey.clone().normalise(), 0);
    assert_eq!(Journey::from_text("v=1&preset=saas"), None);
}

#[test]
fn what_a_newer_version_may_have_added_is_counted_as_lost() {
    for text in [
        "journey=1&season=3",
        "journey=1&reached=5,6",
        "journey=1&answers=y,maybe,n",
        "journey=1&done=y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y,y",
        "journey=1&suppliers=We,1,2,3,4",
        "journey=1&expect=,%zz",
    ] {
        assert!(
            Journey::from_text(text).is_some_and(|(_, lost)| lost > 0),
            "{text}"
        );
    }
}

#[test]
fn a_new_touchpoint_stands_behind_those_of_its_phase() {
    let mut journey = Journey::default();
    let id = journey.add_touchpoint(Phase::Trigger, "  Podcast\u{7} ").unwrap();
    let place = journey.touchpoints.iter().position(|t| t.id == id).unwrap();
    assert_eq!((place, journey.touchpoints[place].name.as_str()), (6, "Podcast"));
}

#[test]
fn every_number_is_read_where_it_was_entered() {
    let mut journey = doing(vec![serving(None, 0.0)]);
    journey.suppliers = vec![Supplier::default()];
    let numbers = [
        Number::Reached,
        Number::Triggered,
        Number::Dwell(3),
        Number::Weight(2),
        Number::Hours(0),
        Number::Cost(0),
        Number::Times(0),
        Number::Criterion(1),
        Number::Score(0, 2),
        Number::Deals(1),
        Number::Value(2),
        Number::Advance(3),
        Number::BeforeContact,
    ];
    for (index, number) in numbers.into_iter().enumerate() {
        let value = 1.5 + index as f64 / 2.0;
        journey.enter(number, Some(value)).unwrap();
        assert_eq!(journey.number(number), Some(value));
        let [_, max] = number.range();
        assert!(journey.enter(number, Some(max * 2.0)).is_err());
        assert_eq!(
            journey.number(number),
            Some(value),
            "a refused number changes nothing"
        );
    }
}

#[test]
fn a_name_cut_at_a_space_is_read_back_as_it_was_kept() {
    let mut journey = Journey::default();
    let long = format!("{} tail", "x".repeat(Journey::LONGEST - 1));
    journey.add_touchpoint(Phase::Unaware, &long);
    assert_eq!(Journey::from_text(&journey.to_text()), Some((journey, 0)));
}
