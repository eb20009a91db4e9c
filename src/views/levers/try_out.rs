//! Try a change: a field for each lever, with today's value as its hint.

use flywheel_dom::Element;
use flywheel_model::{Document, Lever, Part};

use super::fields::{for_levers, lever_field};

pub(super) fn body() -> Element {
    for_levers(levers, Box::new(|lever| lever_field(Part::If, lever)))
}

/// All levers but today's customers, which cannot be changed. The market is among them even if there is no limit yet.
fn levers(document: &Document) -> Vec<Lever> {
    let mut levers = Lever::of(&document.inputs);
    levers.retain(|lever| *lever != Lever::Customers);
    if !levers.contains(&Lever::Market) {
        levers.push(Lever::Market);
    }
    levers
}
