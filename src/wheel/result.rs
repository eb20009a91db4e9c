//! The result alone, in what the page said before: there while the rest of the app is on its way.

use flywheel_model::Preset;
use leptos::prelude::document;
use web_sys::Element;

use super::change::shown;
use super::drawing::nps;
use super::figures::DIALS;
use super::sentence::first_verdict;
use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::served;
use crate::web::{focus, place};

/// Says the sentence and the numbers of now in their places.
pub(crate) fn show_result(now: &Computed) {
    let Some(app) = place::as_served() else {
        return;
    };
    focus::keep_within(&app, || {
        if let Some(verdict) = served("verdict") {
            let _ = verdict.node().replace_with_with_node_1(&first_verdict(now));
        }
    });
    say_dials(now);
    say_hub(now);
    place::note_result(&app, is_as_served(now));
}

/// Whether these are the numbers that the page is served with.
fn is_as_served(now: &Computed) -> bool {
    now.is_example() && now.document.inputs.preset == Preset::Saas && now.document.change().is_empty()
}

fn say(element: Option<&Element>, words: &str) {
    if let Some(element) = element {
        element.set_text_content(Some(words));
    }
}

fn say_dials(now: &Computed) {
    let (inputs, report) = (&now.document.inputs, &now.report);
    let strip = document().query_selector(".strip").ok().flatten();
    let mut in_strip = strip.and_then(|strip| strip.first_element_child());
    for figure in &DIALS {
        let value = (figure.value)(inputs, report);
        if let Some(shown) = served(&format!("{}-value", figure.id)) {
            let shown = shown.node();
            say(Some(shown), &value);
            say(shown.previous_element_sibling().as_ref(), (figure.label)());
            say(
                shown.next_element_sibling().as_ref(),
                &(figure.says)(inputs, report),
            );
        }
        if let Some(short) = in_strip {
            // The served page has label and space as one text.
            if let Some(label) = short.first_child() {
                label.set_text_content(Some(&[(figure.label)(), " "].concat()));
            }
            say(short.last_element_child().as_ref(), &value);
            in_strip = short.next_element_sibling();
        }
    }
}

/// What stands in its hub. The drawing follows with the rest, and until then has no words of other numbers.
fn say_hub(now: &Computed) {
    if let Some(wheel) = served("wheel") {
        wheel.is("aria-label", text::the_wheel());
    }
    let (dials, nps) = (shown(&now.report), nps(&now.document));
    let size = served("hub-customers").map(|size| size.node().clone());
    let customers = size.as_ref().and_then(Element::next_element_sibling);
    let score = customers.as_ref().and_then(Element::next_element_sibling);
    say(size.as_ref(), &number::number(dials.size));
    say(customers.as_ref(), &text::customers(dials.size));
    say(score.as_ref(), &text::nps_is(&number::number(nps)));
}
