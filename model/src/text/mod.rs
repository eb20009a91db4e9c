//! Pieces of text formats: percent-encoding, rows of cells, and words as they are stored.

mod delimited;
mod encoding;
mod words;

pub use delimited::{guarded, push_line};
pub(crate) use delimited::{pasted, rows, unguarded};
pub(crate) use encoding::{decode, encode, encoded};
pub use words::visible;
pub(crate) use words::{is_hidden, shortened};
