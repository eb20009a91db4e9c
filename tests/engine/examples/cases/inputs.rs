//! The inputs of a case for those who compute it without the model: plain numbers, rates as fractions.

use flywheel_engine_bench::Prepared;
use flywheel_fan::{points, quantile};
use flywheel_model::journey::Journey;
use flywheel_model::{Document, Lever, Part};
use serde_json::{Value, json};

/// What is uncertain in the case of the futures: its name, its lever, and which column of the normal numbers
/// is its own. Another column would give other numbers, which the comparison would tell.
const COLUMNS: [(&str, Lever, usize); 5] = [
    ("traffic", Lever::Traffic, 0),
    ("conversion", Lever::Conversion(1), 6),
    ("churn", Lever::Churn, 1),
    ("nps", Lever::Nps, 3),
    ("wins", Lever::Wins, 2),
];
/// The column of what customers love, which moves three of them together.
const LOVE: usize = 18;

/// The inputs of a prepared case with that many months, futures, stages or activities.
pub(crate) fn inputs(prepared: &Prepared, size: usize) -> Value {
    match prepared {
        Prepared::Months(document) => wheel(document),
        Prepared::Futures(document, _) => with(wheel(document), "uncertain", uncertain(document, size)),
        Prepared::Stages(document) => with(wheel(document), "target", target(document)),
        Prepared::Activities(journey) => efforts(journey),
    }
}

fn with(mut inputs: Value, key: &str, value: Value) -> Value {
    inputs[key] = value;
    inputs
}

fn wheel(document: &Document) -> Value {
    let inputs = &document.inputs;
    let conversion = inputs.path.conversion().iter();
    json!({
        "traffic": inputs.traffic.get(),
        "conversion": conversion.map(|conversion| conversion.fraction()).collect::<Vec<_>>(),
        "customers": inputs.customers.get(),
        "churn": inputs.churn.fraction(),
        "recommended": inputs.get(Lever::Recommended).map(|percent| percent / 100.0),
        "cycle": inputs.cycle.get(),
        "months": inputs.horizon.months(),
    })
}

/// The 10th and 90th percentile of each, as entered, and its normal numbers.
fn uncertain(document: &Document, futures: usize) -> Value {
    let normals = |column: usize| -> Vec<f64> {
        let points = points(column, document.seed.get()).into_iter().take(futures);
        points.map(quantile).collect()
    };
    let mut uncertain = json!({
        "correlation": document.correlation.get(),
        "love": normals(LOVE),
    });
    for (name, lever, column) in COLUMNS {
        let ends = [Part::Low, Part::High].map(|part| document.part(part).get(lever));
        uncertain[name] = json!({ "ends": ends, "normals": normals(column) });
    }
    uncertain
}

fn target(document: &Document) -> Value {
    let target = |lever| {
        document
            .part(Part::Target)
            .get(lever)
            .map(|percent| percent / 100.0)
    };
    let stages = 0..document.inputs.path.conversion().len();
    json!({
        "conversion": stages.map(|index| target(Lever::Conversion(index))).collect::<Vec<_>>(),
        "churn": target(Lever::Churn),
        "recommended": target(Lever::Recommended),
    })
}

/// Touchpoints by their place instead of their id.
fn efforts(journey: &Journey) -> Value {
    let place = |id: u32| {
        journey
            .touchpoints
            .iter()
            .position(|touchpoint| touchpoint.id == id)
    };
    let activity = |activity: &flywheel_model::journey::Activity| json!({ "touchpoint": activity.touchpoint.and_then(place), "hours": activity.hours });
    json!({
        "weights": journey.touchpoints.iter().map(|touchpoint| touchpoint.weight).collect::<Vec<_>>(),
        "activities": journey.activities.iter().map(activity).collect::<Vec<_>>(),
    })
}
