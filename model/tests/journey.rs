//! The journey: seven phases with the wheel's own numbers, touchpoints beside activities, the pipeline.

use crate::common::{cases, inputs, near};
use flywheel_model::journey::{
    Activity, Because, Journey, Number, Phase, Pipeline, PipelineStage, Status, Supplier, Touchpoint,
    Verdict, Words, elasticities, ranks,
};
use flywheel_model::{Document, Force, Preset, Reason, Segment};
use proptest::prelude::*;

fn serving(touchpoint: Option<u32>, hours: f64) -> Activity {
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

fn needing(weights: &[f64]) -> Journey {
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
    assert_eq!((verdict.matched, verdict.keeps), (Some(true), false));
    assert!(!verdict.is_customer_centric());
    // What nobody has said does not hold.
    let silent = Journey::default().verdict(&Document::from(Preset::Saas.inputs()));
    assert_eq!(
        silent,
        Verdict {
            matched: None,
            aligned: None,
            keeps: true,
            loved: true
        }
    );
}

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
    // Fifteen deals of 106.67 at 10 % in two months.
    near(
        pipeline.velocity(2.0).unwrap(),
        15.0 * (1600.0 / 15.0) * 0.1 / 2.0,
        1e-12,
    );
    assert_eq!(pipeline.velocity(0.0), None);
    // A rate that nobody has said is not 0: what depends on it is not known.
    let mut unsaid = pipeline;
    unsaid.stages[1].advance = None;
    assert_eq!(unsaid.win_probability(), [None, None, Some(0.4), Some(0.8)]);
    assert_eq!((unsaid.weighted_value(), unsaid.velocity(2.0)), (None, None));
    unsaid.stages[0] = PipelineStage::default();
    unsaid.stages[1] = PipelineStage::default();
    near(unsaid.expected_wins().unwrap(), 1.6, 1e-12);
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

fn words() -> Words<'static> {
    Words {
        number: &|cell| cell.parse().ok(),
        phase: &|cell| {
            cell.parse::<usize>()
                .ok()
                .and_then(|n| Phase::ALL.get(n.checked_sub(1)?).copied())
        },
        touchpoint: &|cell, _| (cell == "Google").then_some(4),
    }
}

#[test]
fn pasted_rows_are_taken_one_by_one_and_refusals_told() {
    let mut journey = Journey::default();
    journey.add_example();
    let text = "Ads\t2\tGoogle\tGoogle\tad\t12\t500\t3\n\nBlog\t1\nBad phase\t9\n\t1\nBad hours\t1\t\t\t\tmany\nToo many\t\t\t\t\t-5";
    let (taken, refused) = journey.paste(text, &words());
    assert_eq!((taken, journey.activities.len()), (2, 4));
    let ads = &journey.activities[2];
    assert_eq!(
        (ads.phase, ads.touchpoint, ads.hours, ads.cost, ads.times),
        (Some(Phase::Trigger), Some(4), 12.0, 500.0, 3.0)
    );
    assert_eq!(journey.activities[3].times, 1.0);
    let told: Vec<(usize, Because)> = refused.into_iter().map(|r| (r.row, r.because)).collect();
    let number = |which, read: &str, reason| Because::Number(which, read.to_owned(), reason);
    assert_eq!(
        told,
        [
            (4, Because::Phase("9".to_owned())),
            (5, Because::Name),
            (6, number(Number::Hours(0), "many", Reason::NotANumber)),
            (
                7,
                number(Number::Hours(0), "-5", Reason::Range { min: 0.0, max: 1e6 })
            ),
        ]
    );
}

#[test]
fn a_row_that_contradicts_itself_is_refused_and_can_be_corrected() {
    let mut journey = Journey::default();
    let (taken, refused) = journey.paste("Talks\t7\tGoogle\nAds\t2\tGoogle", &words());
    assert_eq!(taken, 1);
    assert_eq!(refused[0].because, Because::OtherPhase("Google".to_owned()));
    let corrected = refused[0].text.replace('7', "2");
    assert_eq!(journey.paste(&corrected, &words()), (1, vec![]));
    assert_eq!(journey.activities.len(), 2);
}

#[test]
fn quoted_cells_hold_tabs_line_breaks_and_quotation_marks() {
    let mut journey = Journey::default();
    let text = "\"Talks,\nlong and \"\"good\"\"\"\t1\t\t\"Hall\t2\"\r\nSay \"hello\"\t2\r\n";
    assert_eq!(journey.paste(text, &words()), (2, vec![]));
    let names: Vec<&str> = journey
        .activities
        .iter()
        .map(|activity| activity.name.as_str())
        .collect();
    assert_eq!(names, ["Talks, long and \"good\"", "Say \"hello\""]);
    assert_eq!(journey.activities[0].channel, "Hall 2");
}

#[test]
fn what_is_too_much_is_refused_and_what_is_there_stays() {
    let mut journey = Journey::default();
    let text = "Post\n".repeat(Journey::MOST_ACTIVITIES + 2);
    let (taken, refused) = journey.paste(&text, &words());
    assert_eq!((taken, refused.len()), (Journey::MOST_ACTIVITIES, 2));
    assert_eq!(refused[0].because, Because::Full);
}

