//! What moves the wheel: where to push, what holds it back, what may happen. Each section says its
//! answer in its heading and opens to what it is made of.

mod breakthrough;
mod effect;
mod fields;
mod forces;
mod friction;
pub(crate) mod names;
mod planned;
mod push;
mod ranges;
mod try_out;

use flywheel_model::{Document, Fan, Normals};
use leptos::prelude::*;
use std::cell::RefCell;

use crate::state::Computed;
use crate::text;
use crate::ui::{Disclosure, Words, words};

thread_local! {
    /// Kept from one keystroke to the next.
    static NORMALS: RefCell<Normals> = RefCell::new(Normals::new());
}

/// The futures of a document, if anything in it is uncertain.
pub(crate) fn fan(document: &Document) -> Option<Fan> {
    NORMALS.with_borrow_mut(|normals| document.fan(normals))
}

#[component]
pub(crate) fn Levers() -> AnyView {
    view! {
        <section class="levers" aria-labelledby="levers">
            <h2 id="levers">{text::levers()}</h2>
            {section("push-next", text::push_next(), says(push::headline), push::body)}
            {section("friction-chart", text::friction_title(), says(friction::headline), friction::body)}
            {section("try-out", text::try_a_change(), says(|_| text::try_says().to_owned()), try_out::body)}
            {section("ranges", text::ranges_title(), says(ranges::headline), ranges::body)}
            {section("breaking-through", text::breakthrough_title(), says(breakthrough::headline), breakthrough::body)}
        </section>
    }
    .into_any()
}

/// What acts on the levers: effort, and how happy customers are.
#[component]
pub(crate) fn Efforts() -> AnyView {
    view! {
        <section class="levers" aria-labelledby="efforts-title">
            <h2 id="efforts-title">{text::efforts()}</h2>
            {section("forces", text::forces_title(), says(forces::headline), forces::body)}
            {section("nps-effect", text::effect_title(), says(effect::headline), effect::body)}
        </section>
    }
    .into_any()
}

fn section(id: &'static str, title: &'static str, headline: Words, body: fn() -> AnyView) -> AnyView {
    let summary = view! {
        <h3>{title}</h3>
        <p>{headline}</p>
    }
    .into_any();
    view! { <Disclosure class="lever" id summary body=Box::new(body) /> }.into_any()
}

/// Words about what is computed, which follow it.
fn says(what: fn(&Computed) -> String) -> Words {
    let session = crate::state::session();
    words(move || session.now(what))
}
