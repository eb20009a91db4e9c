//! The forms of a message, and its slots.

/// The form for one, or that for any other count: “One visit || {n} visits”. A message that has one form has it for all.
pub(super) fn form(words: &str, one: bool) -> &str {
    // By one sign: looking for it by three is code of its own.
    let (first, rest) = words
        .find('|')
        .map_or((words, words), |at| (&words[..at - 1], &words[at + 3..]));
    if one { first } else { rest }
}

/// The words with the slots filled in.
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

/// The words between the slots, and the slots, in the order of the language.
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
