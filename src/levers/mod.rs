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
use crate::ui::section::{part, section};
use crate::ui::{View, Words, fixed, words};

thread_local! {
    /// Kept from one keystroke to the next.
    static NORMALS: RefCell<Normals> = RefCell::new(Normals::new());
}

/// The futures of a document, if anything in it is uncertain.
pub(crate) fn fan(document: &Document) -> Option<Fan> {
    NORMALS.with_borrow_mut(|normals| document.fan(normals))
}

pub(crate) fn levers() -> View {
    let content = [
        section(
            "h3",
            "push-next",
            text::push_next(),
            says(push::headline),
            push::body,
        ),
        section(
            "h3",
            "friction-chart",
            text::friction_title(),
            says(friction::headline),
            friction::body,
        ),
        section(
            "h3",
            "try-out",
            text::try_a_change(),
            fixed(text::try_says()),
            try_out::body,
        ),
        section(
            "h3",
            "ranges",
            text::ranges_title(),
            says(ranges::headline),
            ranges::body,
        ),
        section(
            "h3",
            "breaking-through",
            text::breakthrough_title(),
            says(breakthrough::headline),
            breakthrough::body,
        ),
    ];
    part("levers", text::levers(), content)
}

/// What acts on the levers: effort, and how happy customers are.
pub(crate) fn efforts() -> View {
    let content = [
        section(
            "h3",
            "forces",
            text::forces_title(),
            says(forces::headline),
            forces::body,
        ),
        section(
            "h3",
            "nps-effect",
            text::effect_title(),
            says(effect::headline),
            effect::body,
        ),
    ];
    part("efforts-title", text::efforts(), content)
}

/// Words about what is computed, which follow it.
fn says(what: fn(&Computed) -> String) -> Words {
    let session = crate::state::session();
    words(move || session.now(what))
}
