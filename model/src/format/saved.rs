//! A file of everything: the stored texts, which are taken over whole or not at all.

use super::link;
use crate::document::{Document, Wheels};
use crate::field::Problem;
use crate::journey::Journey;
use crate::worksheet::Worksheet;

/// The texts of a file. Whoever reads the file has parsed its JSON.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Saved<'a> {
    /// The wheel's link.
    pub wheel: &'a str,
    /// The other wheels, as [`Wheels::from_text`] reads them. None if the file says nothing about them.
    pub wheels: Option<&'a str>,
    /// The journey's text.
    pub journey: &'a str,
    /// The worksheet's text.
    pub worksheet: &'a str,
}

/// The first part that is damaged.
#[derive(Clone, Debug, PartialEq)]
pub enum Damaged {
    /// A value of the wheel.
    Wheel(Problem),
    /// The wheel or another one has something that only a newer version knows.
    Newer,
    /// Another wheel cannot be read, or there are more than [`Wheels::MOST_IN_FILE`].
    Wheels,
    /// The journey.
    Journey,
    /// The worksheet.
    Worksheet,
}

impl Saved<'_> {
    /// The version of the file that can be read.
    pub const VERSION: f64 = 1.0;

    /// The document, if nothing of it would be lost.
    ///
    /// # Errors
    /// The first part that is damaged.
    ///
    /// ```
    /// use flywheel_model::{Damaged, Saved};
    ///
    /// let saved = Saved { wheel: "preset=shop&churn=4", ..Saved::default() };
    /// assert_eq!(saved.open()?.inputs.churn.get(), 4.0);
    /// let saved = Saved { journey: "no journey", ..saved };
    /// assert_eq!(saved.open(), Err(Damaged::Journey));
    /// # Ok::<(), Damaged>(())
    /// ```
    pub fn open(self) -> Result<Document, Damaged> {
        let mut opened = link::read_stored(self.wheel);
        if !opened.problems.is_empty() {
            return Err(Damaged::Wheel(opened.problems.swap_remove(0)));
        }
        if !link::is_whole(self.wheel) {
            return Err(Damaged::Newer);
        }
        let wheels = self.wheels.map(Wheels::from_text).unwrap_or_default();
        let are_read = wheels.others.iter().all(|(_, link)| link::is_whole(link));
        if !are_read || wheels.others.len() > Wheels::MOST_IN_FILE {
            return Err(Damaged::Wheels);
        }
        if !matches!(Journey::from_text(self.journey), Some((_, 0))) {
            return Err(Damaged::Journey);
        }
        if !matches!(Worksheet::from_text(self.worksheet), Some((_, 0))) {
            return Err(Damaged::Worksheet);
        }
        let mut document = opened.document;
        document.wheels = wheels.into();
        document.journey = self.journey.into();
        document.worksheet = self.worksheet.into();
        Ok(document)
    }
}
