//! The page's address. Only its fragment is the visitor's state; no server ever sees that.

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
        // A sandboxed frame may refuse: then the address stays, and copying a link still works.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")));
    }
}

/// Loads the page again, its query asking for this language, or for none. `texts` is there again afterwards,
/// whether the browser stores anything or not.
pub(crate) fn load_in(language: Option<&str>, texts: &str) -> Result<(), JsValue> {
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
        .replace_state_with_url(&texts.into(), "", Some(&address))?;
    location.reload()
}

/// What was given to `load_in` before this page was loaded.
pub(crate) fn brought() -> Option<String> {
    window().history().ok()?.state().ok()?.as_string()
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
