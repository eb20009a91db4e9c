//! Buttons, text fields and paragraphs. Each takes its closure boxed: a generic function would be downloaded once for
//! every closure.

use flywheel_dom::{Child, Element, Live, focus, html, live};
use leptos::prelude::*;
use web_sys::Event;

use crate::state::Told;
use crate::web::fields;

pub(crate) type Press = Box<dyn Fn()>;
pub(crate) type Changed = Box<dyn Fn(String)>;

pub(crate) fn button(text: impl Child, press: Press) -> Element {
    html::button()
        .attr("type", "button")
        .on("click", move |_| press())
        .child(text)
}

/// A button with a cross; its label tells a screen reader what it removes.
pub(crate) fn cross(label: Live<String>, press: Press) -> Element {
    let removed = move |event: Event| {
        focus::stay_near(event.current_target(), "cross");
        press();
    };
    html::button()
        .attr("type", "button")
        .class("cross")
        .attr("aria-label", label)
        .on("click", removed)
        .child("×")
}

/// A labelled text field. `changed` is called when the visitor leaves it.
pub(crate) fn text_field(id: String, label: Live<String>, value: Live<String>, changed: Changed) -> Element {
    let input = html::input()
        .attr("id", &id)
        .attr("name", &id)
        .attr("type", "text")
        .attr("maxlength", "80")
        .attr("autocomplete", "off")
        .prop("value", value)
        .on("change", move |event| changed(event_target_value(&event)));
    let label = html::label().attr("for", &id).child(label);
    html::div().class("field wide").child(label).child(input)
}

/// A text area to paste into. `take` uses what it can and returns the rest, which stays there to be corrected. It is
/// called when something was pasted, and when the visitor leaves what they have typed.
pub(crate) fn paste_field(id: &str, label: &'static str, take: Box<dyn Fn(String) -> String>) -> Element {
    let changed = move |event: Event| {
        let rest = take(event_target_value(&event));
        fields::set_value(&event_target(&event), &rest);
    };
    let field = html::textarea()
        .attr("id", id)
        .attr("name", id)
        .attr("rows", "2")
        .on("change", changed)
        .on("paste", fields::change_soon);
    let label = html::span().child(label);
    html::label().class("paste").child(label).child(field)
}

/// A cell of a sheet. It has no signal: it is read when the visitor leaves it, and made anew with its sheet. `take`
/// returns the text that the cell shows from then on, or none if the typed text stays and is marked as invalid.
/// `list` is the id of a datalist with suggestions, or empty.
pub(crate) fn cell(
    id: Option<String>,
    label: String,
    value: String,
    list: &'static str,
    take: Box<dyn Fn(String) -> Option<String>>,
) -> Element {
    let changed = move |event: Event| {
        let shown = take(event_target_value(&event));
        let cell: web_sys::Element = event_target(&event);
        let _ = cell.set_attribute("aria-invalid", if shown.is_none() { "true" } else { "false" });
        if let Some(shown) = shown {
            fields::set_value(&cell, &shown);
            let _ = cell.set_attribute("size", &cell_size(&shown));
        }
    };
    let mut input = html::input()
        .attr("type", "text")
        .attr("size", cell_size(&value))
        .attr("autocomplete", "off")
        .attr("maxlength", "120")
        .attr("aria-label", &label)
        .attr("value", &value)
        .on("change", changed);
    for (name, value) in [("list", list), ("id", id.as_deref().unwrap_or_default())] {
        if !value.is_empty() {
            input = input.attr(name, value);
        }
    }
    input
}

/// The `size` of a cell, for browsers that cannot make it as wide as its content.
fn cell_size(shown: &str) -> String {
    shown.chars().count().clamp(6, 30).to_string()
}

/// A list of options, each with whether it is selected. `chosen` gets the index of the newly selected one.
pub(crate) fn select(
    id: String,
    label: String,
    options: Vec<(String, bool)>,
    chosen: Box<dyn Fn(usize)>,
) -> Element {
    let option = |(place, (text, is_chosen)): (usize, (String, bool))| {
        let option = html::option().attr("value", place.to_string()).child(&text);
        if is_chosen {
            option.attr("selected", "")
        } else {
            option
        }
    };
    let choose = move |event: Event| {
        if let Ok(place) = event_target_value(&event).parse() {
            chosen(place);
        }
    };
    html::select()
        .attr("autocomplete", "off")
        .attr("id", &id)
        .attr("aria-label", &label)
        .on("change", choose)
        .children(options.into_iter().enumerate().map(option))
}

/// A checkbox with its label.
pub(crate) fn tick(name: String, label: Live<String>, checked: Live<bool>, toggle: Press) -> Element {
    let input = html::input()
        .attr("type", "checkbox")
        .attr("id", &name)
        .attr("name", &name)
        .prop("checked", checked)
        .on("change", move |_| toggle());
    html::label().class("switch").child(input).child(" ").child(label)
}

/// A box that scrolls where its content is too wide. It is a group, not a landmark, because the section around it is a
/// landmark of the same name.
pub(crate) fn scrolling(label: &str, content: Element) -> Element {
    html::div()
        .class("scroll")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", label)
        .child(content)
}

/// A heading cell of a column or row; a plain cell if it has no text.
pub(crate) fn heading_cell(scope: &str, text: &str) -> Element {
    if text.is_empty() {
        return html::td();
    }
    html::th().attr("scope", scope).child(text)
}

/// A paragraph that a screen reader announces when its text changes.
pub(crate) fn status(id: &'static str, text: impl Child) -> Element {
    html::p().attr("id", id).attr("role", "status").child(text)
}

pub(crate) fn paragraph(id: &'static str, text: impl Child) -> Element {
    html::p().attr("id", id).child(text)
}

/// A paragraph that says what is wrong with the field above it, and is announced when its text changes.
pub(crate) fn problem(text: impl Child) -> Element {
    html::p().class("problem").attr("role", "status").child(text)
}

/// What came of an action. A screen reader announces it when it changes. Only what was refused is in the colour of
/// errors.
pub(crate) fn told(id: &str, message: RwSignal<Told>) -> Element {
    let part = |part: fn(&Told) -> &String| live(move || message.with(|told| part(told).clone()));
    html::div()
        .attr("id", id)
        .attr("role", "status")
        .child(html::p().child(part(|told| &told.done)))
        .child(html::p().class("problem").child(part(|told| &told.refused)))
}

/// A paragraph in small print below what it explains.
pub(crate) fn explanation(text: &'static str) -> Element {
    html::p().class("soft").child(text)
}

pub(crate) fn group(legend: &'static str, content: Vec<Element>) -> Element {
    let legend = html::legend().child(legend);
    html::fieldset().class("group").child(legend).children(content)
}
