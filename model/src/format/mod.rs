//! What leaves the model as text and comes back: links, sheets as files, and what is stored.

pub mod csv;
mod journey;
pub mod link;
#[cfg(test)]
mod long_sheets;
mod saved;
mod wheels;
mod worksheet;

pub use journey::Export;
pub use saved::{Damaged, Saved};
