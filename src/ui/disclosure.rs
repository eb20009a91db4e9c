//! A summary that opens to more. The body does not exist while it is closed, so it costs no keystroke.

use flywheel_dom::{Element, dynamic, html};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDetailsElement, Node};

/// A `<details>` element with its `<summary>`. `body` is called each time it is opened.
pub(crate) fn disclosure(class: &str, id: &str, summary: Element, body: Box<dyn Fn() -> Node>) -> Element {
    let open = RwSignal::new(false);
    let toggled = move |event: Event| {
        let details = event
            .current_target()
            .and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
        open.set(details.is_some_and(|details| details.open()));
    };
    html::details()
        .class(class)
        .attr("id", id)
        .on("toggle", toggled)
        .child(summary)
        .child(dynamic(move || open.get().then(&body)))
}
