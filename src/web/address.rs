//! The page's address. Only its fragment is the visitor's state; no server ever sees that.

use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// The fragment without its number sign; empty if the address cannot be read.
pub(crate) fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Replaces the fragment. Setting `location.hash` would grow the history of an embedding page.
pub(crate) fn set_fragment(fragment: &str) {
    if let Ok(history) = window().history() {
        // A sandboxed frame may refuse: then the address stays, and copying a link still works.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")));
    }
}

/// The address of this page with a fragment.
pub(crate) fn with_fragment(fragment: &str) -> String {
    let href = window().location().href().unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    format!("{page}#{fragment}")
}

/// The folder that the page stands in, where everything else of the site is.
pub(crate) fn base() -> String {
    let href = window().location().href().unwrap_or_default();
    let page = href.split(['#', '?']).next().unwrap_or_default();
    let folder = page.rsplit_once('/').map_or(page, |(folder, _)| folder);
    format!("{folder}/")
}
