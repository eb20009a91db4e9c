//! The net force: what no scale changes, and what has none.

use crate::common::{baseline, baseline_inputs, near};
use flywheel_model::{Force, Forces, Lever, Segment};

fn forces(effort: [f64; 3], alignment: [f64; 3]) -> Forces {
    let mut forces = Forces::default();
    for index in 0..3 {
        forces.set(Force::Effort, index, Some(effort[index])).unwrap();
        forces
            .set(Force::Alignment, index, Some(alignment[index]))
            .unwrap();
    }
    forces
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
        near(segment.elasticity(&inputs, &all), expected, 1e-15);
    }
}
