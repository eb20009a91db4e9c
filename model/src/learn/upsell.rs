//! Whether to offer a customer more now, or to help first. (Amesto's cloud vendor: a seller called while ten
//! tickets were open, and only annoyed the customer.)

use crate::worksheet::{Single, Worksheet};

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// Offer more: nothing speaks against it.
    Go,
    /// Help first: more tickets are open than the threshold.
    TooMany,
    /// Help first: the oldest ticket has waited longer than the threshold.
    TooOld,
    /// Help first: the customer is a detractor.
    Unhappy,
}

impl Worksheet {
    /// The advice by what was entered. A customer whose NPS group is not known counts as passive.
    ///
    /// ```
    /// use flywheel_model::learn::Advice;
    /// use flywheel_model::worksheet::{Single, Worksheet};
    ///
    /// let mut worksheet = Worksheet::default();
    /// assert_eq!(worksheet.upsell(), Advice::TooMany); // ten open tickets, as in the article
    /// worksheet.enter_single(Single::Tickets, Some(0.0))?;
    /// assert_eq!(worksheet.upsell(), Advice::Go);
    /// # Ok::<(), flywheel_model::Reason>(())
    /// ```
    pub fn upsell(&self) -> Advice {
        const DETRACTOR: f64 = 3.0;
        let of = |single| self.single(single).unwrap_or(0.0);
        if of(Single::Tickets) > of(Single::MostTickets) {
            Advice::TooMany
        } else if of(Single::Tickets) > 0.0 && of(Single::Age) > of(Single::Patience) {
            Advice::TooOld
        } else if of(Single::Group) == DETRACTOR {
            Advice::Unhappy
        } else {
            Advice::Go
        }
    }
}
