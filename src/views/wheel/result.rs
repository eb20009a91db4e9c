//! The result alone, written into the served page before the rest of the app has arrived.

use flywheel_dom::{Element, focus};
use flywheel_model::Preset;
use leptos::prelude::document;

use super::drawing::nps;
use super::figures::DIALS;
use super::sentence::first_verdict;
use crate::state::Computed;
use crate::text::{self, number};
use crate::web::place;

/// Writes the sentence and the numbers that are served into the served page.
pub(crate) fn show_result(now: &Computed) {
    let Some(app) = place::as_served() else {
        return;
    };
    focus::keep_within(&app, || {
        if let Some(verdict) = Element::by_id("verdict") {
            let _ = verdict.node().replace_with_with_node_1(first_verdict(now).node());
        }
    });
    // The widget's card, which is served, has no dials.
    if cfg!(feature = "page") {
        write_dials(now);
    }
    write_hub(now);
    place::note_result(&app, is_as_served(now));
}

/// Whether these are the numbers that the served page shows.
fn is_as_served(now: &Computed) -> bool {
    now.is_example() && now.document.inputs.preset == Preset::Saas && now.document.change().is_empty()
}

fn write(element: Option<&web_sys::Element>, text: &str) {
    if let Some(element) = element {
        element.set_text_content(Some(text));
    }
}

fn write_dials(now: &Computed) {
    let (inputs, report) = (&now.document.inputs, &now.report);
    let strip = document().query_selector(".strip").ok().flatten();
    let mut in_strip = strip.and_then(|strip| strip.first_element_child());
    for figure in &DIALS {
        let value = (figure.value)(inputs, report);
        if let Some(shown) = Element::by_id(&format!("{}-value", figure.id)) {
            let shown = shown.node();
            write(Some(shown), &value);
            write(shown.previous_element_sibling().as_ref(), (figure.label)());
            write(
                shown.next_element_sibling().as_ref(),
                &(figure.meaning)(inputs, report),
            );
        }
        if let Some(short) = in_strip {
            // The served page has label and space as one text.
            if let Some(label) = short.first_child() {
                label.set_text_content(Some(&[(figure.label)(), " "].concat()));
            }
            write(short.last_element_child().as_ref(), &value);
            in_strip = short.next_element_sibling();
        }
    }
}

/// Writes the numbers in the hub. The rest of the drawing follows with the app; until then its label names no numbers.
fn write_hub(now: &Computed) {
    if let Some(wheel) = Element::by_id("wheel") {
        wheel.attr("aria-label", text::the_wheel());
    }
    let (dials, nps) = (now.report.shown(), nps(&now.document));
    let size = Element::by_id("hub-customers").map(|size| size.node().clone());
    let customers = size.as_ref().and_then(web_sys::Element::next_element_sibling);
    let score = customers
        .as_ref()
        .and_then(web_sys::Element::next_element_sibling);
    write(size.as_ref(), &number::number(dials.size));
    write(customers.as_ref(), &text::customers(dials.size));
    write(score.as_ref(), &text::nps_is(&number::number(nps)));
}
