//! Whether the firm is customer-centric: more than the match alone.

use super::Journey;
use crate::document::Document;
use crate::field::Force;

/// The conditions that the article names, each where it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The match of efforts and needs is at least [`Verdict::MATCHED`].
    pub matched: Option<bool>,
    /// The alignment of marketing and sales is at least [`Verdict::ALIGNED`].
    pub aligned: Option<bool>,
    /// Churn is at most the preset's.
    pub is_churn_usual: bool,
    /// The NPS is at least the preset's.
    pub is_nps_usual: bool,
}

impl Verdict {
    /// This project's choice: the article asks for an exact match, which nobody has.
    pub const MATCHED: f64 = 0.8;
    /// This project's choice, on a scale from -1 (opposed) to 1 (aligned).
    pub const ALIGNED: f64 = 0.5;

    /// Whether all conditions hold. One that is not known does not.
    pub fn is_customer_centric(&self) -> bool {
        self.matched == Some(true) && self.aligned == Some(true) && self.is_churn_usual && self.is_nps_usual
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
            is_churn_usual: document.inputs.churn.get() <= usual.churn.get(),
            is_nps_usual: document.inputs.sentiment.score() >= usual.sentiment.score(),
        }
    }
}
