//! Try a change: each lever's value, beside today's.

use flywheel_dom::Element;
use flywheel_model::{Document, Lever, Part};

use super::fields::{for_levers, lever_field};

pub(super) fn body() -> Element {
    for_levers(levers, Box::new(|lever| lever_field(Part::If, lever)))
}

/// All but today's customers, which nobody can try; a market also where there is none yet.
fn levers(document: &Document) -> Vec<Lever> {
    let mut levers = Lever::of(&document.inputs);
    levers.retain(|lever| *lever != Lever::Customers);
    if !levers.contains(&Lever::Market) {
        levers.push(Lever::Market);
    }
    levers
}
