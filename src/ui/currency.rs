//! The choice of the currency.

use flywheel_dom::{Element, html, live};
use flywheel_model::Choice;
use leptos::prelude::*;
use web_sys::Event;

use crate::state::session;
use crate::text;
use crate::text::money::currencies;

/// A list of the currencies. It appears wherever money is entered, each time with its own id.
pub(crate) fn currency(id: &str) -> Element {
    let session = session();
    // Without the memo, each keystroke would check all of the thirty options.
    let chosen = Memo::new(move |_| session.shown_index(Choice::Currency));
    let option = |(index, name): (usize, String)| {
        html::option()
            .attr("value", index.to_string())
            .prop("selected", live(move || chosen.get() == index))
            .child(&name)
    };
    let choose = move |event: Event| {
        if let Ok(index) = event_target_value(&event).parse() {
            session.show_index(Choice::Currency, index);
        }
    };
    let list = html::select()
        .attr("autocomplete", "off")
        .attr("id", id)
        .on("change", choose)
        .children(currencies().into_iter().enumerate().map(option));
    let label = html::label().attr("for", id).child(text::currency());
    html::div().class("field").child(label).child(list)
}
