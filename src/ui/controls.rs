//! Buttons, fields of words, and words that stand by themselves. Each takes its closures boxed, so that a view with many of
//! them costs the download one of each.

use leptos::prelude::*;
use web_sys::Event;

use super::element::element;
use super::{Condition, View, Words};
use crate::web::{fields, focus};

pub(crate) type Press = Box<dyn Fn()>;
pub(crate) type Changed = Box<dyn Fn(String)>;

pub(crate) fn button(says: Words, hidden: Condition, press: Press) -> View {
    element("button")
        .is("type", "button")
        .when("hidden", hidden)
        .on("click", Box::new(move |_| press()))
        .says(says)
        .done()
}

/// A cross; what it removes is said to those who hear the page.
pub(crate) fn cross(label: Words, press: Press) -> View {
    let removed = move |event: Event| {
        focus::stay_near(event.current_target());
        press();
    };
    element("button")
        .is("type", "button")
        .is("class", "cross")
        .follows("aria-label", label)
        .on("click", Box::new(removed))
        .text("×")
        .done()
}

/// A labelled field of words, which counts when it is left.
pub(crate) fn word_field(id: String, label: Words, value: Words, changed: Changed) -> View {
    let input = element("input")
        .is("id", &id)
        .is("name", &id)
        .is("type", "text")
        .is("maxlength", "80")
        .is("autocomplete", "off")
        .holds("value", value)
        .on(
            "change",
            Box::new(move |event| changed(event_target_value(&event))),
        )
        .done();
    let label = element("label").is("for", &id).says(label).done();
    element("div")
        .is("class", "field wide")
        .with(label)
        .with(input)
        .done()
}

/// A place to paste into; what could not be used is left in it, to be corrected.
pub(crate) fn paste_field(id: &str, label: &'static str, take: Box<dyn Fn(String) -> String>) -> View {
    let changed = move |event: Event| {
        let left = take(event_target_value(&event));
        fields::set_value(&event_target(&event), &left);
    };
    let field = element("textarea")
        .is("id", id)
        .is("name", id)
        .is("rows", "2")
        .on("change", Box::new(changed))
        .done();
    let label = element("span").text(label).done();
    element("label")
        .is("class", "paste")
        .with(label)
        .with(field)
        .done()
}

/// A cell of a sheet: it holds no signal, is read when it is left, and is built anew with its sheet. What
/// it then holds is what was made of what was typed; none leaves that there, and says that it is wrong.
/// `list` names the datalist of what may stand there, if there is one.
pub(crate) fn cell(
    id: Option<String>,
    label: String,
    value: String,
    list: &'static str,
    take: Box<dyn Fn(String) -> Option<String>>,
) -> View {
    let changed = move |event: Event| {
        let held = take(event_target_value(&event));
        let cell: web_sys::Element = event_target(&event);
        let _ = cell.set_attribute("aria-invalid", if held.is_none() { "true" } else { "false" });
        if let Some(held) = held {
            fields::set_value(&cell, &held);
        }
    };
    let mut input = element("input")
        .is("type", "text")
        .is("autocomplete", "off")
        .is("maxlength", "120")
        .is("aria-label", &label)
        .is("value", &value)
        .on("change", Box::new(changed));
    for (name, value) in [("list", list), ("id", id.as_deref().unwrap_or_default())] {
        if !value.is_empty() {
            input = input.is(name, value);
        }
    }
    input.done()
}

/// A list of choices, each with whether it is chosen; it says the place of the new one.
pub(crate) fn select(
    id: String,
    label: String,
    options: Vec<(String, bool)>,
    chosen: Box<dyn Fn(usize)>,
) -> View {
    let option = |(place, (says, is_chosen)): (usize, (String, bool))| {
        let option = element("option").is("value", &place.to_string()).text(&says);
        if is_chosen {
            option.is("selected", "")
        } else {
            option
        }
        .done()
    };
    let choose = move |event: Event| {
        if let Ok(place) = event_target_value(&event).parse() {
            chosen(place);
        }
    };
    element("select")
        .is("id", &id)
        .is("aria-label", &label)
        .on("change", Box::new(choose))
        .all(options.into_iter().enumerate().map(option))
        .done()
}

pub(crate) fn tick(name: String, says: Words, checked: Condition, toggle: Press) -> View {
    let input = element("input")
        .is("type", "checkbox")
        .is("id", &name)
        .is("name", &name)
        .when("checked", checked)
        .on("change", Box::new(move |_| toggle()))
        .done();
    element("label")
        .is("class", "switch")
        .with(input)
        .text(" ")
        .says(says)
        .done()
}

/// A box in which what is too wide scrolls. No landmark: what it stands in is one of the same name.
pub(crate) fn scrolling(label: &str, content: View) -> View {
    element("div")
        .is("class", "scroll")
        .is("tabindex", "0")
        .is("role", "group")
        .is("aria-label", label)
        .with(content)
        .done()
}

/// A head, or what names a row. What says nothing is none.
pub(crate) fn cell_of(tag: &'static str, scope: &str, says: &str) -> View {
    if says.is_empty() {
        return element("td").done();
    }
    element(tag).is("scope", scope).text(says).done()
}

/// Words that are said when they change, to who hears the page too.
pub(crate) fn status(id: &'static str, says: Words) -> View {
    element("p").is("id", id).is("role", "status").says(says).done()
}

pub(crate) fn paragraph(id: &'static str, says: Words) -> View {
    element("p").is("id", id).says(says).done()
}

/// Words that explain, below what they explain.
pub(crate) fn explained(says: &'static str) -> View {
    element("p").is("class", "soft").text(says).done()
}

pub(crate) fn group(legend: &'static str, content: Vec<View>) -> View {
    let legend = element("legend").text(legend).done();
    element("fieldset")
        .is("class", "group")
        .with(legend)
        .all(content)
        .done()
}
