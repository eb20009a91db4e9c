//! Ids of places on the page to which several views scroll.

/// What moves the wheel.
pub(crate) const LEVERS: &str = "moves";
