//! The words. Every message of `text/en.txt` is a function here (see `build.rs`), so a missing
//! text does not compile; the words themselves come from the one language file the page fetched.

mod names;
pub(crate) mod number;
pub(crate) mod problem;
pub(crate) mod read;

use js_sys::{Array, Intl, Object};
use leptos::prelude::*;
use std::cell::RefCell;

#[allow(clippy::needless_pass_by_value)]
mod messages {
    use super::{AnyView, fill, line, plural, rich};
    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}
pub(crate) use messages::*;
pub(crate) use names::{company, preset, stage};

struct Language {
    lines: Vec<&'static str>,
    plural: Intl::PluralRules,
}

thread_local! {
    static LANGUAGE: RefCell<Option<Language>> = const { RefCell::new(None) };
}

/// Sets the page's language once, before the first view. The text lives as long as the page.
pub(crate) fn set_language(tag: &str, text: String) {
    let lines = Box::leak(text.into_boxed_str()).lines().collect();
    let plural = Intl::PluralRules::new(&Array::of1(&tag.into()), &Object::new());
    LANGUAGE.set(Some(Language { lines, plural }));
    number::set_language(tag);
}

fn line(index: usize) -> &'static str {
    LANGUAGE.with_borrow(|language| {
        language
            .as_ref()
            .and_then(|language| language.lines.get(index).copied())
            .unwrap_or_default()
    })
}

fn plural(index: usize, count: f64, slots: &[&str]) -> String {
    let category =
        LANGUAGE.with_borrow(|language| language.as_ref().map(|language| language.plural.select(count)));
    let one = category.is_some_and(|category| category == "one");
    let words = line(index);
    let (first, rest) = words.split_once(" || ").unwrap_or((words, words));
    fill(if one { first } else { rest }, slots)
}

fn fill(words: &str, slots: &[&str]) -> String {
    let mut filled = String::with_capacity(words.len() + 16);
    for part in parts(words) {
        filled.push_str(match part {
            Part::Words(words) => words,
            Part::Slot(slot) => slots.get(slot).copied().unwrap_or_default(),
        });
    }
    filled
}

fn rich(index: usize, slots: Vec<AnyView>) -> Vec<AnyView> {
    let mut slots: Vec<Option<AnyView>> = slots.into_iter().map(Some).collect();
    let part = |part| match part {
        Part::Words(words) => words.to_owned().into_any(),
        Part::Slot(slot) => slots
            .get_mut(slot)
            .and_then(Option::take)
            .unwrap_or_else(|| ().into_any()),
    };
    parts(line(index)).map(part).collect()
}

enum Part<'a> {
    Words(&'a str),
    Slot(usize),
}

/// The words between the slots, and the slots, in the order of the language.
fn parts(words: &str) -> impl Iterator<Item = Part<'_>> {
    words.split('{').flat_map(|piece| {
        let (slot, words) = match piece.split_once('}') {
            Some((slot, words)) => (slot.parse().ok().map(Part::Slot), words),
            None => (None, piece),
        };
        slot.into_iter()
            .chain((!words.is_empty()).then_some(Part::Words(words)))
    })
}
