//! Files that the visitor saves and opens.

use js_sys::{Array, JsString};
use leptos::prelude::{document, window};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Response, Url};

/// Offers a text as a file to save.
pub(crate) fn save(name: &str, kind: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options);
    if let Ok(blob) = blob {
        save_blob(name, &blob);
    }
}

/// Offers a blob as a file to save.
pub(crate) fn save_blob(name: &str, blob: &Blob) {
    let save = || -> Result<(), JsValue> {
        let address = Url::create_object_url_with_blob(blob)?;
        let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
        link.set_href(&address);
        link.set_download(name);
        link.click();
        Url::revoke_object_url(&address)
    };
    // In a frame that forbids downloads nothing happens; the browser reports it in its console.
    let _ = save();
}

/// Why a file was not read.
pub(crate) enum Unread {
    /// It has so many bytes.
    TooLarge(f64),
    /// The browser cannot read it.
    Unreadable,
}

/// Reads the file that was chosen in a field, unless it has more than `most` bytes. The field is emptied, so that the
/// same file can be chosen again.
pub(crate) fn opened(
    field: &HtmlInputElement,
    most: f64,
    then: impl FnOnce(Result<Pieces, Unread>) + 'static,
) {
    let Some(file) = field.files().and_then(|files| files.get(0)) else {
        return;
    };
    field.set_value("");
    if file.size() > most {
        return then(Err(Unread::TooLarge(file.size())));
    }
    spawn_local(async move {
        let text = JsFuture::from(file.text()).await;
        let text = text.ok().and_then(|text| text.dyn_into().ok());
        then(text.map(|text| Pieces { text, at: 0 }).ok_or(Unread::Unreadable));
    });
}

/// A text that the browser holds, in pieces that take a millisecond to be read.
pub(crate) struct Pieces {
    text: JsString,
    at: u32,
}

impl Pieces {
    /// The share that has been taken, 0 to 1.
    pub(crate) fn progress(&self) -> f64 {
        f64::from(self.at) / f64::from(self.text.length().max(1))
    }
}

impl Iterator for Pieces {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        const LENGTH: u32 = 16_384;
        let (start, all) = (self.at, self.text.length());
        let end = start.saturating_add(LENGTH).min(all);
        // Both halves of a letter stay in one piece.
        let is_half = end < all && (0xdc00..0xe000).contains(&(self.text.char_code_at(end) as u32));
        self.at = end + u32::from(is_half);
        (start < all).then(|| self.text.slice(start, self.at).into())
    }
}

/// Fetches the text of a file of this site. None if that fails.
pub(crate) async fn fetched(address: &str) -> Option<String> {
    let response = JsFuture::from(window().fetch_with_str(address)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
