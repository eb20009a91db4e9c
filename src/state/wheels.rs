//! The visitor's other wheels. The one that is worked on is stored as ever; the others wait beside it.

use flywheel_model::{Document, Field, Preset, Shown, link};
use leptos::prelude::*;
use std::sync::Arc;

use super::Session;
use crate::web::storage;

/// The name of the wheel that is worked on, and the others by name and link.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Wheels {
    pub(crate) name: String,
    pub(crate) others: Vec<(String, String)>,
}

impl Wheels {
    /// More than anyone compares, and a bound on what is stored.
    pub(crate) const MOST: usize = 12;

    /// Those that are stored: a line with the name of the one that is worked on, then one for each other.
    pub(crate) fn stored() -> Wheels {
        let text = storage::read(storage::WHEELS).ok().flatten().unwrap_or_default();
        let mut lines = text.lines();
        let name = lines.next().unwrap_or_default().to_owned();
        let others = lines.filter_map(|line| line.split_once('\t'));
        let others = others.map(|(name, link)| (name.to_owned(), link.to_owned()));
        Wheels {
            name,
            others: others.take(Wheels::MOST).collect(),
        }
    }

    /// Stores them; says whether the browser let it.
    pub(crate) fn store(&self) -> bool {
        let mut text = self.name.clone();
        for (name, link) in &self.others {
            text.push_str(&format!("\n{name}\t{link}"));
        }
        storage::write(storage::WHEELS, &text).is_ok()
    }

    /// A name as it is kept: on one line, of no more than 40 characters, and never nothing.
    pub(crate) fn named(typed: &str, usual: &str) -> String {
        let plain = typed.trim().chars().filter(|letter| !letter.is_control());
        let name: String = plain.take(40).collect();
        if name.is_empty() { usual.to_owned() } else { name }
    }
}

impl Session {
    /// Works on another wheel from now on. Undo ends here: a step back would put one wheel's numbers into
    /// the other.
    pub(crate) fn work_on(self, link: &str) {
        let shown = self.once(|now| now.document.shown);
        let mut document = link::read_stored(link).document.showing(shown);
        self.once(|now| {
            document.journey = now.document.journey.clone();
            document.worksheet = now.document.worksheet.clone();
        });
        self.open_own(document);
        self.0.update(|state| {
            state.history = Default::default();
            state.before = None;
        });
    }

    /// A wheel of the same preset as this one, as an example.
    pub(crate) fn blank(self) -> Document {
        let preset: Preset = self.once(|now| now.document.inputs.preset);
        preset.inputs().into()
    }

    /// Keeps another wheel beside this one, or none.
    pub(crate) fn put_beside(self, author: &str) {
        // A wheel beside another changes none of its numbers, so that nothing can be refused.
        let _ = self.edit(Field::Author, |document| {
            document.author = author.into();
            Ok(())
        });
        self.settle();
    }

    /// The link of this wheel alone, however it is looked at and whatever stands beside it.
    pub(crate) fn wheel(self) -> String {
        let mut document = self.once(|now| now.document.clone()).showing(Shown::default());
        document.author = Arc::default();
        link::write(&document)
    }

    /// The visitor's own wheel, with that of the link it was opened with beside it.
    pub(crate) fn mine_beside(self) {
        let author = self.wheel();
        let shown = self.once(|now| now.document.shown);
        self.back_to_own();
        self.0.update(|state| state.now.document.shown = shown);
        self.put_beside(&author);
    }
}
