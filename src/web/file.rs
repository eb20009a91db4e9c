//! Files that the visitor saves and opens.

use js_sys::Array;
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

/// Reads the file that was chosen in a field. The field is emptied, so that the same file can be chosen again.
pub(crate) fn opened(field: &HtmlInputElement, then: impl FnOnce(Option<String>) + 'static) {
    let Some(file) = field.files().and_then(|files| files.get(0)) else {
        return;
    };
    spawn_local(async move {
        let text = JsFuture::from(file.text()).await;
        then(text.ok().and_then(|text| text.as_string()));
    });
    field.set_value("");
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
