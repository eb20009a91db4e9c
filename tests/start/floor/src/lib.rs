//! A button that counts, as Leptos' own book has it.

use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

/// Shows the button.
#[wasm_bindgen(start)]
pub fn start() {
    let (count, set_count) = signal(0);
    mount_to_body(move || {
        view! {
            <button id="speed-value" on:click=move |_| set_count.update(|count| *count += 1)>
                {count}
            </button>
        }
    });
}
