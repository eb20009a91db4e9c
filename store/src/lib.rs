//! How a visitor's document is stored: whole or not at all. `docs/storage.md` states the design.
//!
//! Everything here is plain code over a [`Shelf`], so that tests can drive several tabs, a full disk and a crash
//! without a browser.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod aside;
pub mod desk;
mod first;
mod history;
mod mark;
mod record;
mod revision;
mod shelf;
mod store;

pub use aside::{Aside, Why};
pub use first::first_wheel;
pub use history::History;
pub use mark::Mark;
pub use record::{Record, Understood, sheet_of};
pub use revision::Revision;
pub use shelf::{Refusal, Shelf};
pub use store::{Conflict, INLINE, Opened, Sheet, Store, Written};
