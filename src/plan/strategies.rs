//! Three strategies: spin faster, lose less, grow heavier. Each action says its effect and leads to the
//! number it changes.

use flywheel_model::{Lever, Sensitivity, sensitivities};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::wheel::step_name;

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
    let name = match lever {
        Lever::Conversion(index) => step_name(&now.document.inputs, index),
        _ => text::lever(lever),
    };
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

/// Moves the focus to the field of the lever; an estimated share has only its list.
fn go_to(lever: Lever) {
    let name = match lever {
        Lever::Conversion(index) => format!("conversion-{index}"),
        _ => lever.key().to_owned(),
    };
    for id in [format!("field-{name}"), "field-basis".to_owned()] {
        let field = document().get_element_by_id(&id);
        let field = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok());
        // What is hidden has no box.
        if let Some(field) = field.filter(|field| field.offset_parent().is_some()) {
            let _ = field.focus();
            return;
        }
    }
}
