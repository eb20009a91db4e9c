//! The link: a document as the text of an address's fragment, and back.
//!
//! It has named keys in any order, and only what differs from the preset: rates in percent, plain decimals with a
//! point. What is written is read back exactly. Whatever is read gives inputs that calibrate, and a [`Problem`] for
//! every value that could not be used.
//!
//! ```
//! use flywheel_model::{Preset, link};
//!
//! let opened = link::read("#preset=saas&churn=3&nps=abc");
//! assert_eq!(opened.document.inputs.churn.get(), 3.0);
//! assert_eq!(opened.problems.len(), 1); // nps falls back to the preset's
//! assert_eq!(link::write(&opened.document), "v=1&preset=saas&churn=3");
//! ```

mod reading;
mod writing;

pub use crate::number::{decimal, written};
pub use writing::write;

use crate::document::Document;
use crate::field::{Field, Problem};

/// Most characters of a link. A longer one is refused, never cut.
pub const LIMIT: usize = 2000;

/// The version of the model, which every link names. A link without it is one of version 1.
const VERSION: &str = "1";

/// What was read from a link or a stored text.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The document. Its inputs always calibrate.
    pub document: Document,
    /// What could not be used, in the order of the inputs whatever that of the link, and then what could not be
    /// used of the author's wheel.
    pub problems: Vec<Problem>,
}

impl Opened {
    /// Whether nothing of the link was read: it is too long, or of another version of the model. The document is then
    /// the first preset.
    pub fn is_refused(&self) -> bool {
        let refuses = |problem: &Problem| matches!(problem.field, Field::Link | Field::Version);
        self.problems.first().is_some_and(refuses)
    }

    /// Adds the author's wheel in the link, which [`read_alone`] has left out.
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

/// Reads a fragment without the author's wheel in it. That wheel changes no number, so the first result is shown
/// without it, and without the code that writes links.
pub fn read_alone(fragment: &str) -> Opened {
    reading::read(fragment, Some(LIMIT))
}

/// Reads a stored text, which [`write()`] made and which may be of any length.
pub fn read_stored(text: &str) -> Opened {
    let mut opened = reading::read(text, None);
    reading::read_author(text, None, &mut opened);
    opened
}

/// Whether a stored text was read without a loss: it has no value that could not be used, and no key that is unknown
/// here, as a newer version may have.
pub fn is_whole(text: &str) -> bool {
    let opened = read_stored(text);
    let again = write(&opened.document);
    let keys = |text: &str| -> Vec<String> {
        let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
        pairs.map(|(key, _)| key.to_owned()).collect()
    };
    let known = keys(&again);
    opened.problems.is_empty() && keys(text).iter().all(|key| known.contains(key) || key == "v")
}
