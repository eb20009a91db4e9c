//! Collins' wheel, and loops that feed themselves.

use crate::common::cases;
use flywheel_model::Reason;
use flywheel_model::learn::{Disc, Feedback, Pushed};
use proptest::prelude::*;

#[test]
fn the_disc_is_as_large_in_metres_as_in_feet() {
    let Disc {
        diameter,
        thickness,
        mass,
    } = Disc::COLLINS;
    assert_eq!((diameter[0], diameter[1]), (30.0, 9.144));
    assert_eq!(thickness[0], 2.0);
    assert!((thickness[1] - 0.610).abs() < 5e-4);
    assert!((mass[1] - 2_268.0).abs() < 0.1);
}

#[test]
fn the_first_turn_takes_two_to_three_hours_and_the_tenth_a_fraction_of_one() {
    assert_eq!(Pushed::default().push(2.5, 0.0).turns, 1.0);
    assert!(Pushed::hours_of(10.0) < 0.41);
    let together: f64 = (1..=50).map(|turn| Pushed::hours_of(f64::from(turn))).sum();
    assert!((together - 2.5 * 50f64.sqrt()).abs() < 1e-12);
}

#[test]
fn as_friction_vanishes_the_turns_lose_no_digit() {
    const PUSH: f64 = 0.32;
    for (hours, friction) in [(3.0, 3e-5), (0.5, 1e-4), (30.0, 1e-9)] {
        let x: f64 = friction * hours;
        // (x - 1 + e^-x) / x^2 by its series.
        let expected = PUSH * hours * hours * (0.5 - x / 6.0 + x * x / 24.0);
        let turns = Pushed::default().push(hours, friction).turns;
        assert!(
            (turns / expected - 1.0).abs() < 1e-9,
            "{hours} {friction}: {turns} {expected}"
        );
    }
    // A day and a night at a friction of a hundredth: x = 1.
    let turns = Pushed::default().push(100.0, 0.01).turns;
    assert!((turns / (PUSH * 1e4 * (-1f64).exp()) - 1.0).abs() < 1e-12);
}

#[test]
fn what_it_has_turned_already_stays() {
    let first = Pushed::default().push(2.0, 0.1);
    let second = first.push(3.0, 0.1);
    let from_there = Pushed { turns: 0.0, ..first }.push(3.0, 0.1);
    assert!(first.turns > 0.1);
    assert!((second.turns - from_there.turns - first.turns).abs() < 1e-12);
    assert_eq!(second.hours, 5.0);
}

#[test]
fn a_loop_that_gives_back_what_it_got_does_not_grow() {
    assert!(!Feedback::new(vec![2.0, 0.5, 1.0]).unwrap().grows());
    assert!(Feedback::new(vec![2.0, 0.5, 1.01]).unwrap().grows());
    assert_eq!(Feedback::new(vec![-10.0, 10.0, 1.0]).unwrap().gain(), -100.0);
}

#[test]
fn a_loop_has_three_to_six_nodes_and_gains_that_can_be() {
    assert_eq!(Feedback::new(vec![1.0; 2]), Err(Reason::Count { min: 3, max: 6 }));
    assert_eq!(Feedback::new(vec![1.0; 7]), Err(Reason::Count { min: 3, max: 6 }));
    assert_eq!(Feedback::new(vec![1.0, f64::NAN, 1.0]), Err(Reason::NotANumber));
    assert_eq!(
        Feedback::new(vec![1.0, 11.0, 1.0]),
        Err(Reason::Range {
            min: -10.0,
            max: 10.0
        })
    );
}

/// The same computed in small steps.
fn stepped(from: Pushed, hours: f64, friction: f64) -> Pushed {
    const STEPS: u32 = 20_000;
    const PUSH: f64 = 0.32;
    let step = hours / f64::from(STEPS);
    let mut now = from;
    for _ in 0..STEPS {
        let middle = now.speed + (PUSH - friction * now.speed) * step / 2.0;
        now.turns += middle * step;
        now.speed += (PUSH - friction * middle) * step;
    }
    now
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn the_same_push_turns_it_ever_faster_without_friction(hours in prop::collection::vec(0.01..10.0f64, 1..20)) {
        let mut now = Pushed::default();
        for hours in hours {
            let next = now.push(hours, 0.0);
            prop_assert!(next.speed > now.speed);
            now = next;
        }
    }

    #[test]
    fn pushing_agrees_with_small_steps(speed in 0.0..50.0f64, hours in 0.01..5.0f64, friction in 0.0..2.0f64) {
        let from = Pushed { speed, ..Pushed::default() };
        let [exact, stepped] = [from.push(hours, friction), stepped(from, hours, friction)];
        prop_assert!((exact.speed - stepped.speed).abs() < 1e-6 * (1.0 + exact.speed));
        prop_assert!((exact.turns - stepped.turns).abs() < 1e-6 * (1.0 + exact.turns));
    }

    #[test]
    fn pushing_twice_is_pushing_as_long(speed in 0.0..50.0f64, one in 0.01..5.0f64, other in 0.01..5.0f64, friction in 0.0..10.0f64) {
        let from = Pushed { speed, ..Pushed::default() };
        let [twice, once] = [from.push(one, friction).push(other, friction), from.push(one + other, friction)];
        prop_assert!((twice.speed - once.speed).abs() < 1e-9 * (1.0 + once.speed));
        prop_assert!((twice.turns - once.turns).abs() < 1e-6 * (1.0 + once.turns));
    }

    #[test]
    fn raising_any_node_raises_all_others_and_the_loop_closes(gains in prop::collection::vec(0.01..5.0f64, 3..=6), start in 0..3usize, raise in 0.1..50.0f64) {
        let feedback = Feedback::new(gains).unwrap();
        let moved = feedback.turn(start, raise);
        prop_assert!(moved.iter().all(|moved| *moved > 0.0));
        let back = moved[start] - raise;
        prop_assert!((back - feedback.gain() * raise).abs() < 1e-9 * (1.0 + back));
        prop_assert_eq!(feedback.grows(), feedback.gain() > 1.0);
    }
}
