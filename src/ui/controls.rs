//! Buttons, fields of words, lists and tables. Each takes its closures boxed, so that a view with many of
//! them costs the download one of each.

use leptos::prelude::*;

use super::{Condition, Words};
use crate::web::{fields, focus};

pub(crate) type Press = Box<dyn Fn()>;
pub(crate) type Changed = Box<dyn Fn(String)>;
type Rows<T> = Box<dyn Fn() -> Vec<T> + Send + Sync>;

pub(crate) fn button(says: Words, hidden: Condition, press: Press) -> AnyView {
    view! {
        <button type="button" prop:hidden=hidden on:click=move |_| press()>
            {says}
        </button>
    }
    .into_any()
}

/// A cross; what it removes is said to those who hear the page.
pub(crate) fn cross(label: Words, press: Press) -> AnyView {
    let removed = move |event: web_sys::MouseEvent| {
        focus::stay_near(event.current_target());
        press();
    };
    view! {
        <button type="button" class="cross" aria-label=label on:click=removed>
            "×"
        </button>
    }
    .into_any()
}

/// A labelled field of words, which counts when it is left.
pub(crate) fn word_field(id: String, label: Words, value: Words, changed: Changed) -> AnyView {
    view! {
        <div class="field wide">
            <label for=id.clone()>{label}</label>
            <input
                id=id.clone()
                name=id
                type="text"
                maxlength="80"
                autocomplete="off"
                prop:value=value
                on:change=move |event| changed(event_target_value(&event))
            />
        </div>
    }
    .into_any()
}

/// A place to paste into; what could not be used is left in it, to be corrected.
pub(crate) fn paste_field(
    id: &'static str,
    label: &'static str,
    take: Box<dyn Fn(String) -> String>,
) -> AnyView {
    let changed = move |event: web_sys::Event| {
        let left = take(event_target_value(&event));
        fields::set_value(&event_target(&event), &left);
    };
    view! {
        <label class="paste">
            <span>{label}</span>
            <textarea id=id name=id rows="2" on:change=changed></textarea>
        </label>
    }
    .into_any()
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
) -> AnyView {
    let changed = move |event: web_sys::Event| {
        let held = take(event_target_value(&event));
        let cell: web_sys::Element = event_target(&event);
        let _ = cell.set_attribute("aria-invalid", if held.is_none() { "true" } else { "false" });
        if let Some(held) = held {
            fields::set_value(&cell, &held);
        }
    };
    view! {
        <input
            id=id
            type="text"
            autocomplete="off"
            maxlength="80"
            aria-label=label
            list=list
            value=value
            on:change=changed
        />
    }
    .into_any()
}

/// A list of choices, each with whether it is chosen; it says the place of the new one.
pub(crate) fn select(
    id: String,
    label: String,
    options: Vec<(String, bool)>,
    chosen: Box<dyn Fn(usize)>,
) -> AnyView {
    let option = |(place, (says, is_chosen)): (usize, (String, bool))| {
        view! {
            <option value=place.to_string() selected=is_chosen>
                {says}
            </option>
        }
        .into_any()
    };
    let options: Vec<AnyView> = options.into_iter().enumerate().map(option).collect();
    let choose = move |event: web_sys::Event| {
        if let Ok(place) = event_target_value(&event).parse() {
            chosen(place);
        }
    };
    view! {
        <select id=id aria-label=label on:change=choose>
            {options}
        </select>
    }
    .into_any()
}

pub(crate) fn tick(name: String, says: Words, checked: Condition, toggle: Press) -> AnyView {
    view! {
        <label class="switch">
            <input type="checkbox" id=name.clone() name=name prop:checked=checked on:change=move |_| toggle() />
            " "
            {says}
        </label>
    }
    .into_any()
}

/// A table that scrolls in its own box: the first cell of each row names it. A dash is an empty cell.
pub(crate) fn table(
    id: &'static str,
    label: &'static str,
    heads: Rows<String>,
    rows: Rows<Vec<String>>,
) -> AnyView {
    let heads = move || {
        let head = |says| view! { <th scope="col">{says}</th> }.into_any();
        heads().into_iter().map(head).collect::<Vec<AnyView>>()
    };
    let rows = move || rows().into_iter().map(row).collect::<Vec<AnyView>>();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=label>
            <table class="figures" id=id>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(cells: Vec<String>) -> AnyView {
    let mut cells = cells.into_iter();
    let name = cells.next().unwrap_or_default();
    let cell = |says| view! { <td>{says}</td> }.into_any();
    let cells: Vec<AnyView> = cells.map(cell).collect();
    view! {
        <tr>
            <th scope="row">{name}</th>
            {cells}
        </tr>
    }
    .into_any()
}

pub(crate) fn list(id: &'static str, rows: Rows<String>) -> AnyView {
    let items = move || {
        let item = |says| view! { <li>{says}</li> }.into_any();
        rows().into_iter().map(item).collect::<Vec<AnyView>>()
    };
    view! { <ol id=id>{items}</ol> }.into_any()
}

/// Words that are said when they change, to who hears the page too.
pub(crate) fn status(id: &'static str, says: Words) -> AnyView {
    view! {
        <p id=id role="status">
            {says}
        </p>
    }
    .into_any()
}

pub(crate) fn paragraph(id: &'static str, says: Words) -> AnyView {
    view! { <p id=id>{says}</p> }.into_any()
}

/// Words that explain, below what they explain.
pub(crate) fn explained(says: &'static str) -> AnyView {
    view! { <p class="soft">{says}</p> }.into_any()
}

pub(crate) fn group(legend: &'static str, content: Vec<AnyView>) -> AnyView {
    view! {
        <fieldset class="group">
            <legend>{legend}</legend>
            {content}
        </fieldset>
    }
    .into_any()
}
