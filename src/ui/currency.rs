//! The choice of what amounts of money are in.

use flywheel_model::Choice;
use leptos::prelude::*;
use web_sys::Event;

use super::{View, element, whether};
use crate::state::session;
use crate::text;
use crate::text::money::currencies;

/// A list of the currencies. It stands wherever money is entered, so it needs a name of its own at each place.
pub(crate) fn currency(id: &str) -> View {
    let session = session();
    // Thirty options, of which a keystroke elsewhere must not ask each.
    let chosen = Memo::new(move |_| session.shows(Choice::Currency));
    let option = |(index, name): (usize, String)| {
        element("option")
            .is("value", &index.to_string())
            .when("selected", whether(move || chosen.get() == index))
            .text(&name)
            .done()
    };
    let choose = move |event: Event| {
        if let Ok(index) = event_target_value(&event).parse() {
            session.show(Choice::Currency, index);
        }
    };
    let list = element("select")
        .is("id", id)
        .on("change", Box::new(choose))
        .all(currencies().into_iter().enumerate().map(option))
        .done();
    let label = element("label").is("for", id).text(text::currency()).done();
    element("div").is("class", "field").with(label).with(list).done()
}
