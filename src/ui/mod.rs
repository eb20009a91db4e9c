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
#[cfg(feature = "page")]
pub(crate) mod section;
pub(crate) mod table;

pub(crate) use choice::{choice, shown_choice};
#[cfg(feature = "page")]
pub(crate) use currency::currency;
pub(crate) use disclosure::disclosure;
pub(crate) use element::{Element, View, element, mount, several, svg, words_of};
pub(crate) use field::{Entry, Input, number_field, number_input};

use leptos::prelude::*;

/// Words that change.
pub(crate) type Words = Signal<String>;

/// A condition that changes.
pub(crate) type Condition = Signal<bool>;

pub(crate) fn words(says: impl Fn() -> String + Send + Sync + 'static) -> Words {
    Signal::derive(says)
}

pub(crate) fn whether(holds: impl Fn() -> bool + Send + Sync + 'static) -> Condition {
    Signal::derive(holds)
}

/// Words that stay, where changing ones could stand.
pub(crate) fn fixed(says: &str) -> Words {
    Signal::stored(says.to_owned())
}

/// A length of a drawing, to a tenth: whole numbers need none of the code that writes fractions.
pub(crate) fn tenths(length: f64) -> String {
    let tenths = (length * 10.0).round().max(0.0) as u32;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Never.
pub(crate) fn never() -> Condition {
    Signal::stored(false)
}

/// Always.
#[cfg(feature = "widget")]
pub(crate) fn always() -> Condition {
    Signal::stored(true)
}
