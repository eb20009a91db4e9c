//! Copying text.

use leptos::prelude::{document, window};
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, HtmlDocument, HtmlTextAreaElement};

/// Copies a text. `done` gets whether that worked.
pub(crate) fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    spawn_local(async move {
        let copied = match clipboard() {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
            None => false,
        };
        done(copied || copy_by_selection(&text));
    });
}

/// The clipboard. Pages that are not served over HTTPS, and some frames, have none.
fn clipboard() -> Option<Clipboard> {
    js_sys::Reflect::get(&window().navigator(), &"clipboard".into())
        .ok()?
        .dyn_into()
        .ok()
}

/// Copies by an older way: selects the text in a field and has the document copy the selection.
fn copy_by_selection(text: &str) -> bool {
    let copied = || {
        let focused = document().active_element();
        let field: HtmlTextAreaElement = document().create_element("textarea").ok()?.dyn_into().ok()?;
        field.set_value(text);
        document().body()?.append_child(&field).ok()?;
        field.select();
        let copied = document()
            .dyn_into::<HtmlDocument>()
            .ok()?
            .exec_command("copy")
            .ok();
        field.remove();
        if let Some(focused) = focused.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = focused.focus();
        }
        copied
    };
    copied().unwrap_or(false)
}
