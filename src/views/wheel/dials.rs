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
        .zip(&READINGS)
        .map(|(figure, reading)| opening("dial", figure, previous(reading)));
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
        .map(|figure| opening("detail", figure, Live::text("")));
    html::section()
        .class("details")
        .attr("aria-labelledby", "details")
        .child(html::h2().attr("id", "details").child(text::all_numbers()))
        .child(html::div().children(details))
}

fn opening(class: &str, figure: &'static Figure, change: Live<String>) -> Element {
    let summary = html::summary()
        .child(label_and_value(figure))
        .child(html::small().class("change").child(change));
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

/// The number of a dial, and how it is written.
struct Reading {
    get: fn(&Dials) -> f64,
    format: fn(f64) -> String,
}

impl Reading {
    /// The number in these dials as text, unless the other ones show the same number.
    fn unless_same(&self, dials: &Dials, other: &Dials) -> Option<String> {
        let [value, other] = [dials, other].map(self.get);
        (number::shown(value) != number::shown(other)).then(|| (self.format)(value))
    }
}

/// The number of each of the [`DIALS`].
static READINGS: [Reading; 4] = [
    Reading {
        get: |dials| dials.speed,
        format: number::number,
    },
    Reading {
        get: |dials| dials.friction,
        format: number::percent,
    },
    Reading {
        get: |dials| dials.size,
        format: number::number,
    },
    Reading {
        get: |dials| dials.momentum,
        format: number::number,
    },
];

/// What the dial showed before: today, if a change is tried or the wheel coasts, or before the last step. Empty if it is
/// the same number.
fn previous(reading: &'static Reading) -> Live<String> {
    let session = session();
    live(move || {
        session.with_previous(|now, before| {
            let report = &now.report;
            let before = if report.what_if.is_some() || report.coasting.is_some() {
                Some(&report.dials)
            } else {
                before.map(|before| before.report.shown())
            };
            let text = before.and_then(|before| reading.unless_same(before, report.shown()));
            text.map(|text| text::was(&text)).unwrap_or_default()
        })
    })
}
