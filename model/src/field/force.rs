//! What is entered of the forces.

/// What is entered of the forces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// Effort of a segment, hours or money a month.
    Effort,
    /// Alignment of a pair: attract and engage, attract and delight, engage and delight.
    Alignment,
    /// Percent that a segment's numbers would get worse without any effort.
    Without,
    /// Percent that they would get better with twice the effort.
    Doubled,
    /// Percent of all effort that the visitor plans for a segment.
    Planned,
}

impl Force {
    /// All of them, in the order in which a link has them.
    pub const ALL: [Force; 5] = [
        Force::Effort,
        Force::Alignment,
        Force::Without,
        Force::Doubled,
        Force::Planned,
    ];

    /// Its key in a link. The three values follow it, with commas between.
    pub fn key(self) -> &'static str {
        match self {
            Force::Effort => "effort",
            Force::Alignment => "alignment",
            Force::Without => "without",
            Force::Doubled => "doubled",
            Force::Planned => "planned",
        }
    }

    /// The smallest and largest value allowed.
    pub fn range(self) -> [f64; 2] {
        match self {
            Force::Effort => [0.0, 1e9],
            Force::Alignment => [-1.0, 1.0],
            Force::Without => [0.0, 99.0],
            Force::Doubled => [0.0, 1000.0],
            Force::Planned => [0.0, 100.0],
        }
    }
}
