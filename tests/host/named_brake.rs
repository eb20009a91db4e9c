//! The lever that is named as the brake stays the same while another is hardly better.

#[path = "../../src/state/steady.rs"]
pub(super) mod steady;

use flywheel_model::{Brake, Lever};
use steady::{held, steady};

fn brake(lever: Lever, gain: f64) -> Brake {
    Brake {
        lever,
        from: 2.0,
        to: 1.0,
        gain,
    }
}

fn named(ranked: &[Brake], before: Option<&Brake>) -> Option<Lever> {
    steady(ranked, before).map(|brake| brake.lever)
}

#[test]
fn at_first_it_is_the_one_that_gains_most() {
    let ranked = [brake(Lever::Churn, 20.0), brake(Lever::Nps, 19.0)];
    assert_eq!(named(&ranked, None), Some(Lever::Churn));
    assert_eq!(named(&[], None), None);
}

#[test]
fn the_one_that_was_named_stays_until_another_is_clearly_better() {
    let before = brake(Lever::Nps, 5.0);
    for (best, wanted) in [(109.0, Lever::Nps), (111.0, Lever::Churn)] {
        let ranked = [brake(Lever::Churn, best), brake(Lever::Nps, 100.0)];
        assert_eq!(named(&ranked, Some(&before)), Some(wanted), "{best} against 100");
    }
}

#[test]
fn it_is_named_with_its_new_numbers() {
    let ranked = [brake(Lever::Nps, 100.0)];
    let gain = steady(&ranked, Some(&brake(Lever::Nps, 5.0))).map(|brake| brake.gain);
    assert_eq!(gain, Some(100.0));
}

#[test]
fn one_that_brakes_no_longer_gives_way() {
    let ranked = [brake(Lever::Churn, 1.0)];
    assert_eq!(named(&ranked, Some(&brake(Lever::Nps, 50.0))), Some(Lever::Churn));
}

#[test]
fn one_whose_number_is_being_changed_stays_even_if_it_brakes_no_longer() {
    let before = brake(Lever::Nps, 50.0);
    let ranked = [brake(Lever::Churn, 100.0), brake(Lever::Nps, 1.0)];
    assert_eq!(held(&ranked, &before), ranked[1]);
    let spent = held(&ranked[..1], &before);
    assert_eq!((spent.lever, spent.gain), (Lever::Nps, 0.0));
}
