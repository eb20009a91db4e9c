//! A heading that opens to more. What is closed is neither built nor kept up to date.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

/// `summary` always shows; `body` is built each time it is opened.
#[component]
pub(crate) fn Disclosure(
    class: &'static str,
    id: &'static str,
    summary: AnyView,
    body: Box<dyn Fn() -> AnyView + Send + Sync>,
) -> AnyView {
    let open = RwSignal::new(false);
    let toggled = move |event: web_sys::Event| {
        let details = event
            .current_target()
            .and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
        open.set(details.is_some_and(|details| details.open()));
    };
    view! {
        <details class=class id=id on:toggle=toggled>
            <summary>{summary}</summary>
            {move || open.get().then(&body)}
        </details>
    }
    .into_any()
}
