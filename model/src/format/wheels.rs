//! The visitor's other wheels as text.

use crate::document::Wheels;
use crate::text::shortened;

impl Wheels {
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
        let name = shortened(lines.next().unwrap_or_default(), Wheels::LONGEST);
        Wheels {
            name,
            own: None,
            others: lines.filter_map(Wheels::other_from_line).collect(),
        }
    }

    /// The text that [`Wheels::from_text`] reads. It has no place for [`Wheels::own`].
    pub fn to_text(&self) -> String {
        let mut text = self.name.clone();
        for (name, link) in &self.others {
            text.push_str(&format!("\n{name}\t{link}"));
        }
        text
    }

    /// Reads the line of one other wheel: its name, a tab and its link.
    pub fn other_from_line(line: &str) -> Option<(String, String)> {
        let (name, link) = line.split_once('\t')?;
        let visible = link.chars().filter(|letter| !letter.is_control()).collect();
        Some((shortened(name, Wheels::LONGEST), visible))
    }
}
