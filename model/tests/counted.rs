//! What counted answers leave uncertain: Jeffreys' posterior, compared with its own distribution functions.

use crate::common::{baseline_inputs, near};
use flywheel_model::{Basis, Document, Inputs, Normals, Sentiment, Traffic, Votes, Wins};

/// The place between 0 and 1 at which a rising function reaches a level.
fn inverse(distribution: impl Fn(f64) -> f64, level: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if distribution(middle) < level {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

/// The distribution function of `Beta(1/2, 2)`.
fn promoters(x: f64) -> f64 {
    x.sqrt() * (3.0 - x) / 2.0
}

/// The distribution function of `Beta(1/2, 3/2)`.
fn passives_of_rest(x: f64) -> f64 {
    2.0 / std::f64::consts::PI * (x.sqrt().asin() + (x * (1.0 - x)).sqrt())
}

#[test]
fn one_detractor_who_answered_says_as_little_as_one_answer_can() {
    const BROUGHT: f64 = 0.08;
    // With half an answer added for each kind: promoters `Beta(1/2, 2)`, passives among the rest `Beta(1/2, 3/2)`.
    const PARTS: u32 = 200;
    let parts = || (0..PARTS).map(|part| (f64::from(part) + 0.5) / f64::from(PARTS));
    let rests: Vec<f64> = parts().map(|level| inverse(passives_of_rest, level)).collect();
    let mut readiness: Vec<f64> = parts()
        .map(|level| inverse(promoters, level))
        .flat_map(|p| {
            rests
                .iter()
                .map(move |q| p + (1.0 - p) * (0.4 * q + 0.2 * (1.0 - q)))
        })
        .collect();
    readiness.sort_by(f64::total_cmp);
    let document = Document::from(Inputs {
        sentiment: Sentiment::Votes(Votes::new(0.0, 0.0, 1.0).unwrap()),
        basis: Basis::Separate(Wins::new(BROUGHT).unwrap()),
        traffic: Traffic::new(0.0).unwrap(),
        ..baseline_inputs()
    });
    let fan = document.fan(&mut Normals::new()).unwrap();
    let lines = [&fan.p10, &fan.p25, &fan.p50, &fan.p75, &fan.p90];
    for (line, percent) in lines.into_iter().zip([10, 25, 50, 75, 90]) {
        let readiness = readiness[readiness.len() * percent / 100];
        let customers = 500.0 * (1.0 - 0.03 + BROUGHT * readiness).powi(36);
        near(line[36], customers, 0.015);
    }
}
