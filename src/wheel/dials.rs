//! The numbers themselves: four dials, and below them all the others.

use flywheel_model::{Dials, Inputs, Report};
use leptos::prelude::*;

use super::figures::{DETAILS, DIALS, Figure};
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::{Disclosure, Words, fixed, words};

/// Speed, friction, size and momentum, each opening to its formula.
#[component]
pub(crate) fn Dials() -> impl IntoView {
    let dials: Vec<AnyView> = DIALS
        .iter()
        .zip(TRIED)
        .map(|(figure, tried)| opening("dial", figure, change(figure), with_change(tried)))
        .collect();
    view! { <section class="dials" aria-label=text::dials()>{dials}</section> }
}

/// The four numbers alone.
#[cfg(feature = "widget")]
pub(crate) fn numbers() -> impl IntoView {
    let number = |figure: &'static Figure| {
        view! {
            <div class="dial">
                <span class="label">{(figure.label)()}</span>
                <b id=format!("{}-value", figure.id)>{live(figure.value)}</b>
                <small>{live(figure.says)}</small>
            </div>
        }
    };
    view! { <section class="dials" aria-label=text::dials()>{DIALS.each_ref().map(number)}</section> }
}

/// What the four are made of.
#[component]
pub(crate) fn Details() -> impl IntoView {
    let details: Vec<AnyView> = DETAILS
        .iter()
        .map(|figure| opening("detail", figure, fixed(""), fixed("")))
        .collect();
    view! {
        <section class="details" aria-labelledby="details">
            <h2 id="details">{text::all_numbers()}</h2>
            <div>{details}</div>
        </section>
    }
}

fn opening(class: &'static str, figure: &'static Figure, change: Words, tried: Words) -> AnyView {
    let summary = view! {
        <span class="label">{(figure.label)()}</span>
        <b id=format!("{}-value", figure.id)>{live(figure.value)}</b>
        <small>{live(figure.says)}</small>
        <small class="tried">{tried}</small>
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
    words(move || session.now(|now| says(&now.document.inputs, &now.report)))
}

/// What the value was before the last change, if it differs.
fn change(figure: &'static Figure) -> Words {
    let session = session();
    words(move || {
        session.now_and_before(|now, before| {
            let value = |at: &Computed| (figure.value)(&at.document.inputs, &at.report);
            let was = before.map(value).filter(|was| *was != value(now));
            was.map(|was| text::was(&was)).unwrap_or_default()
        })
    })
}

/// What the change that is tried makes of each dial.
const TRIED: [fn(&Dials) -> String; 4] = [
    |dials| number::number(dials.speed),
    |dials| number::percent(dials.friction),
    |dials| number::number(dials.size),
    |dials| number::number(dials.momentum),
];

fn with_change(value: fn(&Dials) -> String) -> Words {
    let session = session();
    words(move || {
        session.report(|report| {
            let tried = report.what_if.as_ref().map(|changed| value(&changed.dials));
            let differs = tried.filter(|tried| *tried != value(&report.dials));
            differs.map(|tried| text::with_change(&tried)).unwrap_or_default()
        })
    })
}
