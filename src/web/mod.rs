//! Everything that uses the browser's interfaces, except the elements.

pub(crate) mod address;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod events;
pub(crate) mod fields;
pub(crate) mod file;
pub(crate) mod markup;
pub(crate) mod motion;
pub(crate) mod picture;
pub(crate) mod place;
pub(crate) mod sheets;
pub(crate) mod storage;
pub(crate) mod timing;
