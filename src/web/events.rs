//! Events of the whole page. Their listeners live as long as the page.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;

/// Calls a function when the page is hidden: the last moment at which storing is certain to work.
pub(crate) fn on_hidden(then: impl Fn() + 'static) {
    EventListener::new(&document(), "visibilitychange", move |_| {
        if document().hidden() {
            then();
        }
    })
    .forget();
}

/// Calls a function when the visitor is about to leave the page. If it returns true, the browser asks them whether they
/// want to.
pub(crate) fn on_leaving(asks: impl Fn() -> bool + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "beforeunload", options, move |event| {
        if asks() {
            event.prevent_default();
            // Older browsers ask only if a value is returned.
            let _ = js_sys::Reflect::set(event, &"returnValue".into(), &true.into());
        }
    })
    .forget();
}

/// Calls a function when the visitor has changed the fragment of the address.
pub(crate) fn on_fragment_change(then: impl Fn() + 'static) {
    EventListener::new(&window(), "hashchange", move |_| then()).forget();
}

/// Calls a function before anything is printed, by whatever way.
#[cfg(feature = "page")]
pub(crate) fn on_print(then: impl Fn() + 'static) {
    EventListener::new(&window(), "beforeprint", move |_| then()).forget();
}

/// Calls a function when another tab has stored something.
pub(crate) fn on_stored_elsewhere(then: impl Fn() + 'static) {
    EventListener::new(&window(), "storage", move |_| then()).forget();
}

/// Calls a function at Ctrl or Cmd with Z or Y, except in a text field, which has its own undo.
pub(crate) fn on_undo_keys(undo: impl Fn() + 'static, redo: impl Fn() + 'static) {
    EventListener::new(&document(), "keydown", move |event| {
        let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else {
            return;
        };
        if !(event.ctrl_key() || event.meta_key()) || is_typing() {
            return;
        }
        match (event.key().as_str(), event.shift_key()) {
            ("z", false) => undo(),
            ("y", _) | ("Z", _) => redo(),
            _ => {}
        }
    })
    .forget();
}

/// Whether a field in which one types has the focus.
fn is_typing() -> bool {
    let focused = document().active_element();
    focused.is_some_and(|element| {
        element.matches("textarea, [contenteditable], input:not([type=checkbox], [type=radio], [type=range])")
            == Ok(true)
    })
}
