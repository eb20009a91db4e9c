//! The net force: what the efforts add up to, what is wasted, and that the unit does not matter.

use crate::common::{baseline, baseline_inputs, cases, forces, near};
use flywheel_model::{Force, Forces, Lever, Segment, Wheel};
use proptest::prelude::*;

#[test]
fn aligned_efforts_add_up() {
    let net = forces([40.0, 30.0, 20.0], [1.0; 3]).net().unwrap();
    assert_eq!((net.sum, net.net, net.wasted()), (90.0, 90.0, 0.0));
}

#[test]
fn two_equal_and_opposed_efforts_cancel() {
    assert_eq!(
        forces([40.0, 40.0, 0.0], [-1.0, 0.0, 0.0]).net().unwrap().net,
        0.0
    );
}

#[test]
fn independent_efforts_add_up_like_the_sides_of_a_right_angle() {
    near(forces([3.0, 4.0, 0.0], [0.0; 3]).net().unwrap().net, 5.0, 1e-15);
}

#[test]
fn alignments_that_no_directions_have_are_clamped() {
    assert_eq!(forces([1.0, 1.0, 1.0], [-1.0; 3]).net().unwrap().net, 0.0);
}

#[test]
fn pulling_together_scales_the_push_and_nothing_else() {
    let wheel = baseline();
    let together = forces([3.0, 4.0, 0.0], [0.0; 3])
        .pulling_together(&wheel)
        .unwrap();
    near(together.push, 12.5 * 7.0 / 5.0, 1e-12);
    assert_eq!(
        Wheel {
            push: wheel.push,
            ..together
        },
        wheel
    );
    assert_eq!(forces([1.0, 1.0, 0.0], [-1.0; 3]).pulling_together(&wheel), None);
}

#[test]
fn efforts_that_cancel_leave_nothing_not_even_rounding() {
    let forces = forces([0.1, 0.7, 0.8], [1.0, -1.0, -1.0]);
    assert_eq!(forces.net().unwrap().net, 0.0);
    assert_eq!(forces.pulling_together(&baseline()), None);
}

#[test]
fn efforts_that_are_not_all_there_or_all_nothing_have_no_force() {
    assert_eq!(forces([0.0; 3], [1.0; 3]).net(), None);
    let mut one = Forces::default();
    one.set(Force::Effort, 0, Some(40.0)).unwrap();
    assert_eq!(one.net(), None);
}

#[test]
fn what_is_not_net_is_wasted() {
    let net = forces([3.0, 4.0, 0.0], [0.0; 3]).net().unwrap();
    near(net.wasted(), 2.0, 1e-15);
}

#[test]
fn efforts_in_another_unit_have_the_same_force_in_it() {
    for unit in [1e-9, 1e-3, 1e3 / 3.0, 1e6 / 3.0] {
        let aligned = forces([0.1 * unit, 0.7 * unit, 0.8 * unit], [1.0; 3]);
        near(aligned.net().unwrap().net, 1.6 * unit, 1e-15);
        let cancelling = forces([0.1 * unit, 0.7 * unit, 0.8 * unit], [1.0, -1.0, -1.0]);
        assert_eq!(cancelling.net().unwrap().net, 0.0);
    }
}

#[test]
fn a_segments_elasticity_is_the_sum_of_its_levers() {
    let inputs = baseline_inputs();
    let all = baseline().elasticities(12).unwrap();
    let of = |lever| all.to(lever).unwrap();
    let expected = [
        of(Lever::Traffic) + of(Lever::Conversion(0)),
        of(Lever::Conversion(1)) + of(Lever::Conversion(2)),
        // Less churn is better.
        of(Lever::Recommended) - of(Lever::Churn),
    ];
    for (segment, expected) in Segment::ALL.into_iter().zip(expected) {
        near(all.to_segment(segment, &inputs), expected, 1e-15);
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn the_net_force_is_never_above_the_sum(
        effort in prop::array::uniform3(0.0..1e9f64), alignment in prop::array::uniform3(-1.0..=1.0f64),
    ) {
        if let Some(net) = forces(effort, alignment).net() {
            prop_assert!(net.net >= 0.0 && net.net <= net.sum);
        }
    }
}
