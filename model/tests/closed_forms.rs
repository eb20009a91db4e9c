//! A second implementation of the model without cycle and market. It is written from the equations, with closed
//! forms and no loop over months, and both must agree.

use crate::common::{agree, baseline_inputs, cases, simple, up_to, wheels};
use flywheel_model::Wheel;
use proptest::prelude::*;

/// `G = 1 - c + k`, from the friction.
fn growth(mu: f64) -> f64 {
    1.0 - mu
}

/// `S_n`, the sum of the first `n` powers of `G`.
fn powers(mu: f64, n: i32) -> f64 {
    if n == 0 {
        0.0
    } else if mu == 0.0 {
        f64::from(n)
    } else if growth(mu) == 0.0 {
        1.0 // 0^0
    } else {
        -(f64::from(n) * (-mu).ln_1p()).exp_m1() / mu
    }
}

/// `C_t = C0 G^t + a S_t`.
fn customers(wheel: &Wheel, mu: f64, t: i32) -> f64 {
    // It does not use the friction, whose difference from 1 has no digits left where almost everybody leaves.
    let month = (1.0 - wheel.churn) + wheel.spin;
    let rolled = if t == 0 || mu == 0.0 { 1.0 } else { month.powi(t) };
    wheel.customers * rolled + wheel.push * powers(mu, t)
}

/// The first whole month after `k C_t > a`, by solving `C_t = a / k` for `t`.
fn crossing(wheel: &Wheel, mu: f64) -> f64 {
    let (a, k, c0) = (wheel.push, wheel.spin, wheel.customers);
    let exact = if mu == 0.0 {
        (a / k - c0) / a
    } else {
        // G^t = (a/k - a/mu) / (C0 - a/mu)
        ((a / k - a / mu) / (c0 - a / mu)).ln() / growth(mu).ln()
    };
    exact.floor() + 1.0
}

#[track_caller]
fn both_agree(wheel: &Wheel, months: usize, relative: f64) {
    let (run, mu) = (wheel.project(months), wheel.friction());
    // Below this a number does not have all of its digits.
    let agree = |a: f64, b: f64, relative: f64| a.max(b) < 1e-200 || agree(a, b, relative);
    for (month, simulated) in run.flywheel.iter().enumerate() {
        let closed = customers(wheel, mu, month as i32);
        assert!(
            agree(*simulated, closed, relative),
            "month {month}: {simulated} {closed} {wheel:?}"
        );
    }
    for (month, simulated) in run.funnel.iter().enumerate() {
        let funnel = Wheel { spin: 0.0, ..*wheel };
        let closed = customers(&funnel, wheel.churn, month as i32);
        assert!(
            agree(*simulated, closed, relative),
            "funnel, month {month}: {simulated} {closed}"
        );
    }
    for (month, won) in run.won.iter().enumerate() {
        let closed = wheel.push + wheel.spin * customers(wheel, mu, month as i32);
        assert!(agree(*won, closed, relative), "won, month {month}");
    }
    let dials = wheel.dials(&baseline_inputs());
    assert!(agree(dials.glide, powers(mu, 12), relative), "glide");
}

#[test]
fn with_no_friction_at_all() {
    both_agree(&simple(12.5, 0.03, 0.03, 500.0), 120, 1e-12);
}

#[test]
fn with_friction_within_rounding_of_none() {
    // 0.1 + 0.2 is not 0.3: the difference counts as 0.
    let wheel = simple(12.5, 0.3, 0.1 + 0.2, 500.0);
    assert_eq!(wheel.friction(), 0.0);
    both_agree(&wheel, 120, 1e-12);
}

#[test]
fn with_hardly_any_friction_of_either_sign() {
    for tiny in [1e-15, 1e-13, 1e-12, 1e-10, 1e-9, 1e-6] {
        both_agree(&simple(12.5, 0.0, tiny, 500.0), 120, 1e-12);
        both_agree(&simple(12.5, tiny, 0.0, 500.0), 120, 1e-12);
        both_agree(&simple(12.5, 0.03 + tiny, 0.03, 500.0), 120, 1e-12);
    }
}