#[test]
fn what_was_read_is_mended_and_counted() {
    let text = format!(
        "journey=1&reached=-5&triggered=200&dwell=x,1&touch=1,7,1,Phone;1,1,1e9,Twice;2,1,1000,Heavy;2,1,1,Twice\
         &do=Mail,,99,,,0,0,1;{},,,,,3,0,1;broken&anything=else",
        "x".repeat(500)
    );
    let (journey, mended) = Journey::from_text(&text).unwrap();
    // A month, a touchpoint and an activity that cannot be read; two numbers and a weight out of range; an
    // id that stands twice, one that is not there, and a name too long.
    assert_eq!(mended, 9);
    assert_eq!(
        (journey.reached, journey.triggered, journey.dwell[1]),
        (0.0, 100.0, 1.0)
    );
    assert_eq!(
        (journey.touchpoints.len(), journey.activities[0].touchpoint),
        (2, None)
    );
    assert_eq!(journey.clone().mend(), 0);
    assert_eq!(Journey::from_text("preset=saas"), None);
}

#[test]
fn a_new_touchpoint_stands_behind_those_of_its_phase() {
    let mut journey = Journey::default();
    let id = journey.add_touchpoint(Phase::Trigger, "  Podcast\u{7} ").unwrap();
    let place = journey.touchpoints.iter().position(|t| t.id == id).unwrap();
    assert_eq!((place, journey.touchpoints[place].name.as_str()), (6, "Podcast"));
}

