//! The numbers themselves: four dials, and below them all the others.

use flywheel_model::{Dials, Inputs, Report};

use super::figures::{DETAILS, DIALS, Figure};
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::{View, Words, disclosure, element, fixed, several, words};

/// Speed, friction, size and momentum, each opening to its formula.
pub(crate) fn dials() -> View {
    let dials = DIALS
        .iter()
        .zip(TRIED)
        .map(|(figure, tried)| opening("dial", figure, change(figure), with_change(tried)));
    element("section")
        .is("class", "dials")
        .is("aria-label", text::dials())
        .all(dials)
        .done()
}

/// The four numbers alone.
#[cfg(feature = "widget")]
pub(crate) fn numbers() -> View {
    let number = |figure: &'static Figure| {
        element("div")
            .is("class", "dial")
            .all(label_and_value(figure))
            .done()
    };
    element("section")
        .is("class", "dials")
        .is("aria-label", text::dials())
        .all(DIALS.each_ref().map(number))
        .done()
}

/// What the four are made of.
pub(crate) fn details() -> View {
    let details = DETAILS
        .iter()
        .map(|figure| opening("detail", figure, fixed(""), fixed("")));
    element("section")
        .is("class", "details")
        .is("aria-labelledby", "details")
        .with(element("h2").is("id", "details").text(text::all_numbers()).done())
        .with(element("div").all(details).done())
        .done()
}

fn opening(class: &str, figure: &'static Figure, change: Words, tried: Words) -> View {
    let small = |class: &str, says: Words| element("small").is("class", class).says(says).done();
    let [label, value, says] = label_and_value(figure);
    let summary = several([label, value, says, small("tried", tried), small("change", change)]);
    disclosure(class, figure.id, summary, Box::new(move || formula(figure)))
}

fn label_and_value(figure: &'static Figure) -> [View; 3] {
    let id = format!("{}-value", figure.id);
    [
        element("span").is("class", "label").text((figure.label)()).done(),
        element("b").is("id", &id).says(live(figure.value)).done(),
        element("small").says(live(figure.says)).done(),
    ]
}

fn formula(figure: &'static Figure) -> View {
    let session = session();
    let formula = words(move || session.inputs(figure.formula).to_owned());
    element("div")
        .is("class", "formula")
        .with(element("p").says(formula).done())
        .with(element("p").is("class", "sum").says(live(figure.sum)).done())
        .done()
}

/// The words of the moment.
pub(super) fn live(says: fn(&Inputs, &Report) -> String) -> Words {
    let session = session();
    words(move || session.now(|now| says(&now.document.inputs, &now.report)))
}

/// What the value was before the last change, if it differs.
fn change(figure: &'static Figure) -> Words {
    let session = session();
    words(move || {
        session.now_and_before(|now, before| {
            let value = |at: &Computed| (figure.value)(&at.document.inputs, &at.report);
            let was = before.map(value).filter(|was| *was != value(now));
            was.map(|was| text::was(&was)).unwrap_or_default()
        })
    })
}

/// What the change that is tried makes of each dial.
const TRIED: [fn(&Dials) -> String; 4] = [
    |dials| number::number(dials.speed),
    |dials| number::percent(dials.friction),
    |dials| number::number(dials.size),
    |dials| number::number(dials.momentum),
];

fn with_change(value: fn(&Dials) -> String) -> Words {
    let session = session();
    words(move || {
        session.report(|report| {
            let tried = report.what_if.as_ref().map(|changed| value(&changed.dials));
            let differs = tried.filter(|tried| *tried != value(&report.dials));
            differs.map(|tried| text::with_change(&tried)).unwrap_or_default()
        })
    })
}
