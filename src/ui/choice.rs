//! One choice out of several, as radio buttons that look like buttons.

use flywheel_model::Choice;

use super::{Condition, View, element, whether};
use crate::state::session;

/// One of the buttons.
pub(crate) fn choice(group: &str, says: &str, chosen: Condition, choose: Box<dyn Fn()>) -> View {
    let button = element("input")
        .is("type", "radio")
        .is("name", group)
        .when("checked", chosen)
        .on("change", Box::new(move |_| choose()))
        .done();
    let says = element("span").text(says).done();
    element("label").with(button).with(says).done()
}

/// A choice of what is looked at, which is in the link and no step for undo.
pub(crate) fn shown_choice(choice: Choice, index: usize, says: &str) -> View {
    let session = session();
    let chosen = whether(move || session.shows(choice) == index);
    self::choice(
        choice.key(),
        says,
        chosen,
        Box::new(move || session.show(choice, index)),
    )
}
