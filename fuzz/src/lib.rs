//! What must hold whatever others wrote. The fuzzer calls these with inputs of its own making; `tests/host`
//! includes this file by its path and calls them with the inputs that are kept in `corpus/`.

mod csv;
mod finite;
mod json;
mod link;
mod messages;
mod number;
#[path = "../../src/text/read.rs"]
pub(crate) mod read;

pub use self::csv::csv;
pub use self::json::json;
pub use self::link::link;
pub use self::messages::messages;
pub use self::number::number;

/// A check of one input.
pub type Law = fn(&[u8]);

/// Every target by its name, which is that of its folder in `corpus/`.
pub const LAWS: [(&str, Law); 5] = [
    ("link", link),
    ("number", number),
    ("csv", csv),
    ("json", json),
    ("messages", messages),
];
