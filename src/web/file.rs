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

/// The same of what is not text.
pub(crate) fn save_blob(name: &str, blob: &Blob) {
    let save = || -> Result<(), JsValue> {
        let address = Url::create_object_url_with_blob(blob)?;
        let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
        link.set_href(&address);
        link.set_download(name);
        link.click();
        Url::revoke_object_url(&address)
    };
    // A frame that forbids downloads has told so in its own words.
    let _ = save();
}

/// Reads the file that was chosen in a field, and empties the field, so that the same can be chosen again.
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

/// The text of a file of this site; none where it cannot be had.
pub(crate) async fn fetched(address: &str) -> Option<String> {
    let response = JsFuture::from(window().fetch_with_str(address)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
