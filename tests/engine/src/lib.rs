//! What is computed when a visitor types, at several sizes: stated once, and timed natively (criterion), as
//! wasm in a browser, in plain JavaScript and in a published system-dynamics engine.

mod case;
mod wasm;

pub use case::{Answer, Case, Prepared};
