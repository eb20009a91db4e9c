//! An arrow key takes a number to the next that one would choose.

#[path = "../../src/ui/step.rs"]
mod step;

use step::stepped;

#[track_caller]
fn steps_to(from: f64, up: f64, down: f64) {
    assert_eq!(
        [stepped(from, true), stepped(from, false)],
        [up, down],
        "from {from}"
    );
}

#[test]
fn it_moves_the_second_digit_by_one() {
    steps_to(2.5, 2.6, 2.4);
    steps_to(36.0, 37.0, 35.0);
    steps_to(150.0, 160.0, 140.0);
    steps_to(10_000.0, 11_000.0, 9_000.0);
    steps_to(1_234_567.0, 1_300_000.0, 1_100_000.0);
}

#[test]
fn what_has_more_digits_is_rounded_first() {
    steps_to(3.25, 3.4, 3.2);
    steps_to(12.345, 13.0, 11.0);
}

#[test]
fn a_small_number_moves_by_a_hundredth() {
    steps_to(0.0, 0.01, -0.01);
    steps_to(0.05, 0.06, 0.04);
    steps_to(0.001, 0.01, -0.01);
}

#[test]
fn a_number_below_zero_moves_up_and_down_as_others_do() {
    steps_to(-40.0, -39.0, -41.0);
    steps_to(-0.5, -0.49, -0.51);
}

#[test]
fn no_step_leaves_digits_that_nobody_typed() {
    let mut value = 0.1;
    for _ in 0..500 {
        value = stepped(value, true);
        assert!(value.to_string().len() <= 5, "{value}");
    }
}

#[test]
fn a_step_up_and_one_down_lead_back_within_a_power_of_ten() {
    for value in [0.3, 1.1, 4.7, 52.0, 730.0] {
        assert_eq!(stepped(stepped(value, true), false), value);
    }
}
