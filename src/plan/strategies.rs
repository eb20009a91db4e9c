//! Three strategies: spin faster, lose less, grow heavier. Each action says its effect and leads to the
//! number it changes.

use flywheel_model::{Lever, Sensitivity, sensitivities};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::levers::names;
use crate::page::MOVES;
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::web::motion;

/// Which of the three a lever serves.
fn strategy(lever: Lever) -> usize {
    match lever {
        Lever::Traffic | Lever::Cycle | Lever::Market | Lever::Customers => 0,
        Lever::Conversion(_) | Lever::Churn => 1,
        Lever::Nps | Lever::Recommended | Lever::Wins | Lever::Products => 2,
    }
}

pub(super) fn body() -> AnyView {
    let session = session();
    let titles = [text::spin_faster(), text::lose_less(), text::grow_heavier()];
    let lists = titles.into_iter().enumerate().map(|(index, title)| {
        let actions = move || session.now(|now| actions(now, index));
        view! {
            <h4>{title}</h4>
            <ul>{actions}</ul>
        }
    });
    lists.collect_view().into_any()
}

/// What wins customers by getting 10 % better, the most first.
fn actions(now: &Computed, index: usize) -> Vec<AnyView> {
    let mut rows: Vec<(Sensitivity, f64)> = Vec::new();
    for row in sensitivities(&now.document, &now.report.wheel) {
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
        .map(|(row, gain)| action(now, row.lever, gain))
        .collect()
}

fn action(now: &Computed, lever: Lever, gain: f64) -> AnyView {
    let name = names::moved(&now.document.inputs, lever);
    let gain = text::more_customers(gain, &number::number(gain));
    let says = match lever {
        Lever::Nps => text::ten_points(&name, &gain),
        _ => text::ten_percent(&name, &gain),
    };
    view! {
        <li>
            <button type="button" class="link" on:click=move |_| go_to(lever)>
                {says}
            </button>
        </li>
    }
    .into_any()
}

/// Opens "Try a change", where the gain that is told can be tried, and moves the focus to the lever's
/// field. It may still have to be built, or even fetched.
fn go_to(lever: Lever) {
    const TRIES: u32 = 50;
    if let Some(section) = document().get_element_by_id("try-out") {
        // It opens when the browser has taken note.
        let _ = section.set_attribute("open", "");
    } else {
        motion::scroll_to(MOVES);
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
