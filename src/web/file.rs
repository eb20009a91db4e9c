//! Files that the visitor saves and opens.

use js_sys::Array;
use leptos::prelude::document;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

/// Offers a text as a file to save.
pub(crate) fn save(name: &str, kind: &str, text: &str) {
    let save = || -> Result<(), JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
        let address = Url::create_object_url_with_blob(&blob)?;
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
