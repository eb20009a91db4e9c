//! Whether the firm is customer-centric: everything together, not the match alone.

use super::Journey;
use crate::document::Document;
use crate::forces::Force;

/// What the article names, each where it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What is done matches what is needed by at least [`Verdict::MATCHED`].
    pub matched: Option<bool>,
    /// Marketing and sales pull together: their alignment is at least [`Verdict::ALIGNED`].
    pub aligned: Option<bool>,
    /// Churn is at most the example's.
    pub keeps: bool,
    /// The NPS is at least the example's.
    pub loved: bool,
}

impl Verdict {
    /// The project's choice: the article asks for an exact match, which nobody has.
    pub const MATCHED: f64 = 0.8;
    /// The project's choice, on a scale from -1, opposed, to 1, aligned.
    pub const ALIGNED: f64 = 0.5;

    /// Whether all hold; what is not known does not.
    pub fn is_customer_centric(&self) -> bool {
        self.matched == Some(true) && self.aligned == Some(true) && self.keeps && self.loved
    }
}

impl Journey {
    /// The verdict on the journey and the wheel together.
    pub fn verdict(&self, document: &Document) -> Verdict {
        let usual = document.inputs.preset.inputs();
        Verdict {
            matched: self.gap().matched.map(|matched| matched >= Verdict::MATCHED),
            aligned: document
                .forces
                .get(Force::Alignment, 0)
                .map(|alignment| alignment >= Verdict::ALIGNED),
            keeps: document.inputs.churn.get() <= usual.churn.get(),
            loved: document.inputs.sentiment.score() >= usual.sentiment.score(),
        }
    }
}
