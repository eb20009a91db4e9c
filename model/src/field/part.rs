//! Values of the inputs besides "your numbers".

/// A set of values for the inputs, besides "your numbers".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The change to try.
    If,
    /// The visitor's own target.
    Target,
    /// The last period.
    Last,
    /// The low end of what a number may really be: its 10th percentile.
    Low,
    /// The high end: its 90th percentile.
    High,
}

impl Part {
    /// All of them, in the order in which a link has them.
    pub const ALL: [Part; 5] = [Part::If, Part::Target, Part::Last, Part::Low, Part::High];

    /// What stands before the lever's key in a link.
    pub fn key(self) -> &'static str {
        match self {
            Part::If => "if",
            Part::Target => "target",
            Part::Last => "last",
            Part::Low => "low",
            Part::High => "high",
        }
    }
}
