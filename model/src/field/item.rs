//! The numbers of an item of the visitor's own friction.

/// A number of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemNumber {
    /// By how many percent of itself the lever changes from a rating of 0 to one of 10.
    Effect,
    /// Rating today: 0 is as bad, 10 as good as it can be.
    Now,
    /// Rating that is planned.
    Planned,
}

impl ItemNumber {
    /// All three, in the order in which a link has them.
    pub const ALL: [ItemNumber; 3] = [ItemNumber::Effect, ItemNumber::Now, ItemNumber::Planned];

    /// The smallest and largest value allowed.
    pub fn range(self) -> [f64; 2] {
        match self {
            ItemNumber::Effect => [-99.0, 1000.0],
            ItemNumber::Now | ItemNumber::Planned => [0.0, 10.0],
        }
    }
}
