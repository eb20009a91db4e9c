//! What holds for any journey: reallocating keeps the sum of hours, and whatever is stored is read back.

use crate::common::{cases, inputs};
use crate::journey::{needing, serving};
use flywheel_model::journey::{Journey, Number, Phase, Supplier, elasticities, ranks};
use proptest::prelude::*;

/// Touchpoints of any weight in any phase, and activities that serve them. In half of the journeys every activity
/// serves a touchpoint.
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
        // One activity for each touchpoint, with the hours that it then has.
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
        // If the efforts have the proportion of the listed hours and none is idle, they follow the needs.
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
        // The phases together move what their levers move.
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
        journey.normalise();
        prop_assert_eq!(Journey::from_text(&journey.to_text()), Some((journey, 0)));
    }

    #[test]
    fn any_text_gives_a_journey_or_none(text in "journey=1(&(touch|do|dwell|answers|suppliers|stages|advance)=[-0-9a-z.,;%]{0,80}){0,6}") {
        let (journey, _) = Journey::from_text(&text).unwrap();
        prop_assert_eq!(journey.clone().normalise(), 0);
        prop_assert_eq!(Journey::from_text(&journey.to_text()).map(|(again, _)| again), Some(journey));
    }
}
