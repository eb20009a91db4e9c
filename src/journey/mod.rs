//! The customer journey: seven phases on a track that closes into the wheel, what meets the buyer there,
//! what the firm does, and the same numbers as funnel and pipeline.

mod activities;
mod buyers;
mod gap;
mod grid;
mod kept;
mod names;
mod pipeline;
mod ring;
mod touchpoints;
mod track;
mod views;

use leptos::prelude::*;

use crate::text;
use crate::ui::{Disclosure, Words, fixed};
use kept::Kept;

#[component]
pub(crate) fn Journey() -> AnyView {
    let kept = Kept::new();
    provide_context(kept);
    view! {
        <section class="levers" aria-labelledby="journey-title">
            <h2 id="journey-title">{text::journey_title()}</h2>
            <p class="soft">{text::journey_says()}</p>
            {kept::tools(kept)}
            {ring::ring()} {track::track()}
        </section>
    }
    .into_any()
}

/// What meets the buyer, and what the firm does.
#[component]
pub(crate) fn Touches() -> AnyView {
    let kept = Kept::new();
    provide_context(kept);
    view! {
        <section class="levers" aria-labelledby="touch-title">
            <h2 id="touch-title">{text::touch_title()}</h2>
            {section("gap", text::gap_title(), kept.says(gap::headline), gap::body)}
            {section("touchpoints", text::touchpoints_title(), kept.says(touchpoints::headline), touchpoints::body)}
            {section("activities", text::activities_title(), kept.says(activities::headline), activities::body)}
            {section("grid", text::grid_title(), kept.says(grid::headline), grid::body)}
        </section>
    }
    .into_any()
}

/// What buyers see, and the same numbers as funnel and pipeline.
#[component]
pub(crate) fn Buyers() -> AnyView {
    let kept = Kept::new();
    provide_context(kept);
    view! {
        <section class="levers" aria-labelledby="buyers-title">
            <h2 id="buyers-title">{text::buyers_title()}</h2>
            {section("centric", text::centric_title(), kept.says(buyers::verdict), buyers::verdict_body)}
            {section("questions", text::questions_title(), kept.says(buyers::questions), buyers::questions_body)}
            {section("scorecard", text::scorecard_title(), kept.says(buyers::scorecard), buyers::scorecard_body)}
            {section("after-sale", text::after_sale_title(), kept.says(buyers::after_sale), buyers::after_sale_body)}
        </section>
        <section class="levers" aria-labelledby="views-title">
            <h2 id="views-title">{text::three_views()}</h2>
            {section("pipeline", text::pipeline_title(), kept.says(pipeline::headline), pipeline::body)}
            {section("compared", text::compared_title(), kept.says(views::headline), views::body)}
            {section("evidence", text::evidence(), fixed(text::evidence_says()), views::evidence)}
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
