//! The page's address. Its fragment holds the visitor's numbers, which browsers never send to a server.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

/// The fragment without its number sign; empty if the address cannot be read.
pub(crate) fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Replaces the fragment. Setting `location.hash` would grow the history of an embedding page.
pub(crate) fn set_fragment(fragment: &str) {
    if let Ok(history) = window().history() {
        // In a sandboxed frame the browser may refuse. Then the address stays, and copying a link still works.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")));
    }
}

/// Loads the page again with this language in the query, or without any. The new page gets `carry` from [`carried`],
/// even if the browser stores nothing.
pub(crate) fn reload_in(language: Option<&str>, carry: &str) -> Result<(), JsValue> {
    let location = window().location();
    let query = UrlSearchParams::new_with_str(&location.search()?)?;
    query.delete("lang");
    if let Some(language) = language {
        query.set("lang", language);
    }
    let query = String::from(query.to_string());
    let mark = if query.is_empty() { "" } else { "?" };
    let address = format!("{}{mark}{query}{}", location.pathname()?, location.hash()?);
    window()
        .history()?
        .replace_state_with_url(&carry.into(), "", Some(&address))?;
    location.reload()
}

/// The text that was given to [`reload_in`] before this page was loaded.
pub(crate) fn carried() -> Option<String> {
    window().history().ok()?.state().ok()?.as_string()
}

/// The address of this page with another fragment.
pub(crate) fn with_fragment(fragment: &str) -> String {
    let href = window().location().href().unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    format!("{page}#{fragment}")
}

/// The address of the site's folder, in which the page is.
pub(crate) fn base() -> String {
    let href = window().location().href().unwrap_or_default();
    let page = href.split(['#', '?']).next().unwrap_or_default();
    let folder = page.rsplit_once('/').map_or(page, |(folder, _)| folder);
    format!("{folder}/")
}
