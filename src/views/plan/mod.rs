//! The plan: what to do, by the three strategies, the visitor's own friction, and what the three factors mean
//! elsewhere.

mod definitions;
mod items;
mod strategies;

use crate::text;
use crate::ui::section::{part, section};
use flywheel_dom::{Element, Live};

pub(crate) fn plan() -> Element {
    let content = [
        section(
            "h3",
            "strategies",
            text::strategies(),
            Live::text(text::strategies_says()),
            strategies::body,
        ),
        section(
            "h3",
            "own-friction",
            text::own_friction(),
            Live::text(text::items_says()),
            items::body,
        ),
        section(
            "h3",
            "definitions",
            text::definitions(),
            Live::text(text::definitions_says()),
            definitions::body,
        ),
    ];
    part("plan-title", text::plan(), content)
}
