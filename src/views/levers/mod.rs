//! What moves the wheel: where to push, what holds it back, what may happen. Each section has its answer as a headline
//! and opens to the details.

mod breakthrough;
mod effect;
mod ends;
mod fields;
mod forces;
mod friction;
pub(crate) mod names;
mod planned;
mod push;
mod ranges;

use flywheel_dom::{Element, Live, live};
use flywheel_model::{Document, Fan, Normals};
use std::cell::RefCell;

use crate::state::Computed;
use crate::text;
use crate::ui::section::{part, section};

thread_local! {
    /// The random numbers of the futures, which are drawn once for all keystrokes.
    static NORMALS: RefCell<Normals> = RefCell::new(Normals::new());
}

/// The futures of a document, if anything in it is uncertain.
pub(crate) fn fan(document: &Document) -> Option<Fan> {
    NORMALS.with_borrow_mut(|normals| document.fan(normals))
}

pub(crate) fn levers() -> Element {
    ends::on_sliders();
    let content = [
        section(
            "h3",
            "push-next",
            text::push_next(),
            live_text(push::headline),
            push::body,
        ),
        section(
            "h3",
            "friction-chart",
            text::friction_title(),
            live_text(friction::headline),
            friction::body,
        ),
        section(
            "h3",
            "ranges",
            text::ranges_title(),
            live_text(ranges::headline),
            ranges::body,
        ),
        section(
            "h3",
            "breaking-through",
            text::breakthrough_title(),
            live_text(breakthrough::headline),
            breakthrough::body,
        ),
    ];
    part("levers", text::levers(), content)
}

/// What acts on the levers: effort, and how happy customers are.
pub(crate) fn efforts() -> Element {
    let content = [
        section(
            "h3",
            "forces",
            text::forces_title(),
            live_text(forces::headline),
            forces::body,
        ),
        section(
            "h3",
            "nps-effect",
            text::effect_title(),
            live_text(effect::headline),
            effect::body,
        ),
    ];
    part("efforts-title", text::efforts(), content)
}

/// Live text about the computed state.
fn live_text(what: fn(&Computed) -> String) -> Live<String> {
    let session = crate::state::session();
    live(move || session.with(what))
}
