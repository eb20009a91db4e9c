//! Whatever is entered for levers, ranges and forces gives finite numbers or a named state, and never a panic.

use crate::common::{cases, inputs};
use flywheel_model::{Against, Document, Force, Item, ItemNumber, Lever, Normals, Part, Weights, link};
use proptest::prelude::*;

/// A number of any size, which a lever may accept or refuse.
fn value() -> impl Strategy<Value = f64> {
    prop_oneof![
        Just(0.0),
        Just(100.0),
        Just(-100.0),
        0.0..=1.0f64,
        0.0..=100.0f64,
        0.0..=1e9f64
    ]
}

/// Inputs with those of these values that are allowed.
fn documents() -> impl Strategy<Value = Document> {
    let parts = prop::collection::vec((0..5usize, 0..17usize, value()), 0..30);
    let forces = prop::collection::vec((0..5usize, 0..3usize, value()), 0..14);
    let items = prop::collection::vec(
        (0..12usize, -99.0..=1000.0f64, 0.0..=10.0f64, 0.0..=10.0f64),
        0..4,
    );
    let weights = (
        prop::collection::vec(0.001..=10.0f64, 6),
        prop::array::uniform2(0.0..=10.0f64),
    );
    (inputs(), parts, forces, items, weights, 0..3usize).prop_map(
        |(inputs, parts, forces, items, weights, against)| {
            let mut document = Document::from(inputs);
            let (mut mixes, [warning, density]) = weights;
            mixes[..3].sort_by(|a, b| b.total_cmp(a));
            mixes[3..].sort_by(f64::total_cmp);
            let [p, n, d, stay, leave, run] = mixes.try_into().unwrap();
            document.weights = Weights::new([p, n, d, stay, leave, run, warning, density]).unwrap();
            let levers = Lever::of(&document.inputs);
            for (part, lever, value) in parts {
                let lever = levers[lever % levers.len()];
                let part = Part::ALL[part];
                if part == Part::If {
                    let _ = document.try_out(lever, Some(value));
                } else {
                    let _ = document.set(part, lever, Some(value));
                }
            }
            for (force, index, value) in forces {
                let _ = document.forces.set(Force::ALL[force], index, Some(value));
            }
            for (lever, effect, now, planned) in items {
                if let Ok(mut item) = Item::new("Silo", levers[lever % levers.len()]) {
                    for (number, value) in ItemNumber::ALL.into_iter().zip([effect, now, planned]) {
                        item.set(number, value).unwrap();
                    }
                    document.items.push(item);
                }
            }
            document.against = Against::ALL[against];
            document
        },
    )
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn everything_that_is_shown_is_a_number(document in documents()) {
        let inputs = &document.inputs;
        let wheel = inputs.calibrate().unwrap();
        for row in document.sensitivities(&wheel) {
            let swing = row.swing.map(|swing| [swing.ends, swing.customers].concat());
            let shown = row.elasticity.into_iter().chain(row.gain).chain(swing.unwrap_or_default());
            for number in shown {
                prop_assert!(number.is_finite(), "{row:?}");
            }
        }
        let comparison = document.compare(&wheel);
        let shown = comparison.net_loss.into_iter().chain(comparison.total).chain([comparison.gap]);
        let drags = comparison.drags.iter().flat_map(|drag| [drag.today, drag.reference, drag.customers]);
        let excess = comparison.drags.iter().filter_map(|drag| drag.excess);
        for number in shown.chain(drags).chain(excess) {
            prop_assert!(number.is_finite(), "{comparison:?}");
        }
        if let Some(net) = document.forces.net() {
            prop_assert!(net.net.is_finite() && net.wasted() >= 0.0);
        }
        if let Some(together) = document.forces.pulling_together(&wheel) {
            prop_assert!(together.push.is_finite());
        }
        if let Ok(plan) = document.forces.reallocate(inputs, &wheel) {
            prop_assert!(plan.gain.is_finite() && plan.gain >= 0.0, "{plan:?}");
            prop_assert!(plan.effort.iter().all(|effort| effort.is_finite() && *effort >= 0.0), "{plan:?}");
        }
        if let Ok(more) = document.forces.per_unit(inputs, &wheel) {
            prop_assert!(more.wins.iter().all(|wins| wins.is_finite()), "{more:?}");
        }
        let months = inputs.horizon.months();
        let after = wheel.with_items(inputs, &document.items).project(months);
        prop_assert!(after.flywheel.iter().all(|customers| customers.is_finite()));
    }

    #[test]
    fn its_link_is_the_same_document(document in documents()) {
        let text = link::write(&document);
        prop_assume!(text.len() <= link::LIMIT);
        let opened = link::read(&text);
        prop_assert_eq!(opened.problems, vec![]);
        prop_assert_eq!(opened.document, document);
    }
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn knowing_a_number_exactly_gives_a_number(document in documents()) {
        let mut normals = Normals::new();
        for lever in document.uncertain() {
            let spread = document.spread(&mut normals, Some(lever));
            prop_assert!(spread.is_finite() && spread >= 0.0, "{lever:?}: {spread}");
        }
    }
}
