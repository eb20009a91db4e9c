//! The page's address. Its fragment holds the visitor's numbers, which browsers never send to a server.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

/// The fragment without its number sign; empty if the address cannot be read.
pub(crate) fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Replaces the fragment. Setting `location.hash` would grow the history of an embedding page. The browser keeps the
/// mark with this address, also when the page is loaded again, and [`mark`] reads it.
pub(crate) fn set_fragment(fragment: &str, mark: &JsValue) {
    if let Ok(history) = window().history() {
        // In a sandboxed frame the browser may refuse. Then the address stays, and copying a link still works.
        let _ = history.replace_state_with_url(mark, "", Some(&format!("#{fragment}")));
    }
}

/// The mark that was set with this address. None if somebody else has written the address.
pub(crate) fn mark() -> Option<String> {
    window().history().ok()?.state().ok()?.as_string()
}

/// The path of the site's folder, in which the page is. It begins the keys of everything that is stored.
pub(crate) fn folder() -> String {
    let path = window().location().pathname().unwrap_or_default();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{folder}/")
}

/// Loads the page again with this language in the query, or without any. The mark stays.
pub(crate) fn reload_in(language: Option<&str>) -> Result<(), JsValue> {
    let location = window().location();
    let query = UrlSearchParams::new_with_str(&location.search()?)?;
    query.delete("lang");
    if let Some(language) = language {
        query.set("lang", language);
    }
    let query = String::from(query.to_string());
    let mark = if query.is_empty() { "" } else { "?" };
    let address = format!("{}{mark}{query}{}", location.pathname()?, location.hash()?);
    let history = window().history()?;
    history.replace_state_with_url(&history.state()?, "", Some(&address))?;
    location.reload()
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
