//! What moves the wheel: where to push, what holds it back, what may happen. Each section says its
//! answer in its heading and opens to what it is made of.

mod breakthrough;
mod effect;
mod fields;
mod forces;
mod friction;
pub(crate) mod names;
mod planned;
mod push;
mod ranges;
mod try_out;

use flywheel_model::{Document, Fan, Normals};
use std::cell::RefCell;

use crate::state::Computed;
use crate::text;
use crate::ui::{View, Words, disclosure, element, several, words};

thread_local! {
    /// Kept from one keystroke to the next.
    static NORMALS: RefCell<Normals> = RefCell::new(Normals::new());
}

/// The futures of a document, if anything in it is uncertain.
pub(crate) fn fan(document: &Document) -> Option<Fan> {
    NORMALS.with_borrow_mut(|normals| document.fan(normals))
}

pub(crate) fn levers() -> View {
    element("section")
        .is("class", "levers")
        .is("aria-labelledby", "levers")
        .with(element("h2").is("id", "levers").text(text::levers()).done())
        .with(section(
            "push-next",
            text::push_next(),
            says(push::headline),
            push::body,
        ))
        .with(section(
            "friction-chart",
            text::friction_title(),
            says(friction::headline),
            friction::body,
        ))
        .with(section(
            "try-out",
            text::try_a_change(),
            says(|_| text::try_says().to_owned()),
            try_out::body,
        ))
        .with(section(
            "ranges",
            text::ranges_title(),
            says(ranges::headline),
            ranges::body,
        ))
        .with(section(
            "breaking-through",
            text::breakthrough_title(),
            says(breakthrough::headline),
            breakthrough::body,
        ))
        .done()
}

/// What acts on the levers: effort, and how happy customers are.
pub(crate) fn efforts() -> View {
    element("section")
        .is("class", "levers")
        .is("aria-labelledby", "efforts-title")
        .with(
            element("h2")
                .is("id", "efforts-title")
                .text(text::efforts())
                .done(),
        )
        .with(section(
            "forces",
            text::forces_title(),
            says(forces::headline),
            forces::body,
        ))
        .with(section(
            "nps-effect",
            text::effect_title(),
            says(effect::headline),
            effect::body,
        ))
        .done()
}

fn section(id: &str, title: &str, headline: Words, body: fn() -> View) -> View {
    let summary = several([
        element("h3").text(title).done(),
        element("p").says(headline).done(),
    ]);
    disclosure("lever", id, summary, Box::new(body))
}

/// Words about what is computed, which follow it.
fn says(what: fn(&Computed) -> String) -> Words {
    let session = crate::state::session();
    words(move || session.now(what))
}
