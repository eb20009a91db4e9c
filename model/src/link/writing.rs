//! Inputs to text.

use super::encoding::encode;
use crate::inputs::{Basis, Inputs};
use crate::sentiment::Sentiment;

/// The fragment of these inputs, without a number sign: the preset, then what differs from it.
///
/// It may be longer than [`LIMIT`](super::LIMIT) where stages have long names.
pub fn write(inputs: &Inputs) -> String {
    let preset = inputs.preset.inputs();
    let mut text = format!("preset={}", inputs.preset.key());
    let mut number = |key: &str, value: f64, usual: f64| {
        if value != usual {
            text.push_str(&format!("&{key}={value}"));
        }
    };
    number("traffic", inputs.traffic.get(), preset.traffic.get());
    number("customers", inputs.customers.get(), preset.customers.get());
    number("churn", inputs.churn.get(), preset.churn.get());
    number("products", inputs.products.get(), preset.products.get());
    number("cycle", inputs.cycle.get(), preset.cycle.get());
    number(
        "market",
        inputs.market.map_or(0.0, crate::quantity::Market::get),
        0.0,
    );
    number(
        "horizon",
        inputs.horizon.months() as f64,
        preset.horizon.months() as f64,
    );
    if inputs.path.conversion() != preset.path.conversion() {
        list(
            &mut text,
            "conversion",
            inputs.path.conversion().iter().map(|c| c.get().to_string()),
        );
    }
    if inputs.path.names() != preset.path.names() {
        list(
            &mut text,
            "stages",
            inputs.path.names().iter().map(|name| encoded(name)),
        );
    }
    match inputs.sentiment {
        Sentiment::Votes(votes) => list(
            &mut text,
            "votes",
            votes.counts().map(|count| count.to_string()).into_iter(),
        ),
        score if score != preset.sentiment => text.push_str(&format!("&nps={}", score.score())),
        Sentiment::Score(_) => {}
    }
    match inputs.basis {
        Basis::Typical => {}
        Basis::Measured(share) => text.push_str(&format!("&recommended={}", share.get())),
        Basis::Promoter(wins) => text.push_str(&format!("&wins={}", wins.get())),
        Basis::Separate(wins) => text.push_str(&format!("&basis=separate&wins={}", wins.get())),
    }
    text
}

fn list(text: &mut String, key: &str, values: impl Iterator<Item = String>) {
    for (index, value) in values.enumerate() {
        if index == 0 {
            text.push('&');
            text.push_str(key);
            text.push('=');
        } else {
            text.push(',');
        }
        text.push_str(&value);
    }
}

fn encoded(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    encode(name, &mut text);
    text
}