#[test]
fn with_friction_below_zero() {
    both_agree(&simple(12.5, 0.05, 0.02, 500.0), 120, 1e-12);
    both_agree(&simple(12.5, 10.0, 0.0, 500.0), 120, 1e-12);
}

#[test]
fn with_nobody_left_after_a_month() {
    let wheel = simple(12.5, 0.0, 1.0, 500.0);
    assert_eq!(growth(wheel.friction()), 0.0);
    both_agree(&wheel, 120, 1e-12);
}

#[test]
fn the_crossover_is_in_the_same_month() {
    for (push, spin, churn, customers) in [
        (12.5, 0.02, 0.03, 500.0),
        (12.5, 0.03, 0.03, 0.0),
        (12.5, 0.05, 0.02, 100.0),
        (40.0, 0.6, 1.0, 1.0),
        (12.5, 0.0151, 0.03, 500.0),
    ] {
        let wheel = simple(push, spin, churn, customers);
        let crossover = wheel.dials(&baseline_inputs()).crossover.unwrap();
        assert_eq!(crossover, crossing(&wheel, wheel.friction()), "{wheel:?}");
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn on_any_wheel(wheel in wheels()) {
        both_agree(&wheel, 120, 1e-10);
    }

    #[test]
    fn the_terminal_size_is_push_over_friction_and_reached(
        push in up_to(1e9), churn in 0.01..=1.0, part in 0.0..=0.9, customers in up_to(1e9)
    ) {
        let wheel = simple(push, churn * part, churn, customers);
        let end = wheel.dials(&baseline_inputs()).terminal_size.unwrap();
        let mu = wheel.churn - wheel.spin;
        prop_assert!(agree(end, push / mu, 1e-14));
        let far = customers * growth(mu).powi(40_000) + push * powers(mu, 40_000);
        prop_assert!((far - end).abs() <= 1e-12 * end + 1e-17 * customers);
        let settled = Wheel { customers: end, ..wheel }.project(1).flywheel[1];
        prop_assert!(agree(settled, end, 1e-14));
    }

    #[test]
    fn the_crossover_is_the_first_month_that_spins_more_than_is_pushed(
        push in 0.1..=1e4, spin in 1e-3..=0.5f64, part in 0.0..=1.9f64, below in 0.0..=0.999
    ) {
        let wheel = simple(push, spin, (spin * part).min(1.0), below * push / spin);
        let crossover = wheel.dials(&baseline_inputs()).crossover;
        let month = crossover.expect("R > 1/2 and push ahead today: it comes");
        prop_assume!(month <= 5000.0);
        let run = wheel.project(month as usize).flywheel;
        let (before, after) = (spin * run[month as usize - 1], spin * run[month as usize]);
        // In the month of the crossover itself the last digit may decide.
        prop_assert!(after >= push * (1.0 - 1e-9), "{before} {after} {push}");
        prop_assert!(before <= push * (1.0 + 1e-9), "{before} {after} {push}");
    }

    #[test]
    fn the_half_life_halves_and_the_doubling_time_doubles(churn in 1e-6..=0.999, spin in up_to(10.0)) {
        let wheel = simple(0.0, spin, churn, 1.0);
        let mu = wheel.friction();
        let after = |months: f64| (months * (-mu).ln_1p()).exp();
        match (wheel.dials(&baseline_inputs()).half_life, wheel.doubling_time()) {
            (Some(half), None) => prop_assert!(agree(after(half), 0.5, 1e-10) && mu > 0.0),
            (None, Some(double)) => prop_assert!(agree(after(double), 2.0, 1e-10) && mu < 0.0),
            (None, None) => prop_assert!(mu == 0.0),
            both => prop_assert!(false, "{both:?}"),
        }
    }
}
