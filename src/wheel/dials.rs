//! The numbers themselves: four dials, and below them all the others.

use flywheel_model::{Inputs, Report};
use leptos::prelude::*;

use super::figures::{DETAILS, DIALS, Figure};
use crate::state::session;
use crate::text;
use crate::ui::disclosure::Disclosure;

/// Speed, friction, size and momentum, each opening to its formula.
#[component]
pub(crate) fn Dials() -> AnyView {
    view! {
        <section class="dials" aria-label=text::dials()>{DIALS.iter().map(dial).collect_view()}</section>
    }
    .into_any()
}

/// What the four are made of.
#[component]
pub(crate) fn Details() -> AnyView {
    view! {
        <section class="details" aria-labelledby="details">
            <h2 id="details">{text::all_numbers()}</h2>
            <div>{DETAILS.iter().map(detail).collect_view()}</div>
        </section>
    }
    .into_any()
}

fn dial(figure: &'static Figure) -> AnyView {
    let summary = view! {
        <span class="label">{(figure.label)()}</span>
        <b id=format!("{}-value", figure.id)>{live(figure.value)}</b>
        <small>{live(figure.says)}</small>
        <small class="change">{change(figure)}</small>
    };
    opening("dial", figure, summary.into_any())
}

fn detail(figure: &'static Figure) -> AnyView {
    let summary = view! {
        <span class="label">{(figure.label)()}</span>
        <b id=format!("{}-value", figure.id)>{live(figure.value)}</b>
        <small>{live(figure.says)}</small>
    };
    opening("detail", figure, summary.into_any())
}

fn opening(class: &'static str, figure: &'static Figure, summary: AnyView) -> AnyView {
    view! { <Disclosure class id=figure.id summary body=move || formula(figure) /> }.into_any()
}

fn formula(figure: &'static Figure) -> AnyView {
    let session = session();
    let words = Memo::new(move |_| session.inputs.with(figure.formula));
    view! {
        <div class="formula">
            <p>{words}</p>
            <p class="sum">{live(figure.sum)}</p>
        </div>
    }
    .into_any()
}

/// The words of the moment; the document is only touched when they differ.
pub(super) fn live(words: fn(&Inputs, &Report) -> String) -> Memo<String> {
    let session = session();
    Memo::new(move |_| {
        session
            .report
            .with(|report| session.inputs.with_untracked(|inputs| words(inputs, report)))
    })
}

/// What the value was before the last change, if it differs.
fn change(figure: &'static Figure) -> Memo<Option<String>> {
    let session = session();
    let now = live(figure.value);
    let before = Memo::new(move |_| {
        session.before.with(|before| {
            before
                .as_ref()
                .map(|(inputs, report)| (figure.value)(inputs, report))
        })
    });
    Memo::new(move |_| {
        let before = before.get()?;
        (before != now.get()).then(|| text::was(&before))
    })
}
