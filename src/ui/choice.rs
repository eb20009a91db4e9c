//! Radio buttons that look like buttons.

use flywheel_dom::{Element, Live, html, live};
use flywheel_model::{Choice, ChoiceOption};

use crate::state::session;

/// One radio button of a group.
pub(crate) fn choice(group: &str, text: &str, checked: Live<bool>, choose: Box<dyn Fn()>) -> Element {
    let button = html::input()
        .attr("type", "radio")
        .attr("name", group)
        .prop("checked", checked)
        .on("change", move |_| choose());
    html::label().child(button).child(html::span().child(text))
}

/// A radio button of a display choice, which is in the link and is not a step of undo.
pub(crate) fn shown_choice<T: ChoiceOption>(option: T, text: &str) -> Element {
    shown_choice_at(T::CHOICE, option.index(), text)
}

/// Not generic, so that it is downloaded once for all choices.
fn shown_choice_at(choice: Choice, index: usize, text: &str) -> Element {
    let session = session();
    let checked = live(move || session.shown_index(choice) == index);
    let choose = move || session.show_index(choice, index);
    self::choice(choice.key(), text, checked, Box::new(choose))
}
