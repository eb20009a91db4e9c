//! The seven phases drawn as a ring. A mark shows where the buyer first talks to sales.

use flywheel_dom::{Element, html, live, svg};
use flywheel_model::journey::{Journey, Number, phase_at};

use super::names;
use super::stored::stored;
use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::controls::paragraph;
use crate::ui::tenths;

const VIEW: &str = "-102 -102 204 204";
/// The class of each phase's arc, which is its segment, and the rotation of the arc.
const ARCS: [(&str, &str); 7] = [
    ("attract", "rotate(-90)"),
    ("attract", "rotate(-38.57)"),
    ("engage", "rotate(12.86)"),
    ("engage", "rotate(64.29)"),
    ("engage", "rotate(115.71)"),
    ("delight", "rotate(167.14)"),
    ("delight", "rotate(218.57)"),
];
/// The number in the middle of each arc, and its position.
const NUMBERS: [(&str, &str, &str); 7] = [
    ("1", "33.8", "-70.3"),
    ("2", "76", "-17.4"),
    ("3", "61", "48.6"),
    ("4", "0", "78"),
    ("5", "-61", "48.6"),
    ("6", "-76", "-17.4"),
    ("7", "-33.8", "-70.3"),
];
/// The arrow from the last phase to the first two: its shaft and its head.
const ARROW: [(&str, &str); 2] = [
    ("feeds", "M-41.2 -84.5A94 94 0 0 1 92.3 -17.7"),
    ("fed", "M98.5 -21L85.5 -18L94.5 -8Z"),
];

pub(super) fn ring() -> Element {
    let stored = stored();
    let contact = live(move || format!("rotate({})", tenths(stored.get().before_contact * 3.6)));
    let customers = stored.live_text(|now, _| number::number(now.report.dials.size));
    let before = stored.field(
        Number::BeforeContact,
        text::before_contact(),
        text::percent_unit(),
        text::before_contact_hint(),
    );
    let mark = svg::path()
        .class("contact")
        .attr("d", "M0 -92V-62")
        .attr("transform", contact);
    let size = html::p()
        .child(html::b().child(customers))
        .child(" ")
        .child(text::customers_unit());
    let drawing = html::div()
        .class("ring-drawing")
        .attr("role", "img")
        .attr("aria-label", stored.live_text(described))
        .child(phases())
        .child(svg::svg().attr("viewBox", VIEW).child(mark))
        .child(size);
    let beside = html::div()
        .child(paragraph("track-closes", stored.live_text(closes)))
        .child(paragraph("first-contact", stored.live_text(first_contact)))
        .child(html::div().class("fields").child(before));
    html::div().class("ring").child(drawing).child(beside)
}

/// The part of the drawing that never changes: the arcs, their numbers and the arrow.
fn phases() -> Element {
    let arc = |(class, turn): (&str, &str)| {
        svg::circle()
            .class(class)
            .attr("r", "78")
            .attr("pathLength", "7")
            .attr("transform", turn)
    };
    let number = |(number, x, y): (&str, &str, &str)| svg::text().attr("x", x).attr("y", y).child(number);
    let arrow = |(class, d): (&str, &str)| svg::path().class(class).attr("d", d);
    svg::svg()
        .attr("viewBox", VIEW)
        .children(ARCS.map(arc))
        .children(NUMBERS.map(number))
        .children(ARROW.map(arrow))
}

/// The drawing in words.
fn described(now: &Computed, journey: &Journey) -> String {
    let phase = phase_at(journey.before_contact) as usize + 1;
    text::ring_described(
        &number::number(now.report.dials.size),
        &number::whole(phase as f64),
    )
}

/// How many new customers come by recommendation: loyal customers feed the first two phases.
fn closes(now: &Computed, _: &Journey) -> String {
    let dials = &now.report.dials;
    text::track_closes(&number::number(dials.spin * dials.size))
}

/// The phase in which the buyer first talks to sales.
fn first_contact(_: &Computed, journey: &Journey) -> String {
    let phase = phase_at(journey.before_contact);
    text::first_contact(
        &number::percent(journey.before_contact / 100.0),
        &number::whole((phase as usize + 1) as f64),
        names::phase(phase),
    )
}
