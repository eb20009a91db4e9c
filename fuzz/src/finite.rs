//! Every number that is computed for a document is finite.

#[path = "../../model/tests/common/nulls.rs"]
mod nulls;

use flywheel_model::{Document, Report, brakes, moves};
use nulls::{NULLABLE, nulls};

/// Whatever stands in the document, everything that is shown for it can be computed, and each number is finite or
/// named as not defined.
pub(super) fn all_is_finite(document: &Document) {
    let report = Report::new(document).expect("what was read calibrates");
    assert_eq!(report.refused, None, "a change that was read can be tried");
    let mut found = Vec::new();
    nulls(&serde_json::to_value(&report).unwrap(), "", &mut found);
    for path in found {
        let path = path.strip_prefix("what_if/").unwrap_or(&path);
        assert!(NULLABLE.contains(&path), "{path} is null");
    }
    levers(document, &report);
    forces(document, &report);
}

fn levers(document: &Document, report: &Report) {
    let wheel = &report.wheel;
    for row in document.sensitivities(wheel) {
        let swing = row.swing.map(|swing| [swing.ends, swing.customers].concat());
        let shown = row.elasticity.into_iter().chain(row.gain);
        finite(shown.chain(swing.unwrap_or_default()), "sensitivities");
    }
    let comparison = document.compare(wheel);
    let shown = comparison.net_loss.into_iter().chain(comparison.total);
    finite(shown.chain([comparison.gap]), "friction");
    for drag in &comparison.drags {
        finite(
            [drag.today, drag.reference, drag.customers]
                .into_iter()
                .chain(drag.excess),
            "drags",
        );
    }
    let brakes = brakes(&document.inputs, wheel, &document.effect());
    finite(brakes.iter().map(|brake| brake.gain), "brakes");
    let moves = moves(&document.inputs, wheel, &document.effect());
    finite(moves.iter().map(|step| step.gain), "moves");
}

fn forces(document: &Document, report: &Report) {
    let (inputs, wheel) = (&document.inputs, &report.wheel);
    let months = inputs.horizon.months();
    if let Some(net) = document.forces.net() {
        finite([net.net, net.wasted()], "net force");
    }
    if let Some(together) = document.forces.pulling_together(wheel) {
        finite([together.push], "pulling together");
    }
    if let Ok(plan) = document.forces.reallocate(inputs, wheel) {
        finite(plan.effort.into_iter().chain([plan.gain]), "reallocation");
    }
    if let Ok(more) = document.forces.per_unit(inputs, wheel) {
        finite(more.wins, "one more");
    }
    let after = wheel.with_items(inputs, &document.items).project(months);
    finite(after.flywheel, "items");
}

/// Whether these are all numbers.
pub(super) fn finite(numbers: impl IntoIterator<Item = f64>, of: &str) {
    for number in numbers {
        assert!(number.is_finite(), "{of}: {number}");
    }
}
