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
use crate::ui::section::{part, section};
use crate::ui::{View, fixed, several};
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
        section(
            "h3",
            "gap",
            text::gap_title(),
            kept.says(gap::headline),
            gap::body,
        ),
        section(
            "h3",
            "touchpoints",
            text::touchpoints_title(),
            kept.says(touchpoints::headline),
            touchpoints::body,
        ),
        section(
            "h3",
            "activities",
            text::activities_title(),
            kept.says(activities::headline),
            activities::body,
        ),
        section(
            "h3",
            "grid",
            text::grid_title(),
            kept.says(grid::headline),
            grid::body,
        ),
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
            "h3",
            "centric",
            text::centric_title(),
            kept.says(buyers::verdict),
            buyers::verdict_body,
        ),
        section(
            "h3",
            "questions",
            text::questions_title(),
            kept.says(buyers::questions),
            buyers::questions_body,
        ),
        section(
            "h3",
            "scorecard",
            text::scorecard_title(),
            kept.says(buyers::scorecard),
            buyers::scorecard_body,
        ),
        section(
            "h3",
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
            "h3",
            "pipeline",
            text::pipeline_title(),
            kept.says(pipeline::headline),
            pipeline::body,
        ),
        section(
            "h3",
            "compared",
            text::compared_title(),
            kept.says(views::headline),
            views::body,
        ),
        section(
            "h3",
            "evidence",
            text::evidence(),
            fixed(text::evidence_says()),
            views::evidence,
        ),
    ];
    part("views-title", text::three_views(), content)
}
