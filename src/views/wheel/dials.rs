//! The numbers: four dials, and below them all the others.

use flywheel_dom::{Element, Live, html, live};
use flywheel_model::{Dials, Inputs, Report};

use super::figures::{DETAILS, DIALS, Figure};
use crate::state::session;
use crate::text::{self, number};
use crate::ui::disclosure;

/// Speed, friction, size and momentum, each opening to its formula.
pub(crate) fn dials() -> Element {
    let dials = DIALS
        .iter()
        .zip(READINGS)
        .map(|(figure, reading)| opening("dial", figure, previous(reading), with_change(reading)));
    html::section()
        .class("dials")
        .attr("aria-label", text::dials())
        .children(dials)
}

/// The four dials without their formulas.
#[cfg(feature = "widget")]
pub(crate) fn numbers() -> Element {
    let number = |figure: &'static Figure| html::div().class("dial").children(label_and_value(figure));
    html::section()
        .class("dials")
        .attr("aria-label", text::dials())
        .children(DIALS.each_ref().map(number))
}

/// The numbers from which the dials are computed, and others that follow.
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
    let small = |class: &str, text: Live<String>| html::small().class(class).child(text);
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
        html::small().child(figure_text(figure.meaning)),
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
pub(super) fn figure_text(text: fn(&Inputs, &Report) -> String) -> Live<String> {
    let session = session();
    live(move || session.with(|now| text(&now.document.inputs, &now.report)))
}

/// The number of a dial, by how it is written.
#[derive(Clone, Copy)]
enum Reading {
    Number(f64),
    Percent(f64),
}

impl Reading {
    fn text(self) -> String {
        match self {
            Reading::Number(value) => number::number(value),
            Reading::Percent(fraction) => number::percent(fraction),
        }
    }

    /// The number as the text shows it.
    fn rounded(self) -> f64 {
        match self {
            Reading::Number(value) => number::rounded(value),
            Reading::Percent(fraction) => number::to_three_digits(fraction),
        }
    }

    /// The text of this reading, unless the other one shows the same number.
    fn unless_same(self, other: Reading) -> Option<String> {
        (self.rounded() != other.rounded()).then(|| self.text())
    }
}

/// The number of each of the [`DIALS`].
const READINGS: [fn(&Dials) -> Reading; 4] = [
    |dials| Reading::Number(dials.speed),
    |dials| Reading::Percent(dials.friction),
    |dials| Reading::Number(dials.size),
    |dials| Reading::Number(dials.momentum),
];

/// What the dial showed before the last step, if it was another number.
fn previous(reading: fn(&Dials) -> Reading) -> Live<String> {
    let session = session();
    live(move || {
        session.with_previous(|now, before| {
            let today = reading(&now.report.dials);
            let was = before.and_then(|before| reading(&before.report.dials).unless_same(today));
            was.map(|was| text::was(&was)).unwrap_or_default()
        })
    })
}

/// What the change that is tried makes of the dial, if that is another number.
fn with_change(reading: fn(&Dials) -> Reading) -> Live<String> {
    let session = session();
    live(move || {
        session.with_report(|report| {
            let changed = report.what_if.as_ref().map(|changed| reading(&changed.dials));
            let changed = changed.and_then(|changed| changed.unless_same(reading(&report.dials)));
            changed
                .map(|changed| text::with_change(&changed))
                .unwrap_or_default()
        })
    })
}
