//! The plan: what to do, by the three strategies, and what the three factors mean elsewhere.

mod definitions;
mod items;
mod strategies;

use crate::text;
use crate::ui::section::{part, section};
use crate::ui::{View, fixed};

pub(crate) fn plan() -> View {
    let content = [
        section(
            "h3",
            "strategies",
            text::strategies(),
            fixed(text::strategies_says()),
            strategies::body,
        ),
        section(
            "h3",
            "own-friction",
            text::own_friction(),
            fixed(text::items_says()),
            items::body,
        ),
        section(
            "h3",
            "definitions",
            text::definitions(),
            fixed(text::definitions_says()),
            definitions::body,
        ),
    ];
    part("plan-title", text::plan(), content)
}
