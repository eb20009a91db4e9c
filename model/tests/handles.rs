//! The handles of the first screen: their scales, the path as one number, and the curves behind them.

use crate::common::{cases, near};
use flywheel_model::{
    Conversion, Curve, Document, Handle, Inputs, Lever, POINTS, Path, Preset, Reason, Scale, Values,
};
use proptest::prelude::*;

fn path(percent: &[f64]) -> Path {
    let names = (0..=percent.len())
        .map(|index| format!("stage {index}"))
        .collect();
    let conversion = percent
        .iter()
        .map(|&percent| Conversion::percent(percent).unwrap());
    Path::new(names, conversion.collect()).unwrap()
}

fn log_odds(path: &Path) -> Vec<f64> {
    let one = |conversion: &Conversion| conversion.fraction() / (1.0 - conversion.fraction());
    path.conversion()
        .iter()
        .map(|conversion| one(conversion).ln())
        .collect()
}

#[test]
fn a_stage_that_everybody_passes_stays_when_the_whole_path_is_moved() {
    let moved = path(&[2.0, 100.0, 30.0]).with_pass(1.2).unwrap();
    assert_eq!(moved.conversion()[1].get(), 100.0);
    near(moved.pass(), 0.012, 1e-5);
}

#[test]
fn a_path_that_everybody_passes_can_be_moved_down() {
    near(path(&[100.0]).with_pass(40.0).unwrap().pass(), 0.4, 1e-5);
}

#[test]
fn a_path_that_nobody_passes_cannot_be_moved() {
    assert_eq!(path(&[10.0, 0.0]).with_pass(1.0), Err(Reason::NothingToScale));
}

#[test]
fn nobody_and_everybody_are_no_goal_of_a_path() {
    for percent in [0.0, -1.0, 100.0, 1e300] {
        assert!(
            matches!(path(&[10.0]).with_pass(percent), Err(Reason::Range { .. })),
            "{percent}"
        );
    }
}

/// The rows that stand open, each with its scale.
fn rows(inputs: &Inputs) -> [(Handle, Scale); 6] {
    Handle::ALL.map(|handle| (handle, handle.scale(inputs, handle.get(inputs))))
}

fn curves(inputs: &Inputs) -> [Curve; 6] {
    inputs.curves(&rows(inputs)).try_into().unwrap()
}

#[test]
fn every_handle_of_every_example_stands_on_its_scale() {
    for preset in Preset::ALL {
        let inputs = preset.inputs();
        let conversions = (0..inputs.path.conversion().len()).map(Handle::Conversion);
        for handle in Handle::ALL.into_iter().chain(conversions) {
            let scale = handle.scale(&inputs, handle.get(&inputs));
            let Some(value) = handle.get(&inputs) else {
                continue;
            };
            let place = scale.place(value);
            assert!(place > 0.02 && place < 0.98, "{preset:?} {handle:?} {place}");
            if let Some([low, high]) = handle.usual(&inputs) {
                assert!(
                    scale.ends[0] <= low && high <= scale.ends[1],
                    "{preset:?} {handle:?}"
                );
            }
        }
    }
}

#[test]
fn a_scale_reaches_as_far_as_a_number_outside() {
    let mut inputs = Preset::Saas.inputs();
    Handle::Traffic.set(&mut inputs, 7e6).unwrap();
    assert_eq!(
        Handle::Traffic.scale(&inputs, Handle::Traffic.get(&inputs)).ends,
        [1_000.0, 7e6]
    );
    Handle::Traffic.set(&mut inputs, 0.0).unwrap();
    assert_eq!(
        Handle::Traffic
            .scale(&inputs, Handle::Traffic.get(&inputs))
            .place(0.0),
        0.0
    );
}

#[test]
fn the_curve_of_what_is_entered_goes_through_todays_outcome() {
    for preset in Preset::ALL {
        let mut inputs = preset.inputs();
        let handle = Handle::Churn;
        let scale = handle.scale(&inputs, handle.get(&inputs));
        let point = POINTS / 3;
        handle
            .set(&mut inputs, scale.value(point as f64 / (POINTS - 1) as f64))
            .unwrap();
        let [.., churn, _, _] = curves(&inputs);
        let customers = inputs
            .calibrate()
            .unwrap()
            .customers_after(inputs.horizon.months());
        assert_eq!(churn[point], Some(customers));
    }
}

#[test]
fn a_conversion_that_nothing_is_known_about_has_a_scale_up_to_everybody() {
    let mut inputs = Preset::Saas.inputs();
    inputs.path = path(&[10.0, 20.0]);
    let handle = Handle::Conversion(1);
    assert_eq!(handle.usual(&inputs), None);
    assert_eq!(handle.scale(&inputs, handle.get(&inputs)).ends, [1.0, 100.0]);
}

