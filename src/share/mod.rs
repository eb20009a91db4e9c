//! Taking the numbers elsewhere: undo, reset, the link, the result as JSON.

#[cfg(feature = "page")]
mod builder;
mod notices;
#[cfg(feature = "page")]
mod pictures;
mod result;
#[cfg(feature = "page")]
mod tables;
#[cfg(feature = "page")]
mod take_along;
#[cfg(feature = "page")]
mod take_away;

pub(crate) use notices::notices;
#[cfg(feature = "widget")]
pub(crate) use notices::told;
#[cfg(feature = "widget")]
pub(crate) use result::json;
pub(crate) use result::result_json;
#[cfg(feature = "page")]
pub(crate) use take_along::take_along;

use flywheel_model::link;
use leptos::prelude::*;

use crate::state::session;
use crate::text;
use crate::ui::{Condition, View, element, never, whether};
use crate::web::{address, clipboard};

/// The actions on the whole document.
pub(crate) fn actions() -> View {
    let session = session();
    let said = RwSignal::new(String::new());
    let by_hand = RwSignal::new(String::new());
    let offer = move |text: String| {
        let kept = text.clone();
        clipboard::copy(text, move |copied| {
            said.set(
                if copied {
                    text::copied()
                } else {
                    text::copy_by_hand()
                }
                .to_owned(),
            );
            by_hand.set(if copied { String::new() } else { kept });
        });
    };
    let copy_link = move || {
        let fragment = session.once(|now| link::write(&now.document));
        if fragment.len() > link::LIMIT {
            by_hand.set(String::new());
            said.set(text::link_too_long().to_owned());
        } else {
            offer(address::with_fragment(&fragment));
        }
    };
    let nothing_to_undo = whether(move || !session.can_undo());
    let nothing_to_redo = whether(move || !session.can_redo());
    element("div")
        .is("class", "actions")
        .with(action(
            text::undo(),
            nothing_to_undo,
            Box::new(move || session.undo()),
        ))
        .with(action(
            text::redo(),
            nothing_to_redo,
            Box::new(move || session.redo()),
        ))
        .with(action(text::reset(), never(), Box::new(move || session.reset())))
        .with(action(text::copy_link(), never(), Box::new(copy_link)))
        .with(
            element("p")
                .is("class", "said")
                .is("role", "status")
                .says(said.into())
                .done(),
        )
        .with(manual(by_hand))
        .done()
}

/// Where the browser does not copy, what is to be copied.
fn manual(by_hand: RwSignal<String>) -> View {
    element("input")
        .is("class", "manual")
        .is("readonly", "")
        .is("aria-label", text::copy_by_hand())
        .holds("value", by_hand.into())
        .when("hidden", whether(move || by_hand.with(String::is_empty)))
        .done()
}

fn action(says: &str, disabled: Condition, act: Box<dyn Fn()>) -> View {
    element("button")
        .is("type", "button")
        .when("disabled", disabled)
        .on("click", Box::new(move |_| act()))
        .text(says)
        .done()
}
