//! The visitor's wheels as they are stored: the one that is worked on by its name, the others by name and link.

use crate::text::shortened;

/// The name of the wheel that is worked on, and the name and link of each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wheels {
    /// The name of the one that is worked on.
    pub name: String,
    /// Name and link of each other.
    pub others: Vec<(String, String)>,
}

impl Wheels {
    /// Most other wheels: more than anyone compares, and a bound on what is stored.
    pub const MOST: usize = 12;
    /// Longest name, in characters.
    pub const LONGEST: usize = 40;

    /// Reads a line with the name of the wheel that is worked on, then a line with name, tab and link for each
    /// other. Any other line is ignored.
    ///
    /// ```
    /// use flywheel_model::Wheels;
    ///
    /// let wheels = Wheels::from_text("Mine\nRival\tpreset=shop");
    /// assert_eq!(wheels.name, "Mine");
    /// assert_eq!(wheels.others, [("Rival".to_owned(), "preset=shop".to_owned())]);
    /// assert_eq!(wheels.to_text(), "Mine\nRival\tpreset=shop");
    /// ```
    pub fn from_text(text: &str) -> Wheels {
        let mut lines = text.lines();
        let name = plain(lines.next().unwrap_or_default());
        let others = lines.filter_map(|line| line.split_once('\t'));
        let visible = |link: &str| link.chars().filter(|letter| !letter.is_control()).collect();
        let others = others.map(|(name, link)| (plain(name), visible(link)));
        Wheels {
            name,
            others: others.take(Wheels::MOST).collect(),
        }
    }

    /// The text that [`Wheels::from_text`] reads.
    pub fn to_text(&self) -> String {
        let mut text = self.name.clone();
        for (name, link) in &self.others {
            text.push_str(&format!("\n{name}\t{link}"));
        }
        text
    }

    /// A name as it is stored: on one line, not too long, and `usual` in place of an empty one.
    pub fn named(typed: &str, usual: &str) -> String {
        let name = plain(typed);
        if name.is_empty() { usual.to_owned() } else { name }
    }
}

fn plain(typed: &str) -> String {
    shortened(typed, Wheels::LONGEST)
}