/// Touchpoints of any weight in any phase, and activities that serve them; in half of the journeys none serves
/// nobody.
fn journeys() -> impl Strategy<Value = Journey> {
    let touchpoints = prop::collection::vec((0..7usize, 0.0..100.0f64), 1..12);
    let activities = prop::collection::vec((prop::option::of(0..12usize), 0.0..50.0f64), 0..12);
    (touchpoints, activities, any::<bool>()).prop_map(|(touchpoints, activities, all_serve)| {
        let mut journey = needing(&[]);
        let mut ids = Vec::new();
        for (phase, weight) in touchpoints {
            let id = journey.add_touchpoint(Phase::ALL[phase], "x").unwrap();
            journey.enter(Number::Weight(id), Some(weight)).unwrap();
            ids.push(id);
        }
        for (index, (served, hours)) in activities.into_iter().enumerate() {
            let served = if all_serve { served.or(Some(index)) } else { served };
            journey.activities.push(serving(None, hours));
            journey.serve(index, served.map(|which| ids[which % ids.len()]));
        }
        journey
    })
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn over_is_under_and_the_match_is_a_share(journey in journeys()) {
        let gap = journey.gap();
        let Some(matched) = gap.matched else { return Ok(()) };
        prop_assert!((-1e-12..=1.0 + 1e-12).contains(&matched));
        let unassigned = gap.unassigned / gap.hours;
        let over: f64 = gap.needs.iter().map(|n| (n.effort - n.need).max(0.0)).sum::<f64>() + unassigned;
        let under: f64 = gap.needs.iter().map(|n| (n.need - n.effort).max(0.0)).sum();
        prop_assert!((over - under).abs() < 1e-9 && (matched - (1.0 - over)).abs() < 1e-9);
    }

    #[test]
    fn moved_hours_make_an_exact_match_and_stay_as_many(journey in journeys()) {
        let gap = journey.gap();
        if gap.matched.is_none() { return Ok(()) }
        let moves = gap.reallocation(&[1.0; 7]);
        let mut moved = journey.clone();
        // One activity for each touchpoint with what it then has.
        let mut hours: Vec<f64> = gap.needs.iter().map(|need| need.hours).collect();
        let mut unassigned = gap.unassigned;
        let place = |id: u32| gap.needs.iter().position(|need| need.touchpoint == id).unwrap();
        for step in &moves {
            hours[place(step.to)] += step.hours;
            match step.from {
                Some(id) => hours[place(id)] -= step.hours,
                None => unassigned -= step.hours,
            }
        }
        moved.activities = gap.needs.iter().zip(&hours).map(|(n, h)| serving(Some(n.touchpoint), h.max(0.0))).collect();
        moved.activities.push(serving(None, unassigned.max(0.0)));
        let after = moved.gap();
        prop_assert!((after.hours - gap.hours).abs() < 1e-6 * (1.0 + gap.hours));
        prop_assert!(after.matched.unwrap() > 1.0 - 1e-6, "{after:?}");
    }

    #[test]
    fn moved_efforts_are_the_same_effort(
        journey in journeys(), efforts in prop::array::uniform3(0.0..100.0f64),
    ) {
        let gap = journey.gap();
        if gap.matched.is_none() { return Ok(()) }
        let all: f64 = efforts.iter().sum();
        let moved: f64 = gap.moved_efforts(efforts).iter().sum();
        prop_assert!((moved - all).abs() <= 1e-9 * (1.0 + all));
        // In the listed hours' own proportion, nothing idle, they follow the needs.
        if gap.unassigned == 0.0 {
            let (mut spent, mut needed) = ([0.0; 3], [0.0; 3]);
            for phase in Phase::ALL {
                spent[phase.segment() as usize] += gap.hours_spent()[phase as usize];
                needed[phase.segment() as usize] += gap.hours_needed()[phase as usize];
            }
            for (moved, needed) in gap.moved_efforts(spent).iter().zip(needed) {
                prop_assert!((moved - needed).abs() <= 1e-9 * (1.0 + needed));
            }
        }
    }

    #[test]
    fn one_more_touch_never_lowers_its_phases_coverage(journey in journeys(), at in 0..12usize) {
        let before = journey.coverage();
        let touches = journey.touches();
        let mut more = journey.clone();
        let touchpoint = more.touchpoints[at % more.touchpoints.len()].clone();
        more.activities.push(serving(Some(touchpoint.id), 5.0));
        more.serve(more.activities.len() - 1, Some(touchpoint.id));
        let phase = touchpoint.phase as usize;
        prop_assert!(more.coverage()[phase] >= before[phase]);
        prop_assert!(more.touches()[phase] > touches[phase]);
    }

    #[test]
    fn raising_a_score_never_lowers_the_rank(
        scores in prop::collection::vec(prop::array::uniform3(0.0..=10.0f64), 2..6),
        weights in prop::array::uniform3(0.0..=10.0f64), which in 0..3usize,
    ) {
        let mut suppliers: Vec<Supplier> =
            scores.iter().map(|&scores| Supplier { scores, ..Supplier::default() }).collect();
        let before = ranks(&suppliers, &weights)[0];
        suppliers[0].scores[which] = 10.0;
        prop_assert!(ranks(&suppliers, &weights)[0] <= before);
        let same = suppliers[0].scores;
        for supplier in &mut suppliers { supplier.scores = same }
        prop_assert!(ranks(&suppliers, &weights).iter().all(|rank| *rank == 1), "equal scores tie");
    }

    #[test]
    fn the_flow_ends_in_what_the_wheel_wins(inputs in inputs(), moves in prop::collection::vec((0..8usize, 2..5usize), 0..6)) {
        let count = inputs.path.conversion().len();
        let mut journey = Journey::default();
        for (index, phase) in moves {
            if index < count { journey.assign(count, index, Phase::ALL[phase]) }
        }
        let flow = journey.flow(&inputs);
        prop_assert_eq!(flow.assigned.last(), Some(&Phase::Decision));
        prop_assert!(flow.assigned.windows(2).all(|pair| pair[0] <= pair[1]));
        let won = inputs.measured_wins();
        prop_assert!((flow.won - won).abs() <= 1e-12 * won.max(1e-300), "{} {}", flow.won, won);
        prop_assert!(flow.people.iter().all(|people| people.is_finite()));
        // What the phases move together is what their levers move.
        let wheel = inputs.calibrate().unwrap();
        if let Some(all) = wheel.elasticities(12) {
            let phases = elasticities(&flow.assigned, &all);
            let path: f64 = phases[2..5].iter().sum();
            let expected = all.push + (count - 1) as f64 * (all.push + all.spin);
            prop_assert!((path - expected).abs() <= 1e-9 * (1.0 + expected.abs()));
        }
    }

    #[test]
    fn any_journey_survives_its_text(journey in journeys(), name in "\\PC{0,60}", ticks in any::<[bool; 10]>()) {
        let mut journey = journey;
        journey.done = ticks;
        journey.pipeline.stages[1].advance = Some(0.0);
        journey.pipeline.stages[3].advance = Some(12.5);
        journey.expectations[3] = name.clone();
        journey.suppliers.push(Supplier { name: name.clone(), scores: [1.0, 2.5, 10.0] });
        if let Some(activity) = journey.activities.first_mut() { activity.channel = name }
        journey.mend();
        prop_assert_eq!(Journey::from_text(&journey.to_text()), Some((journey, 0)));
    }

    #[test]
    fn any_text_gives_a_journey_or_none(text in "journey=1(&(touch|do|dwell|answers|suppliers|stages|advance)=[-0-9a-z.,;%]{0,80}){0,6}") {
        let (journey, _) = Journey::from_text(&text).unwrap();
        prop_assert_eq!(journey.clone().mend(), 0);
        prop_assert_eq!(Journey::from_text(&journey.to_text()).map(|(again, _)| again), Some(journey));
    }
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

#[test]
fn a_pasted_activity_has_a_name_that_can_be_seen() {
    let mut journey = Journey::default();
    let (taken, refused) = journey.paste("\u{1}\t2\n\u{1} Fair \u{1}\t2", &words());
    assert_eq!((taken, &refused[0].because), (1, &Because::Name));
    assert_eq!(journey.activities[0].name, "Fair");
    assert_eq!(Journey::from_text(&journey.to_text()), Some((journey, 0)));
}
