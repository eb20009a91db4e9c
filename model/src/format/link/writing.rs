//! Writing a link.

use super::VERSION;
use crate::document::Document;
use crate::field::{Choice, Force, ItemNumber, Lever, Part};
use crate::inputs::{Basis, Inputs, Sentiment, Values};
use crate::number::{Conversion, Market, written};
use crate::text::{encode, encoded};

/// The fragment of a document, without a number sign: the preset, what differs from it, and what is asked about it.
///
/// It may be longer than [`LIMIT`](super::LIMIT) if stages have long names.
pub fn write(document: &Document) -> String {
    let mut text = inputs(&document.inputs);
    for part in Part::ALL {
        values(&mut text, part.key(), document.part(part));
    }
    let usual = Document::from(document.inputs.clone());
    if document.against != usual.against {
        text.push_str(&format!("&against={}", document.against.key()));
    }
    if document.correlation != usual.correlation {
        text.push_str(&format!("&correlation={}", written(document.correlation.get())));
    }
    if document.seed != usual.seed {
        text.push_str(&format!("&seed={}", document.seed.get()));
    }
    if !document.nps_counts {
        text.push_str("&nps-effect=off");
    }
    if document.weights != usual.weights {
        list(
            &mut text,
            "weights",
            document.weights.get().into_iter().map(written),
        );
    }
    for force in Force::ALL {
        let values = [0, 1, 2].map(|index| document.forces.get(force, index));
        if values != [None; 3] {
            list(&mut text, force.key(), values.into_iter().map(optional));
        }
    }
    for (index, item) in document.items.iter().enumerate() {
        text.push_str(if index == 0 { "&items=" } else { ";" });
        encode(item.name(), &mut text);
        match item.lever() {
            // Visitors count from 1.
            Lever::Conversion(stage) => text.push_str(&format!(",conversion-{}", stage + 1)),
            lever => text.push_str(&format!(",{}", lever.key())),
        }
        for number in ItemNumber::ALL {
            text.push_str(&format!(",{}", written(item.get(number))));
        }
    }
    if !document.author.is_empty() {
        text.push_str("&author=");
        encode(&document.author, &mut text);
    }
    for choice in Choice::ALL {
        let index = document.shown.index(choice);
        if index > 0 {
            list(
                &mut text,
                choice.key(),
                std::iter::once(choice.word(index).to_owned()),
            );
        }
    }
    text
}

/// A missing number is nothing between two commas.
fn optional(value: Option<f64>) -> String {
    value.map(written).unwrap_or_default()
}

fn values(text: &mut String, part: &str, values: &Values) {
    for lever in Lever::SINGLE {
        if let Some(value) = values.get(lever) {
            text.push_str(&format!("&{part}-{}={}", lever.key(), written(value)));
        }
    }
    let conversion = values.conversion.iter();
    let written = conversion.map(|c| optional(c.map(Conversion::get)));
    list(text, &format!("{part}-conversion"), written);
}

fn inputs(inputs: &Inputs) -> String {
    let preset = inputs.preset.inputs();
    let mut text = format!("v={VERSION}&preset={}", inputs.preset.key());
    let mut number = |key: &str, value: f64, usual: f64| {
        if value != usual {
            text.push_str(&format!("&{key}={}", written(value)));
        }
    };
    number("traffic", inputs.traffic.get(), preset.traffic.get());
    number("customers", inputs.customers.get(), preset.customers.get());
    number("churn", inputs.churn.get(), preset.churn.get());
    number("products", inputs.products.get(), preset.products.get());
    number("cycle", inputs.cycle.get(), preset.cycle.get());
    number("market", inputs.market.map_or(0.0, Market::get), 0.0);
    number(
        "horizon",
        inputs.horizon.months() as f64,
        preset.horizon.months() as f64,
    );
    if inputs.path.conversion() != preset.path.conversion() {
        list(
            &mut text,
            "conversion",
            inputs.path.conversion().iter().map(|c| written(c.get())),
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
        Sentiment::Votes(votes) => list(&mut text, "votes", votes.counts().map(written).into_iter()),
        score if score != preset.sentiment => text.push_str(&format!("&nps={}", written(score.score()))),
        Sentiment::Score(_) => {}
    }
    match inputs.basis {
        Basis::Typical => {}
        Basis::Measured(share) => text.push_str(&format!("&recommended={}", written(share.get()))),
        Basis::Promoter(wins) => text.push_str(&format!("&wins={}", written(wins.get()))),
        Basis::Separate(wins) => text.push_str(&format!("&basis=separate&wins={}", written(wins.get()))),
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
