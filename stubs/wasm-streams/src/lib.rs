//! Leptos brings a client for server functions, which brings wasm-streams, whose exports to JavaScript
//! keep ten kilobytes alive that no visitor ever runs: this page has no server. This has the few names
//! that must be there for it to compile.

use futures_util::stream::{self, Empty};
use wasm_bindgen::JsValue;

/// A stream that is always empty.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Of the browser's stream, which is never read.
    #[must_use]
    pub fn from_raw(raw: web_sys::ReadableStream) -> ReadableStream {
        ReadableStream(raw)
    }

    /// Of a stream, which is never sent.
    ///
    /// # Panics
    ///
    /// If the browser has no streams.
    pub fn from_stream<S>(_: S) -> ReadableStream {
        ReadableStream(web_sys::ReadableStream::new().expect("the browser has streams"))
    }

    /// The browser's stream.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// What comes: nothing.
    #[must_use]
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        stream::empty()
    }
}
