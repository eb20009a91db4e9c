//! The plan: what to do, by the three strategies, and what the three factors mean elsewhere.

mod definitions;
mod items;
mod strategies;

use crate::text;
use crate::ui::{View, disclosure, element, several};

pub(crate) fn plan() -> View {
    element("section")
        .is("class", "levers")
        .is("aria-labelledby", "plan-title")
        .with(element("h2").is("id", "plan-title").text(text::plan()).done())
        .with(section(
            "strategies",
            text::strategies(),
            text::strategies_says(),
            strategies::body,
        ))
        .with(section(
            "own-friction",
            text::own_friction(),
            text::items_says(),
            items::body,
        ))
        .with(section(
            "definitions",
            text::definitions(),
            text::definitions_says(),
            definitions::body,
        ))
        .done()
}

fn section(id: &str, title: &str, says: &str, body: fn() -> View) -> View {
    let summary = several([element("h3").text(title).done(), element("p").text(says).done()]);
    disclosure("lever", id, summary, Box::new(body))
}
