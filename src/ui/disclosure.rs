//! A heading that opens to more. What is closed is neither built nor kept up to date.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDetailsElement};

use super::{View, element};

/// The element; `summary` always shows, `body` is built each time it is opened.
pub(crate) fn disclosure(class: &str, id: &str, summary: View, body: Box<dyn Fn() -> View>) -> View {
    let open = RwSignal::new(false);
    let toggled = move |event: Event| {
        let details = event
            .current_target()
            .and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
        open.set(details.is_some_and(|details| details.open()));
    };
    let shown = move || if open.get() { vec![body()] } else { Vec::new() };
    element("details")
        .is("class", class)
        .is("id", id)
        .on("toggle", Box::new(toggled))
        .with(element("summary").with(summary).done())
        .anew(Box::new(shown))
        .done()
}
