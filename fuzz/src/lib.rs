//! What must hold for any input. The fuzzer calls these checks with inputs that it makes itself. `tests/host`
//! includes this file by its path and calls them with the inputs in `corpus/`.

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

/// Every target by its name, which is also that of its folder in `corpus/`.
pub const LAWS: [(&str, Law); 5] = [
    ("link", link),
    ("number", number),
    ("csv", csv),
    ("json", json),
    ("messages", messages),
];
