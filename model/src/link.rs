//! The link: a wheel's document as the text of an address's fragment, and back.
//!
//! Named keys in any order, only what differs from the preset, rates in percent, plain decimals
//! with a point. What is written is read back exactly. Whatever is read gives inputs that
//! calibrate, and a [`Problem`] for every value that could not be used.
//!
//! ```
//! use flywheel_model::{Preset, link};
//!
//! let opened = link::read("#preset=saas&churn=3&nps=abc");
//! assert_eq!(opened.document.inputs.churn.get(), 3.0);
//! assert_eq!(opened.problems.len(), 1); // nps falls back to the preset's
//! assert_eq!(link::write(&opened.document), "preset=saas&churn=3");
//! ```

mod decimal;
mod encoding;
mod reading;
mod writing;

use crate::document::Document;
use crate::problem::Problem;

pub use decimal::{decimal, written};

pub(crate) use encoding::{decode, encode};
pub use writing::write;

/// Most characters of a link that is read; a longer one is refused, never cut.
pub const LIMIT: usize = 2000;

/// What a link or a stored text holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// All that was read; the inputs always calibrate.
    pub document: Document,
    /// What could not be used, in the order of the inputs, whatever that of the link; then what of the author's wheel.
    pub problems: Vec<Problem>,
}

impl Opened {
    /// With the author's wheel that the link brings along, where [`read_alone`] has left it out.
    #[must_use]
    pub fn with_author(mut self, fragment: &str) -> Opened {
        reading::read_author(fragment, Some(LIMIT), &mut self);
        self
    }
}

/// Reads a fragment, with or without its number sign.
pub fn read(fragment: &str) -> Opened {
    read_alone(fragment).with_author(fragment)
}

/// The same without an author's wheel, which changes no number: what has to be quick reads that later, and needs
/// none of the code that writes links.
pub fn read_alone(fragment: &str) -> Opened {
    reading::read(fragment, Some(LIMIT))
}

/// Reads a text that [`write`] made for storage, of any length.
pub fn read_stored(text: &str) -> Opened {
    let mut opened = reading::read(text, None);
    reading::read_author(text, None, &mut opened);
    opened
}
