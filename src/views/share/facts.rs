//! What picture and report say alike: whose wheel it is, what was found, where it comes from, and when.

use flywheel_model::shown::Chart;
use flywheel_store::desk;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, Node};

use crate::state::Computed;
use crate::text;
use crate::web::address;

pub(super) struct Facts {
    /// The wheel's name, or its company's.
    pub(super) title: String,
    /// The verdict of the page.
    pub(super) finding: String,
    /// What the chart shows.
    pub(super) chart: &'static str,
    /// The calculator and its address.
    pub(super) source: String,
    /// Today.
    pub(super) date: String,
}

pub(super) fn facts(now: &Computed) -> Facts {
    let verdict = document().get_element_by_id("verdict");
    Facts {
        title: title(now),
        finding: verdict.map(|verdict| as_read(&verdict)).unwrap_or_default(),
        chart: match now.document.shown.get() {
            Chart::Customers => text::chart_customers(),
            Chart::Won => text::chart_won(),
        },
        source: text::source(&address::base()),
        date: text::date::today(),
    }
}

/// The name that the visitor gave the wheel, or the company of the example.
fn title(now: &Computed) -> String {
    let name = &now.document.wheels.name;
    if !name.is_empty() && !desk::is_of_link(&now.document) {
        name.clone()
    } else if now.is_example() {
        let mut company = text::company(now.document.inputs.preset).to_owned();
        // Some companies begin with an article.
        if let Some(first) = company.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        company
    } else {
        text::the_wheel().to_owned()
    }
}

/// The words of an element as a visitor reads them: a field says its value, and what is hidden says nothing.
pub(super) fn as_read(element: &Element) -> String {
    let mut words = String::new();
    read(element, &mut words);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read(node: &Node, words: &mut String) {
    match node.dyn_ref::<Element>() {
        Some(hidden) if hidden.matches("[hidden], .visually-hidden") == Ok(true) => {}
        Some(element) => {
            if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
                words.push_str(&field.value());
            }
            let children = element.child_nodes();
            for child in (0..children.length()).filter_map(|index| children.get(index)) {
                read(&child, words);
            }
        }
        None => words.push_str(&node.text_content().unwrap_or_default()),
    }
}
