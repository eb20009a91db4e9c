//! The month in which recommendation overtakes push, even a very late one.

use crate::common::{baseline_inputs, simple};
use flywheel_model::{Dials, Wheel};

fn dials(wheel: &Wheel) -> Dials {
    wheel.dials(&baseline_inputs())
}

#[test]
fn the_crossover_is_the_month_after_both_are_equal() {
    // Without friction it grows by 8 a month. After 32 months it has 512 customers, who win as many as the push.
    let rate = 1.0 / 64.0;
    assert_eq!(dials(&simple(8.0, rate, rate, 256.0)).crossover, Some(33.0));
    // With a cycle it has 512 after one month, and more after two.
    let wheel = Wheel {
        cycle: 1.0,
        pipeline: 15.875,
        ..simple(8.0, rate, rate, 504.0)
    };
    assert_eq!(wheel.project(1).flywheel[1], 512.0);
    assert_eq!(dials(&wheel).crossover, Some(2.0));
}

#[test]
fn a_crossover_in_a_thousand_years_is_reported_where_a_formula_knows_it() {
    let rate = 1.0 / 16384.0;
    assert_eq!(dials(&simple(1.0, rate, rate, 0.0)).crossover, Some(16385.0));
    let waiting = Wheel {
        cycle: 1.0,
        ..simple(1.0, rate, rate, 0.0)
    };
    assert_eq!(dials(&waiting).crossover, None);
}
