//! What a visitor sees. A view may use the views listed before it; `tests/host/layers.rs` checks that.

pub(crate) mod wheel;

#[cfg(feature = "page")]
pub(crate) mod levers;

#[cfg(feature = "page")]
pub(crate) mod plan;

#[cfg(feature = "page")]
pub(crate) mod journey;

#[cfg(feature = "page")]
pub(crate) mod worksheet;

#[cfg(feature = "page")]
pub(crate) mod moves;

#[cfg(feature = "page")]
pub(crate) mod learn;

#[cfg(feature = "page")]
pub(crate) mod compare;

pub(crate) mod share;
