//! The verdict in one sentence: what the wheel does, its biggest brake, what releasing it yields.

use flywheel_model::{Brake, Inputs, Lever};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::entries::months;
use super::stages::step_name;
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::{Words, whether, words};

#[component]
pub(super) fn Sentence() -> impl IntoView {
    let session = session();
    let who_wins = words(move || match session.is_example() {
        true => text::example_wins(session.inputs(|inputs| text::company(inputs.preset))),
        false => text::you_win().to_owned(),
    });
    let opinion = text::verdict(
        input(
            "field-traffic",
            of_now(|now| number::exact(now.inputs.traffic.get())),
        ),
        input(
            "field-nps",
            of_now(|now| number::number(now.inputs.sentiment.score())),
        ),
        part("", who_wins),
        part("strong", of_now(|now| won(now.report.dials.speed))),
        part(
            "",
            of_now(|now| number::percent(now.report.dials.self_spin_share)),
        ),
    );
    let brake = text::verdict_brake(
        part("brake", of_brake(named)),
        part("", of_brake(|brake, _| unit(brake.lever, brake.to))),
        part(
            "strong",
            of_brake(|brake, _| text::more_customers(brake.gain, &number::number(brake.gain))),
        ),
        part(
            "",
            of_brake(|_, inputs| text::months(months(inputs), &number::whole(months(inputs)))),
        ),
    );
    let none = whether(move || session.now(|now| now.brake.is_none()));
    let some = whether(move || !none.get());
    view! {
        <h1 class="verdict" id="verdict">
            {opinion}
            " "
            <span prop:hidden=none>{brake}</span>
            <span prop:hidden=some>{text::no_brake()}</span>
        </h1>
    }
}

fn of_now(says: fn(&Computed) -> String) -> Words {
    let session = session();
    words(move || session.now(says))
}

fn of_brake(says: fn(&Brake, &Inputs) -> String) -> Words {
    let session = session();
    words(move || {
        session.now(|now| {
            now.brake
                .map(|brake| says(&brake, &now.inputs))
                .unwrap_or_default()
        })
    })
}

fn part(class: &'static str, says: Words) -> AnyView {
    view! { <span class=class>{says}</span> }.into_any()
}

/// A number of the sentence that is one of the visitor's own: pressing it leads to its field.
fn input(field: &'static str, says: Words) -> AnyView {
    view! {
        <button type="button" class="input" on:click=move |_| focus(field)>
            {says}
        </button>
    }
    .into_any()
}

/// With counted answers the NPS has three fields; the first stands for them.
fn focus(id: &str) {
    let id = if is_hidden(id) { "field-promoters" } else { id };
    let element = document()
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into().ok());
    if let Some(element) = element {
        let element: web_sys::HtmlElement = element;
        let _ = element.focus();
    }
}

fn is_hidden(id: &str) -> bool {
    let field = document()
        .get_element_by_id(id)
        .and_then(|element| element.closest(".field").ok().flatten());
    field.is_some_and(|field| field.has_attribute("hidden"))
}

fn won(speed: f64) -> String {
    text::customers_a_month(speed, &number::number(speed))
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
