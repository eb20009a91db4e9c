//! The flywheel calculator's page: a Leptos app over `flywheel-model`.

mod below;
mod compare;
mod journey;
mod levers;
mod page;
mod plan;
mod share;
mod state;
mod text;
mod ui;
mod web;
mod wheel;
mod worksheet;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

/// Shows the app in place of what the page said before; called once by the boot script, with the
/// language's tag, its compiled text, and what fetches the text of the rest.
#[wasm_bindgen]
pub fn start(language: &str, words: String, fetch_rest: js_sys::Function) {
    text::set_language(language, words, fetch_rest);
    let place = document()
        .get_element_by_id("app")
        .and_then(|element| element.dyn_into().ok());
    let (Some(place), Some(session)) = (place, state::open()) else {
        return;
    };
    let place: web_sys::HtmlElement = place;
    place.set_text_content(None);
    mount_to(place, move || view! { <page::Page session /> }).forget();
}
