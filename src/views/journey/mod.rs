//! The customer journey: its seven phases, the touchpoints and the firm's activities in them, how buyers see the firm,
//! and the same numbers as a funnel and a pipeline.

mod activities;
mod activity_paste;
mod buyers;
mod gap;
mod grid;
mod names;
mod pipeline;
mod ring;
mod stored;
mod touchpoints;
mod track;
mod views;

use flywheel_dom::{Element, Live, fragment};
use leptos::prelude::*;
use web_sys::Node;

use crate::text;
use crate::ui::controls::explanation;
use crate::ui::section::{part, section};

pub(crate) use names::phase as phase_name;
use stored::Stored;
pub(crate) use track::card_id;

pub(crate) fn journey() -> Element {
    let stored = Stored::new();
    provide_context(stored);
    let content = vec![
        explanation(text::journey_says()),
        stored::tools(stored),
        ring::ring(),
        track::track(),
    ];
    part("journey-title", text::journey_title(), content)
}

/// The touchpoints, the firm's activities, and the gap between them.
pub(crate) fn touches() -> Element {
    let stored = Stored::new();
    provide_context(stored);
    let content = vec![
        section(
            "h3",
            "gap",
            text::gap_title(),
            stored.live_text(gap::headline),
            gap::body,
        ),
        section(
            "h3",
            "touchpoints",
            text::touchpoints_title(),
            stored.live_text(touchpoints::headline),
            touchpoints::body,
        ),
        section(
            "h3",
            "activities",
            text::activities_title(),
            stored.live_text(activities::headline),
            activities::body,
        ),
        section(
            "h3",
            "grid",
            text::grid_title(),
            stored.live_text(grid::headline),
            grid::body,
        ),
    ];
    part("touch-title", text::touch_title(), content)
}

/// How buyers see the firm, and the same numbers as a funnel and a pipeline.
pub(crate) fn buyers() -> Node {
    let stored = Stored::new();
    provide_context(stored);
    fragment([buyers_view(stored), three_views(stored)])
}

fn buyers_view(stored: Stored) -> Element {
    let content = vec![
        section(
            "h3",
            "centric",
            text::centric_title(),
            stored.live_text(buyers::verdict),
            buyers::verdict_body,
        ),
        section(
            "h3",
            "questions",
            text::questions_title(),
            stored.live_text(buyers::questions),
            buyers::questions_body,
        ),
        section(
            "h3",
            "scorecard",
            text::scorecard_title(),
            stored.live_text(buyers::scorecard),
            buyers::scorecard_body,
        ),
        section(
            "h3",
            "after-sale",
            text::after_sale_title(),
            stored.live_text(buyers::after_sale),
            buyers::after_sale_body,
        ),
    ];
    part("buyers-title", text::buyers_title(), content)
}

fn three_views(stored: Stored) -> Element {
    let content = vec![
        section(
            "h3",
            "pipeline",
            text::pipeline_title(),
            stored.live_text(pipeline::headline),
            pipeline::body,
        ),
        section(
            "h3",
            "compared",
            text::compared_title(),
            stored.live_text(views::headline),
            views::body,
        ),
        section(
            "h3",
            "evidence",
            text::evidence(),
            Live::text(text::evidence_says()),
            views::evidence,
        ),
    ];
    part("views-title", text::three_views(), content)
}
