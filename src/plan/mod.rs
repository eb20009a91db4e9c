//! The plan: what to do, by the three strategies, and what the three factors mean elsewhere.

mod definitions;
mod items;
mod strategies;

use leptos::prelude::*;

use crate::text;
use crate::ui::Disclosure;

#[component]
pub(crate) fn Plan() -> AnyView {
    view! {
        <section class="levers" aria-labelledby="plan-title">
            <h2 id="plan-title">{text::plan()}</h2>
            {section("strategies", text::strategies(), text::strategies_says(), strategies::body)}
            {section("own-friction", text::own_friction(), text::items_says(), items::body)}
            {section("definitions", text::definitions(), text::definitions_says(), definitions::body)}
        </section>
    }
    .into_any()
}

fn section(id: &'static str, title: &'static str, says: &'static str, body: fn() -> AnyView) -> AnyView {
    let summary = view! {
        <h3>{title}</h3>
        <p>{says}</p>
    }
    .into_any();
    view! { <Disclosure class="lever" id summary body=Box::new(body) /> }.into_any()
}
