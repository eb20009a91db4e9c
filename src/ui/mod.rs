//! Elements that several views use: a number field, a table, a section that opens.
//!
//! Every closure in a view is compiled into code of its own. [`Live`](flywheel_dom::Live) has one type for all live
//! text and one for all conditions, which keeps the download small. So does a page whose structure stays the same:
//! what does not apply is hidden, not made again.

mod choice;
pub(crate) mod controls;
#[cfg(feature = "page")]
mod currency;
mod disclosure;
mod drag;
mod field;
#[cfg(feature = "page")]
pub(crate) mod places;
#[cfg(feature = "page")]
pub(crate) mod section;
mod step;
pub(crate) mod table;

pub(crate) use choice::{choice, shown_choice};
#[cfg(feature = "page")]
pub(crate) use currency::currency;
pub(crate) use disclosure::disclosure;
pub(crate) use drag::draggable;
pub(crate) use field::{Input, number_field, number_input, size_of};

/// A length of a drawing, rounded to a tenth. Formatting an `f64` would bring 4 kB of the standard library.
pub(crate) fn tenths(length: f64) -> String {
    let tenths = (length * 10.0).round().max(0.0) as u32;
    format!("{}.{}", tenths / 10, tenths % 10)
}
