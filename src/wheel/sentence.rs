//! The verdict in one sentence: what the wheel does, its biggest brake, what releasing it yields.

use flywheel_model::{Brake, Inputs, Lever, Report};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::entries::months;
use super::stages::step_name;
use crate::state::session;
use crate::text::{self, number};

#[component]
pub(crate) fn Sentence() -> AnyView {
    let session = session();
    let company = Memo::new(move |_| {
        session
            .is_example()
            .then(|| text::company(session.inputs.get().preset))
    });
    // The sentence is built anew only when its shape changes; its numbers change in place.
    let lever = Memo::new(move |_| {
        session
            .brake
            .with(|brake| brake.as_ref().map(|brake| brake.lever))
    });
    let opinion = move || {
        let [traffic, nps, won, share] = facts();
        match company.get() {
            Some(company) => text::verdict_example(company.into_any(), traffic, nps, won, share),
            None => text::verdict_own(traffic, nps, won, share),
        }
    };
    let brake = move || match lever.get() {
        Some(lever) => brake(lever),
        None => text::no_brake().into_any(),
    };
    view! { <h1 class="verdict" id="verdict">{opinion} " " {brake}</h1> }.into_any()
}

fn facts() -> [AnyView; 4] {
    let session = session();
    let won = Memo::new(move |_| {
        session
            .report
            .with(|r| text::customers_a_month(r.dials.speed, &number::number(r.dials.speed)))
    });
    let share = Memo::new(move |_| session.report.with(|r| number::percent(r.dials.self_spin_share)));
    [
        input("field-traffic", |inputs, _| number::exact(inputs.traffic.get())),
        input("field-nps", |inputs, _| number::number(inputs.sentiment.score())),
        view! { <b>{won}</b> }.into_any(),
        view! { <span>{share}</span> }.into_any(),
    ]
}

/// A number of the sentence that is one of the visitor's own: pressing it leads to its field.
fn input(field: &'static str, words: fn(&Inputs, &Report) -> String) -> AnyView {
    let session = session();
    let words = Memo::new(move |_| {
        session
            .report
            .with(|report| session.inputs.with_untracked(|i| words(i, report)))
    });
    view! { <button type="button" class="input" on:click=move |_| focus(field)>{words}</button> }.into_any()
}

/// The field is where the number is changed; with counted answers the NPS has three.
fn focus(id: &str) {
    let id = match document().get_element_by_id(id) {
        Some(_) => id,
        None => "field-promoters",
    };
    let element = document()
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        let _ = element.focus();
    }
}

fn brake(lever: Lever) -> AnyView {
    let session = session();
    let part = move |words: fn(&Brake, &Inputs) -> String| {
        Memo::new(move |last: Option<&String>| {
            let brake = session.brake.get();
            let words = brake
                .filter(|b| b.lever == lever)
                .map(|b| session.inputs.with(|inputs| words(&b, inputs)));
            words.unwrap_or_else(|| last.cloned().unwrap_or_default())
        })
    };
    let name = part(named);
    let to = part(|brake, _| unit(brake.lever, brake.to));
    let gain = part(|brake, _| text::more_customers(brake.gain, &number::number(brake.gain)));
    let horizon = part(|_, inputs| text::months(months(inputs), &number::whole(months(inputs))));
    text::verdict_brake(
        view! { <span class="brake">{name}</span> }.into_any(),
        view! { <span>{to}</span> }.into_any(),
        view! { <b>{gain}</b> }.into_any(),
        view! { <span>{horizon}</span> }.into_any(),
    )
    .into_any()
}

/// "Churn of 2.5 %".
fn named(brake: &Brake, inputs: &Inputs) -> String {
    let from = unit(brake.lever, brake.from);
    match brake.lever {
        Lever::Churn => text::brake_churn(&from),
        Lever::Nps => text::brake_nps(&from),
        Lever::Recommended => text::brake_recommended(&from),
        Lever::Conversion(index) => text::brake_conversion(&from, &step_name(inputs, index)),
    }
}

fn unit(lever: Lever, value: f64) -> String {
    match lever {
        Lever::Nps => number::number(value),
        _ => number::percent(value / 100.0),
    }
}
