//! The numbers themselves: four dials, and below them all the others.

use flywheel_model::{Inputs, Report};
use leptos::prelude::*;

use super::figures::{DETAILS, DIALS, Figure};
use crate::state::{Computed, session};
use crate::text;
use crate::ui::{Disclosure, Words, fixed, words};

/// Speed, friction, size and momentum, each opening to its formula.
#[component]
pub(super) fn Dials() -> impl IntoView {
    let dials: Vec<AnyView> = DIALS
        .iter()
        .map(|figure| opening("dial", figure, change(figure)))
        .collect();
    view! { <section class="dials" aria-label=text::dials()>{dials}</section> }
}

/// What the four are made of.
#[component]
pub(super) fn Details() -> impl IntoView {
    let details: Vec<AnyView> = DETAILS
        .iter()
        .map(|figure| opening("detail", figure, fixed("")))
        .collect();
    view! {
        <section class="details" aria-labelledby="details">
            <h2 id="details">{text::all_numbers()}</h2>
            <div>{details}</div>
        </section>
    }
}

fn opening(class: &'static str, figure: &'static Figure, change: Words) -> AnyView {
    let summary = view! {
        <span class="label">{(figure.label)()}</span>
        <b id=format!("{}-value", figure.id)>{live(figure.value)}</b>
        <small>{live(figure.says)}</small>
        <small class="change">{change}</small>
    }
    .into_any();
    view! { <Disclosure class id=figure.id summary body=Box::new(move || formula(figure)) /> }.into_any()
}

fn formula(figure: &'static Figure) -> AnyView {
    let session = session();
    view! {
        <div class="formula">
            <p>{words(move || session.inputs(figure.formula).to_owned())}</p>
            <p class="sum">{live(figure.sum)}</p>
        </div>
    }
    .into_any()
}

/// The words of the moment.
pub(super) fn live(says: fn(&Inputs, &Report) -> String) -> Words {
    let session = session();
    words(move || session.now(|now| says(&now.inputs, &now.report)))
}

/// What the value was before the last change, if it differs.
fn change(figure: &'static Figure) -> Words {
    let session = session();
    words(move || {
        session.now_and_before(|now, before| {
            let value = |at: &Computed| (figure.value)(&at.inputs, &at.report);
            let was = before.map(value).filter(|was| *was != value(now));
            was.map(|was| text::was(&was)).unwrap_or_default()
        })
    })
}
