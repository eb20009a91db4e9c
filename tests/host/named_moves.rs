//! The moves that are named: of different levers, and the same while others are hardly better.

#[path = "../../src/state/moves.rs"]
mod named;

use super::named_brake::steady;
use flywheel_model::{Brake, Lever, Preset, Weights, moves};
use named::named_moves;

fn step(lever: Lever, gain: f64) -> Brake {
    Brake {
        lever,
        from: 2.0,
        to: 1.0,
        gain,
    }
}

fn levers(moves: &[Brake]) -> Vec<Lever> {
    moves.iter().map(|step| step.lever).collect()
}

#[test]
fn three_moves_are_of_three_levers_and_one_of_them_is_a_conversion_at_most() {
    let of = |preset: Preset| {
        let inputs = preset.inputs();
        let wheel = inputs.calibrate().expect("an example");
        levers(&named_moves(&moves(&inputs, &wheel, &Weights::default()), &[]))
    };
    use Lever::{Churn, Conversion, Recommended};
    assert_eq!(of(Preset::Saas), [Conversion(1), Churn, Recommended]);
    assert_eq!(of(Preset::Shop), [Churn, Conversion(0), Recommended]);
    assert_eq!(of(Preset::Agency), [Recommended, Conversion(2), Churn]);
    assert_eq!(of(Preset::Local), [Recommended, Churn, Conversion(0)]);
    assert_eq!(of(Preset::App), [Conversion(2), Recommended, Churn]);
}

#[test]
fn there_are_fewer_moves_where_fewer_win_anybody() {
    let ranked = [step(Lever::Conversion(1), 9.0), step(Lever::Conversion(0), 8.0)];
    assert_eq!(levers(&named_moves(&ranked, &[])), [Lever::Conversion(1)]);
    assert_eq!(levers(&named_moves(&[], &ranked)), []);
}

#[test]
fn moves_keep_their_places_until_another_is_clearly_better() {
    let before = named_moves(
        &[
            step(Lever::Conversion(1), 100.0),
            step(Lever::Churn, 90.0),
            step(Lever::Nps, 80.0),
        ],
        &[],
    );
    // Another conversion and the traffic are a little better, churn a little better than the first.
    let close = [
        step(Lever::Churn, 104.0),
        step(Lever::Conversion(0), 102.0),
        step(Lever::Conversion(1), 100.0),
        step(Lever::Traffic, 85.0),
        step(Lever::Nps, 80.0),
    ];
    let now = named_moves(&close, &before);
    assert_eq!(levers(&now), [Lever::Conversion(1), Lever::Churn, Lever::Nps]);
    assert_eq!(now[1].gain, 104.0, "with its new numbers");
    let clear = [
        step(Lever::Churn, 112.0),
        step(Lever::Conversion(0), 102.0),
        step(Lever::Conversion(1), 100.0),
        step(Lever::Traffic, 89.0),
        step(Lever::Nps, 80.0),
    ];
    let now = named_moves(&clear, &before);
    assert_eq!(levers(&now), [Lever::Churn, Lever::Conversion(0), Lever::Traffic]);
}
