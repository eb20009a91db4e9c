//! What was kept aside: stored texts that something else has taken the place of, and that the visitor may still need.

use flywheel_model::Document;

use crate::record::{self, Understood};
use crate::shelf::{Refusal, Shelf};
use crate::store::Store;

/// Why a text was kept aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Something in it could not be read.
    Damaged,
    /// A newer version stored it, with something in it that this one does not know.
    Newer,
    /// The visitor chose the numbers of another tab in its place.
    NotChosen,
}

impl Why {
    const ALL: [(Why, &str); 3] = [
        (Why::Damaged, "damaged"),
        (Why::Newer, "newer"),
        (Why::NotChosen, "not chosen"),
    ];

    fn word(self) -> &'static str {
        let found = Why::ALL.into_iter().find(|(why, _)| *why == self);
        found.map_or("damaged", |(_, word)| word)
    }

    fn from_word(word: &str) -> Why {
        let found = Why::ALL.into_iter().find(|(_, known)| *known == word);
        found.map_or(Why::Damaged, |(why, _)| why)
    }
}

/// A text that was kept aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The key under which it is stored.
    pub key: String,
    /// Why it was kept aside.
    pub why: Why,
    /// The text as it was stored.
    pub text: String,
}

impl Aside {
    /// The document, if all of it is understood.
    pub fn document(&self) -> Option<Document> {
        let record = record::read(&self.text);
        let is_whole = record.understood == Understood::Whole && record.problems.is_empty();
        is_whole.then_some(record.document)
    }
}

const ASIDE: &str = "aside ";

impl<S: Shelf> Store<S> {
    /// Everything that was kept aside, the oldest first.
    pub fn asides(&self) -> Vec<Aside> {
        let prefix = self.key(ASIDE);
        let mut keys = self.shelf.keys().unwrap_or_default();
        keys.retain(|key| key.starts_with(&prefix));
        let number = |key: &String| key[prefix.len()..].parse::<u32>().unwrap_or_default();
        keys.sort_by_key(number);
        let read = |key: String| {
            let stored = self.shelf.read(&key).ok().flatten()?;
            let (word, text) = stored.split_once('\n')?;
            Some(Aside {
                why: Why::from_word(word),
                text: text.to_owned(),
                key,
            })
        };
        keys.into_iter().filter_map(read).collect()
    }

    /// Keeps a text aside, unless the same text is there already.
    ///
    /// # Errors
    /// Why it was not stored.
    pub fn keep_aside(&self, why: Why, text: &str) -> Result<(), Refusal> {
        let asides = self.asides();
        if asides.iter().any(|aside| aside.text == text) {
            return Ok(());
        }
        let number = |aside: &Aside| aside.key.rsplit(' ').next()?.parse::<u32>().ok();
        let last = asides.iter().filter_map(number).max().unwrap_or_default();
        let key = self.key(&format!("{ASIDE}{}", last + 1));
        self.shelf.write(&key, &[why.word(), "\n", text].concat())
    }

    /// Throws away a text that was kept aside.
    pub fn throw_away(&self, aside: &Aside) {
        self.shelf.remove(&aside.key);
    }
}
