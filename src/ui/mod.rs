//! What more than one feature shows with: changing words, a number field, a heading that opens.
//!
//! Every closure that stands in a view is compiled into code of its own. One type for all changing
//! words, and one for all conditions, keeps the download small; so does a page whose structure
//! stands still, where what does not apply is hidden rather than built anew.

mod choice;
pub(crate) mod controls;
#[cfg(feature = "page")]
mod currency;
mod disclosure;
mod element;
mod field;
mod live;
#[cfg(feature = "page")]
pub(crate) mod section;
mod step;
pub(crate) mod table;

pub(crate) use choice::{choice, shown_choice};
#[cfg(feature = "page")]
pub(crate) use currency::currency;
pub(crate) use disclosure::disclosure;
pub(crate) use element::{Element, View, element, mount, served, several, svg, words_of};
pub(crate) use field::{Entry, Input, number_field, number_in, number_input, size_of};
#[cfg(feature = "widget")]
pub(crate) use live::always;
pub(crate) use live::{Condition, Live, Words, fixed, never, whether, words};

/// A length of a drawing, to a tenth: whole numbers need none of the code that writes fractions.
pub(crate) fn tenths(length: f64) -> String {
    let tenths = (length * 10.0).round().max(0.0) as u32;
    format!("{}.{}", tenths / 10, tenths % 10)
}
