//! Thousands of futures of one wheel: points that fill the space of what is uncertain, the monthly map over all of
//! them at once, and their percentiles.
//!
//! It knows numbers only; `flywheel-model` says what they mean. It is a crate of its own because it is the one part
//! that is built for speed and not for size.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod futures;
mod normal;
mod points;
mod select;

pub use futures::Futures;
pub use normal::quantile;
pub use points::{DIMENSIONS, points};
pub use select::select;

/// How many futures are drawn. The points are evenly spread for a power of two.
pub const COUNT: usize = 4096;