#[test]
fn a_better_conversion_never_leaves_fewer_customers() {
    for preset in Preset::ALL {
        let inputs = preset.inputs();
        for index in 0..inputs.path.conversion().len() {
            let handle = Handle::Conversion(index);
            let scale = handle.scale(&inputs, handle.get(&inputs));
            let curves = inputs.curves(&[(handle, scale)]);
            assert!(curves[0].is_sorted(), "{preset:?} {index}");
        }
    }
}

#[test]
fn a_curve_has_a_gap_where_the_model_refuses_the_number() {
    let mut inputs = Preset::Saas.inputs();
    inputs.set(flywheel_model::Lever::Market, Some(400.0)).unwrap();
    let [_, _, customers, ..] = curves(&inputs);
    assert!(customers[0].is_some() && customers[POINTS - 1].is_none());
}

#[test]
fn a_lower_churn_and_more_traffic_never_leave_fewer_customers() {
    for preset in Preset::ALL {
        let inputs: Inputs = preset.inputs();
        let [traffic, pass, _, churn, ..] = curves(&inputs);
        assert!(traffic.is_sorted() && pass.is_sorted(), "{preset:?}");
        assert!(churn.iter().rev().is_sorted(), "{preset:?}");
    }
}

#[test]
fn a_tried_percentage_of_visits_moves_each_conversion_of_the_change() {
    let mut document = Document::from(Preset::Saas.inputs());
    let today = document.inputs.clone();
    document.try_handle(Handle::Pass, Some(0.15)).unwrap();
    let tried = Handle::Pass.tried(&document.inputs, document.change()).unwrap();
    assert!((tried - 0.15).abs() < 1e-6, "{tried}");
    assert_eq!(document.change().conversion.len(), 3);
    assert_eq!(document.inputs, today, "one's own numbers stay");
    // One's own number, or none, ends it.
    document
        .try_handle(Handle::Pass, Handle::Pass.get(&today))
        .unwrap();
    assert!(document.change().is_empty());
}

#[test]
fn the_curve_of_a_tried_number_goes_through_what_trying_it_gives() {
    for preset in Preset::ALL {
        let mut document = Document::from(preset.inputs());
        document.try_handle(Handle::Churn, Some(1.0)).unwrap();
        let inputs = &document.inputs;
        let today = inputs.calibrate().unwrap();
        let rows = rows(inputs);
        let curves = inputs.curves_tried(&rows, &today, document.change(), &document.effect());
        for (index, (handle, scale)) in rows.into_iter().enumerate() {
            for point in [0, 9, 32] {
                let mut moved = document.clone();
                let value = scale.value(point as f64 / 32.0);
                let tried = moved.try_handle(handle, Some(value)).ok();
                let expected = tried.map(|()| {
                    let wheel = moved.changed(&today).unwrap().unwrap_or(today);
                    wheel.customers_after(inputs.horizon.months())
                });
                assert_eq!(curves[index][point], expected, "{preset:?} {handle:?} {value}");
            }
        }
    }
}

#[test]
fn a_change_that_the_wheel_refuses_leaves_the_document_as_it_was() {
    let mut inputs = Preset::Saas.inputs();
    inputs.set(Lever::Traffic, Some(0.0)).unwrap();
    let mut document = Document::from(inputs);
    let before = document.clone();
    assert_eq!(
        document.try_handle(Handle::Traffic, Some(500.0)),
        Err(Reason::NothingToScale)
    );
    let change = Values::only(Lever::Traffic, 500.0).unwrap();
    assert!(document.try_all(change).is_err());
    assert_eq!(document, before);
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn the_whole_path_moves_by_the_same_amount_in_log_odds(
        percent in proptest::collection::vec(0.01..99.0_f64, 1..=8),
        goal in 0.001..95.0_f64,
    ) {
        let path = path(&percent);
        let moved = path.with_pass(goal).unwrap();
        prop_assert!((moved.pass() * 100.0 / goal - 1.0).abs() < 1e-4, "{} {goal}", moved.pass());
        let by: Vec<f64> = log_odds(&moved).iter().zip(log_odds(&path)).map(|(new, old)| new - old).collect();
        // Six digits of a conversion near 100 % are few of what it lacks.
        let is_coarse = moved.conversion().iter().any(|conversion| conversion.get() > 99.0);
        prop_assert!(is_coarse || by.iter().all(|other| (other - by[0]).abs() < 1e-2), "{by:?}");
    }

    #[test]
    fn a_value_of_a_scale_is_found_again_at_its_place(place in 0.0..=1.0_f64, preset in 0..5_usize, handle in 0..6_usize) {
        let (handle, inputs) = (Handle::ALL[handle], Preset::ALL[preset].inputs());
        let scale = handle.scale(&inputs, handle.get(&inputs));
        let value = scale.value(place);
        prop_assert!((scale.place(value) - place).abs() <= 0.51 / scale.steps() as f64 + 0.005);
        prop_assert_eq!(scale.value(scale.place(value)), value);
    }
}
