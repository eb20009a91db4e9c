//! The browser's storage, which may be blocked or full at any time.

use flywheel_store::{Refusal, Shelf};
use leptos::prelude::window;
use web_sys::Storage;

use super::address;

/// The browser's localStorage, in which each write is whole or not done.
pub(crate) struct LocalStorage;

fn storage() -> Result<Storage, Refusal> {
    let window = window();
    // In another site's page nothing is stored.
    let parent = window.parent().ok().flatten();
    if parent.as_ref() != Some(&window) {
        return Err(Refusal::Blocked);
    }
    window.local_storage().ok().flatten().ok_or(Refusal::Blocked)
}

impl Shelf for LocalStorage {
    fn keys(&self) -> Result<Vec<String>, Refusal> {
        let storage = storage()?;
        let count = storage.length().map_err(|_| Refusal::Blocked)?;
        Ok((0..count)
            .filter_map(|index| storage.key(index).ok().flatten())
            .collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, Refusal> {
        storage()?.get_item(key).map_err(|_| Refusal::Blocked)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), Refusal> {
        storage()?.set_item(key, text).map_err(|_| Refusal::Full)
    }

    fn remove(&self, key: &str) {
        if let Ok(storage) = storage() {
            let _ = storage.remove_item(key);
        }
    }
}

/// The key of the language that the visitor has chosen, which `static/language.js` reads.
pub(crate) fn language_key() -> String {
    format!("flywheel:{}:language", address::folder())
}

/// Asks the browser to keep what is stored even when it runs out of room. Some browsers ask the visitor.
pub(crate) fn ask_to_persist() {
    // The browser decides, and nothing here depends on its answer.
    let _ = window().navigator().storage().persist();
}
