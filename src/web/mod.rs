//! All that touches the browser besides the views.

pub(crate) mod address;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod events;
pub(crate) mod fields;
pub(crate) mod file;
pub(crate) mod focus;
pub(crate) mod motion;
pub(crate) mod picture;
pub(crate) mod place;
pub(crate) mod storage;
