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
use crate::ui::controls::explained;
use crate::ui::{View, Words, disclosure, element, fixed, several};
use kept::Kept;

pub(crate) fn journey() -> View {
    let kept = Kept::new();
    provide_context(kept);
    let content = vec![
        explained(text::journey_says()),
        kept::tools(kept),
        ring::ring(),
        track::track(),
    ];
    part("journey-title", text::journey_title(), content)
}

/// What meets the buyer, and what the firm does.
pub(crate) fn touches() -> View {
    let kept = Kept::new();
    provide_context(kept);
    let content = vec![
        section("gap", text::gap_title(), kept.says(gap::headline), gap::body),
        section(
            "touchpoints",
            text::touchpoints_title(),
            kept.says(touchpoints::headline),
            touchpoints::body,
        ),
        section(
            "activities",
            text::activities_title(),
            kept.says(activities::headline),
            activities::body,
        ),
        section("grid", text::grid_title(), kept.says(grid::headline), grid::body),
    ];
    part("touch-title", text::touch_title(), content)
}

/// What buyers see, and the same numbers as funnel and pipeline.
pub(crate) fn buyers() -> View {
    let kept = Kept::new();
    provide_context(kept);
    several([seen(kept), three_views(kept)])
}

fn seen(kept: Kept) -> View {
    let content = vec![
        section(
            "centric",
            text::centric_title(),
            kept.says(buyers::verdict),
            buyers::verdict_body,
        ),
        section(
            "questions",
            text::questions_title(),
            kept.says(buyers::questions),
            buyers::questions_body,
        ),
        section(
            "scorecard",
            text::scorecard_title(),
            kept.says(buyers::scorecard),
            buyers::scorecard_body,
        ),
        section(
            "after-sale",
            text::after_sale_title(),
            kept.says(buyers::after_sale),
            buyers::after_sale_body,
        ),
    ];
    part("buyers-title", text::buyers_title(), content)
}

fn three_views(kept: Kept) -> View {
    let content = vec![
        section(
            "pipeline",
            text::pipeline_title(),
            kept.says(pipeline::headline),
            pipeline::body,
        ),
        section(
            "compared",
            text::compared_title(),
            kept.says(views::headline),
            views::body,
        ),
        section(
            "evidence",
            text::evidence(),
            fixed(text::evidence_says()),
            views::evidence,
        ),
    ];
    part("views-title", text::three_views(), content)
}

/// A part of the page with its title.
fn part(id: &str, title: &str, content: Vec<View>) -> View {
    element("section")
        .is("class", "levers")
        .is("aria-labelledby", id)
        .with(element("h2").is("id", id).text(title).done())
        .all(content)
        .done()
}

fn section(id: &str, title: &str, headline: Words, body: fn() -> View) -> View {
    let summary = several([
        element("h3").text(title).done(),
        element("p").says(headline).done(),
    ]);
    disclosure("lever", id, summary, Box::new(body))
}
