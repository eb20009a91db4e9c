//! The plural forms of a message, and its slots.

/// The form for one, or the form for any other count: “One visit || {n} visits”. A message with a single form has it
/// for every count.
pub(super) fn form(words: &str, one: bool) -> &str {
    // Searching for the string “ || ” would need more code than searching for a character.
    let (first, rest) = words
        .find('|')
        .map_or((words, words), |at| (&words[..at - 1], &words[at + 3..]));
    if one { first } else { rest }
}

/// Fills the slots of a message.
pub(super) fn fill(words: &str, slots: &[&str]) -> String {
    let mut filled = String::with_capacity(words.len() + 16);
    for part in parts(words) {
        filled.push_str(match part {
            Part::Words(words) => words,
            Part::Slot(slot) => slots.get(slot).copied().unwrap_or_default(),
        });
    }
    filled
}

pub(super) enum Part<'a> {
    Words(&'a str),
    Slot(usize),
}

/// The words and slots of a message, in the order of the language.
pub(super) fn parts(words: &str) -> impl Iterator<Item = Part<'_>> {
    words.split('{').flat_map(|piece| {
        let (slot, words) = match piece.split_once('}') {
            Some((slot, words)) => (slot.parse().ok().map(Part::Slot), words),
            None => (None, piece),
        };
        slot.into_iter()
            .chain((!words.is_empty()).then_some(Part::Words(words)))
    })
}
