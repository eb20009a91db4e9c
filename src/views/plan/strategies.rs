//! Three strategies: spin faster, lose less, grow heavier. Each action says its effect and leads to the
//! number it changes.

use flywheel_dom::{Element, dynamic, fragment, html};
use flywheel_model::{Lever, Sensitivity};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::places;
use crate::views::levers::names;
use crate::web::motion;

/// Which of the three a lever serves.
fn strategy(lever: Lever) -> usize {
    match lever {
        Lever::Traffic | Lever::Cycle | Lever::Market | Lever::Customers => 0,
        Lever::Conversion(_) | Lever::Churn => 1,
        Lever::Nps | Lever::Recommended | Lever::Wins | Lever::Products => 2,
    }
}

pub(super) fn body() -> Node {
    let titles = [text::spin_faster(), text::lose_less(), text::grow_heavier()];
    let strategy = |(index, title)| fragment([html::h4().child(title), list(index)]);
    fragment(titles.into_iter().enumerate().map(strategy).collect::<Vec<_>>())
}

/// Built anew only when an action says something else: a press that also leaves a field must find its button.
fn list(index: usize) -> Element {
    let session = session();
    let actions = Memo::new(move |_| session.with(|now| actions(now, index)));
    let rows = move || actions.get().into_iter().map(action).collect::<Vec<_>>();
    html::ul().child(dynamic(rows))
}

/// What wins customers by getting 10 % better, the most first.
fn actions(now: &Computed, index: usize) -> Vec<(Lever, String)> {
    let mut rows: Vec<(Sensitivity, f64)> = Vec::new();
    for row in now.document.sensitivities(&now.report.wheel) {
        let Some(gain) = row
            .gain
            .filter(|gain| *gain > 0.0 && strategy(row.lever) == index)
        else {
            continue;
        };
        let place = rows.partition_point(|(_, other)| *other >= gain);
        rows.insert(place, (row, gain));
    }
    rows.into_iter()
        .map(|(row, gain)| (row.lever, said(now, row.lever, gain)))
        .collect()
}

fn said(now: &Computed, lever: Lever, gain: f64) -> String {
    let name = names::moved(&now.document.inputs, lever);
    let gain = text::more_customers(gain, &number::number(gain));
    match lever {
        Lever::Nps => text::ten_points(&name, &gain),
        _ => text::ten_percent(&name, &gain),
    }
}

fn action((lever, says): (Lever, String)) -> Element {
    let button = html::button()
        .attr("type", "button")
        .class("link")
        .on("click", move |_| go_to(lever))
        .child(&says);
    html::li().child(button)
}

/// Opens "Try a change", where the gain that is told can be tried, and moves the focus to the lever's
/// field. It may still have to be built, or even fetched.
fn go_to(lever: Lever) {
    const TRIES: u32 = 50;
    if let Some(section) = document().get_element_by_id("try-out") {
        // It opens when the browser has taken note.
        let _ = section.set_attribute("open", "");
    } else {
        motion::scroll_to(places::LEVERS);
    }
    focus_when_there(format!("field-if-{}", names::key(lever)), TRIES);
}

fn focus_when_there(id: String, tries: u32) {
    const A_MOMENT_MS: u32 = 60;
    let field = document().get_element_by_id(&id);
    match field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        Some(field) => {
            let _ = field.focus();
        }
        None if tries > 0 => {
            Timeout::new(A_MOMENT_MS, move || focus_when_there(id, tries - 1)).forget();
        }
        None => {}
    }
}
