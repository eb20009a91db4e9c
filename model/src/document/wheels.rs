//! The visitor's wheels beside the one that is shown.

use crate::text::shortened;
use std::sync::Arc;

/// The name of the visitor's own wheel, and their other wheels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wheels {
    /// The name of the one that is worked on. Empty if the visitor has not named it.
    pub name: String,
    /// The visitor's own wheel as its link, while the wheel of somebody else's link is shown in its place. None while
    /// their own wheel is shown.
    pub own: Option<Arc<str>>,
    /// Name and link of each other wheel.
    pub others: Vec<(String, String)>,
}

impl Wheels {
    /// Most other wheels that the page offers to add: more than anyone compares. Wheels that are there already are
    /// never left out because of it.
    pub const MOST: usize = 12;
    /// Most other wheels in a file. A file with more is refused, because a browser would need minutes for them.
    pub const MOST_IN_FILE: usize = 200;
    /// Longest name, in characters.
    pub const LONGEST: usize = 40;

    /// A name as it is stored: on one line, not too long, and `usual` in place of an empty one.
    pub fn named(typed: &str, usual: &str) -> String {
        let name = shortened(typed, Wheels::LONGEST);
        if name.is_empty() { usual.to_owned() } else { name }
    }
}
