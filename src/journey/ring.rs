//! The seven phases drawn as a wheel: loyalty closes it, and a mark says where sales first come in.

use flywheel_model::journey::{Journey, Number, phase_at};

use super::kept::kept;
use super::names;
use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::controls::paragraph;
use crate::ui::{View, element, svg, tenths, words};

const VIEW: &str = "-102 -102 204 204";
/// Each phase's segment, and how far its arc is turned.
const ARCS: [(&str, &str); 7] = [
    ("attract", "rotate(-90)"),
    ("attract", "rotate(-38.57)"),
    ("engage", "rotate(12.86)"),
    ("engage", "rotate(64.29)"),
    ("engage", "rotate(115.71)"),
    ("delight", "rotate(167.14)"),
    ("delight", "rotate(218.57)"),
];
/// The numbers in the middle of the arcs.
const NUMBERS: [(&str, &str, &str); 7] = [
    ("1", "33.8", "-70.3"),
    ("2", "76", "-17.4"),
    ("3", "61", "48.6"),
    ("4", "0", "78"),
    ("5", "-61", "48.6"),
    ("6", "-76", "-17.4"),
    ("7", "-33.8", "-70.3"),
];
const ARROW: [(&str, &str); 2] = [
    ("feeds", "M-41.2 -84.5A94 94 0 0 1 92.3 -17.7"),
    ("fed", "M98.5 -21L85.5 -18L94.5 -8Z"),
];

pub(super) fn ring() -> View {
    let kept = kept();
    let contact = words(move || format!("rotate({})", tenths(kept.get().before_contact * 3.6)));
    let customers = kept.says(|now, _| number::number(now.report.dials.size));
    let before = kept.field(
        Number::BeforeContact,
        text::before_contact(),
        text::percent_unit(),
        text::before_contact_hint(),
    );
    let mark = svg("path")
        .is("class", "contact")
        .is("d", "M0 -92V-62")
        .follows("transform", contact)
        .done();
    let size = element("p")
        .with(element("b").says(customers).done())
        .text(" ")
        .text(text::customers_unit())
        .done();
    let drawing = element("div")
        .is("class", "ring-drawing")
        .is("role", "img")
        .follows("aria-label", kept.says(described))
        .with(phases())
        .with(svg("svg").is("viewBox", VIEW).with(mark).done())
        .with(size)
        .done();
    let beside = element("div")
        .with(paragraph("track-closes", kept.says(closes)))
        .with(paragraph("first-contact", kept.says(first_contact)))
        .with(element("div").is("class", "fields").with(before).done())
        .done();
    element("div")
        .is("class", "ring")
        .with(drawing)
        .with(beside)
        .done()
}

/// The phases, and the arrow from the last one to the first two. Nothing in it changes.
fn phases() -> View {
    let arc = |(class, turn): (&str, &str)| {
        svg("circle")
            .is("class", class)
            .is("r", "78")
            .is("pathLength", "7")
            .is("transform", turn)
            .done()
    };
    let number = |(says, x, y): (&str, &str, &str)| svg("text").is("x", x).is("y", y).text(says).done();
    let arrow = |(class, d): (&str, &str)| svg("path").is("class", class).is("d", d).done();
    svg("svg")
        .is("viewBox", VIEW)
        .all(ARCS.map(arc))
        .all(NUMBERS.map(number))
        .all(ARROW.map(arrow))
        .done()
}

fn described(now: &Computed, journey: &Journey) -> String {
    let phase = phase_at(journey.before_contact) as usize + 1;
    text::ring_described(
        &number::number(now.report.dials.size),
        &number::whole(phase as f64),
    )
}

/// Loyal customers feed the first two phases.
fn closes(now: &Computed, _: &Journey) -> String {
    let dials = &now.report.dials;
    text::track_closes(&number::number(dials.spin * dials.size))
}

/// Where on the seven phases the buyer is when sales first hear of them.
fn first_contact(_: &Computed, journey: &Journey) -> String {
    let phase = phase_at(journey.before_contact);
    text::first_contact(
        &number::percent(journey.before_contact / 100.0),
        &number::whole((phase as usize + 1) as f64),
        names::phase(phase),
    )
}
