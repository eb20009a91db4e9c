//! Values for some of the inputs, each valid and stored as it was entered.

use flywheel_model::{Basis, Lever, Preset, Reason, Values, Wins};

fn all() -> Vec<Lever> {
    let conversions = (0..8).map(Lever::Conversion);
    Lever::SINGLE.into_iter().chain(conversions).collect()
}

#[test]
fn every_value_is_given_back_as_it_was_entered() {
    for lever in all() {
        let mut values = Values::default();
        assert_eq!(values.get(lever), None, "{lever:?}");
        values.set(lever, Some(12.5)).unwrap();
        assert_eq!(values.get(lever), Some(12.5), "{lever:?}");
        for other in all().into_iter().filter(|other| *other != lever) {
            assert_eq!(values.get(other), None, "{lever:?} set {other:?}");
        }
        values.set(lever, None).unwrap();
        assert!(values.is_empty(), "{lever:?}");
    }
}

#[test]
fn a_refused_value_changes_nothing() {
    for lever in all() {
        let mut values = Values::only(lever, 12.5).unwrap();
        let before = values.clone();
        assert!(values.set(lever, Some(f64::NAN)).is_err(), "{lever:?}");
        assert!(values.set(lever, Some(-1e13)).is_err(), "{lever:?}");
        assert_eq!(values, before, "{lever:?}");
    }
}

#[test]
fn there_is_no_ninth_conversion() {
    let refused = Values::only(Lever::Conversion(8), 5.0);
    assert_eq!(refused, Err(Reason::Count { min: 1, max: 8 }));
}

#[test]
fn inputs_have_either_a_share_or_what_a_promoter_brings() {
    let mut inputs = Preset::Saas.inputs();
    let levers = Lever::of(&inputs);
    assert!(levers.contains(&Lever::Recommended) && !levers.contains(&Lever::Wins));
    assert!(levers.contains(&Lever::Conversion(2)) && !levers.contains(&Lever::Conversion(3)));
    assert!(!levers.contains(&Lever::Market));
    inputs.basis = Basis::Promoter(Wins::new(0.01).unwrap());
    let levers = Lever::of(&inputs);
    assert!(levers.contains(&Lever::Wins) && !levers.contains(&Lever::Recommended));
}
