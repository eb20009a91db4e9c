//! The numbers themselves: four dials, and below them all the others.

use flywheel_dom::{Element, Live, html, live};
use flywheel_model::{Dials, Inputs, Report};

use super::figures::{DETAILS, DIALS, Figure};
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::disclosure;

/// Speed, friction, size and momentum, each opening to its formula.
pub(crate) fn dials() -> Element {
    let dials = DIALS
        .iter()
        .zip(TRIED)
        .map(|(figure, tried)| opening("dial", figure, change(figure), with_change(tried)));
    html::section()
        .class("dials")
        .attr("aria-label", text::dials())
        .children(dials)
}

/// The four numbers alone.
#[cfg(feature = "widget")]
pub(crate) fn numbers() -> Element {
    let number = |figure: &'static Figure| html::div().class("dial").children(label_and_value(figure));
    html::section()
        .class("dials")
        .attr("aria-label", text::dials())
        .children(DIALS.each_ref().map(number))
}

/// What the four are made of.
pub(crate) fn details() -> Element {
    let details = DETAILS
        .iter()
        .map(|figure| opening("detail", figure, Live::text(""), Live::text("")));
    html::section()
        .class("details")
        .attr("aria-labelledby", "details")
        .child(html::h2().attr("id", "details").child(text::all_numbers()))
        .child(html::div().children(details))
}

fn opening(class: &str, figure: &'static Figure, change: Live<String>, tried: Live<String>) -> Element {
    let small = |class: &str, says: Live<String>| html::small().class(class).child(says);
    let summary = html::summary()
        .child(label_and_value(figure))
        .child(small("tried", tried))
        .child(small("change", change));
    disclosure(
        class,
        figure.id,
        summary,
        Box::new(move || formula(figure).into()),
    )
}

fn label_and_value(figure: &'static Figure) -> [Element; 3] {
    let id = format!("{}-value", figure.id);
    [
        html::span().class("label").child((figure.label)()),
        html::b().attr("id", &id).child(figure_text(figure.value)),
        html::small().child(figure_text(figure.says)),
    ]
}

fn formula(figure: &'static Figure) -> Element {
    let session = session();
    let formula = live(move || session.with_inputs(figure.formula).to_owned());
    html::div()
        .class("formula")
        .child(html::p().child(formula))
        .child(html::p().class("sum").child(figure_text(figure.sum)))
}

/// Live text of a figure.
pub(super) fn figure_text(says: fn(&Inputs, &Report) -> String) -> Live<String> {
    let session = session();
    live(move || session.with(|now| says(&now.document.inputs, &now.report)))
}

/// What the value was before the last change, if it differs.
fn change(figure: &'static Figure) -> Live<String> {
    let session = session();
    live(move || {
        session.with_previous(|now, before| {
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

fn with_change(value: fn(&Dials) -> String) -> Live<String> {
    let session = session();
    live(move || {
        session.with_report(|report| {
            let tried = report.what_if.as_ref().map(|changed| value(&changed.dials));
            let differs = tried.filter(|tried| *tried != value(&report.dials));
            differs.map(|tried| text::with_change(&tried)).unwrap_or_default()
        })
    })
}
