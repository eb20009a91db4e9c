//! The texts. Each message of `text/en.txt` is a function here (see `build.rs`), so a missing text does not compile.
//! The words come from the file of the page's language, which the page has fetched.

pub(crate) mod date;
mod form;
#[cfg(feature = "page")]
mod languages;
mod list;
#[cfg(feature = "page")]
pub(crate) mod money;
mod names;
pub(crate) mod number;
pub(crate) mod problem;
pub(crate) mod read;
mod sentences;

use flywheel_dom::{Child, fragment};
use js_sys::{Array, Function, Intl, Object, Promise};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Node;

use form::{Part, fill, form, parts};

#[allow(clippy::needless_pass_by_value)]
mod messages {
    use super::{Node, fill, line, plural, rich};
    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}
#[cfg(feature = "page")]
pub(crate) use languages::LANGUAGES;
pub(crate) use list::list;
pub(crate) use messages::*;
#[cfg(feature = "page")]
pub(crate) use money::money;
pub(crate) use names::{company, lever, part, preset, stage, step_name};
#[cfg(feature = "page")]
pub(crate) use sentences::sentences;
pub(crate) use sentences::{add, between};

struct Language {
    tag: String,
    lines: Vec<&'static str>,
    plural: Intl::PluralRules,
    /// Whether the texts of the views below the first screen are there.
    is_whole: bool,
    /// Fetches the texts of the views below the first screen, or the first texts of another language.
    fetch: Option<Function>,
}

thread_local! {
    static LANGUAGE: RefCell<Option<Language>> = const { RefCell::new(None) };
}

/// Sets the page's language once, before the first view. The text lives as long as the page.
pub(crate) fn set_language(tag: &str, text: String, fetch: Option<Function>) {
    let lines = lines(text);
    let plural = Intl::PluralRules::new(&Array::of1(&tag.into()), &Object::new());
    LANGUAGE.set(Some(Language {
        tag: tag.to_owned(),
        lines,
        plural,
        is_whole: false,
        fetch,
    }));
    number::set_language(tag);
}

/// The tag of the page's language.
pub(crate) fn language_tag() -> String {
    LANGUAGE.with_borrow(|language| {
        language
            .as_ref()
            .map(|language| language.tag.clone())
            .unwrap_or_default()
    })
}

/// Fetches the texts of the views below the first screen. Returns whether they are there. Such a view must wait for it.
pub(crate) async fn rest() -> bool {
    let Some(text) = fetched("").await else {
        return false;
    };
    LANGUAGE.with_borrow_mut(|language| {
        // Two places may have asked for them at once.
        if let Some(language) = language.as_mut().filter(|language| !language.is_whole) {
            language.lines.extend(lines(text));
            language.is_whole = true;
        }
    });
    true
}

/// The first texts of a language as they are downloaded, or for an empty tag the rest of the page's language.
pub(crate) async fn fetched(tag: &str) -> Option<String> {
    let fetch =
        LANGUAGE.with_borrow(|language| language.as_ref().and_then(|language| language.fetch.clone()));
    let promise = fetch?.call1(&JsValue::NULL, &tag.into()).ok()?;
    let text = JsFuture::from(promise.unchecked_into::<Promise>()).await;
    text.ok()?.as_string()
}

fn lines(text: String) -> Vec<&'static str> {
    Box::leak(text.into_boxed_str()).lines().collect()
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
    let count = number::shown(count);
    let category =
        LANGUAGE.with_borrow(|language| language.as_ref().map(|language| language.plural.select(count)));
    let one = category.is_some_and(|category| category == "one");
    fill(form(line(index), one), slots)
}

/// A sentence with an element in each slot.
fn rich(index: usize, slots: Vec<Node>) -> Node {
    let sentence = fragment(());
    for part in parts(line(index)) {
        match part {
            Part::Words(words) => words.append_to(&sentence),
            Part::Slot(slot) => slots.get(slot).cloned().append_to(&sentence),
        }
    }
    sentence
}
