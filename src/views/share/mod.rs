//! The actions on the whole document, notices about it, and the result for others: in words, as files, as JSON, and in
//! a page of their own.

#[cfg(feature = "page")]
mod aside;
#[cfg(feature = "page")]
mod builder;
#[cfg(feature = "page")]
mod facts;
#[cfg(feature = "page")]
mod layouts;
mod notices;
#[cfg(feature = "page")]
mod pictures;
#[cfg(feature = "page")]
mod report;
mod result;
#[cfg(feature = "page")]
mod snippet;
#[cfg(feature = "page")]
mod tables;
#[cfg(feature = "page")]
mod take_along;
#[cfg(feature = "page")]
mod take_away;

pub(crate) use notices::notices;
#[cfg(feature = "widget")]
pub(crate) use notices::notices_text;
#[cfg(feature = "widget")]
pub(crate) use result::json;
pub(crate) use result::result_json;
#[cfg(feature = "page")]
pub(crate) use take_along::take_along;

use flywheel_dom::{Element, Live, html, live};
use flywheel_model::link;
use leptos::prelude::*;

use crate::state::session;
use crate::text;
use crate::web::{address, clipboard};

/// The actions on the whole document.
pub(crate) fn actions() -> Element {
    let session = session();
    let message = RwSignal::new(String::new());
    let by_hand = RwSignal::new(String::new());
    let offer = move |text: String| {
        let not_copied = text.clone();
        clipboard::copy(text, move |copied| {
            message.set(
                if copied {
                    text::copied()
                } else {
                    text::copy_by_hand()
                }
                .to_owned(),
            );
            by_hand.set(if copied { String::new() } else { not_copied });
        });
    };
    let copy_link = move || {
        let fragment = session.with_untracked(|now| link::write(&now.document));
        if fragment.len() > link::LIMIT {
            by_hand.set(String::new());
            message.set(text::link_too_long().to_owned());
        } else {
            offer(address::with_fragment(&fragment));
        }
    };
    let nothing_to_undo = live(move || !session.can_undo());
    let nothing_to_redo = live(move || !session.can_redo());
    html::div()
        .class("actions")
        .child(action(
            text::undo(),
            nothing_to_undo,
            Box::new(move || session.undo()),
        ))
        .child(action(
            text::redo(),
            nothing_to_redo,
            Box::new(move || session.redo()),
        ))
        .child(action(
            text::reset(),
            Live::constant(false),
            Box::new(move || session.reset()),
        ))
        .child(action(
            text::copy_link(),
            Live::constant(false),
            Box::new(copy_link),
        ))
        .child(html::p().class("said").attr("role", "status").child(message))
        .child(manual(by_hand))
}

/// The text to be copied by hand, if the browser does not copy it.
fn manual(by_hand: RwSignal<String>) -> Element {
    html::input()
        .class("manual")
        .attr("readonly", "")
        .attr("aria-label", text::copy_by_hand())
        .prop("value", by_hand)
        .prop("hidden", live(move || by_hand.with(String::is_empty)))
}

fn action(label: &str, disabled: Live<bool>, act: Box<dyn Fn()>) -> Element {
    html::button()
        .attr("type", "button")
        .prop("disabled", disabled)
        .on("click", move |_| act())
        .child(label)
}
