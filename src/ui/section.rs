//! A part of the page with its title, and the sections in it, each of which says its answer and opens to what it is
//! made of.

use super::{View, Words, disclosure, element, several};

/// A part of the page with its title.
pub(crate) fn part(id: &str, title: &str, content: impl IntoIterator<Item = View>) -> View {
    element("section")
        .is("class", "levers")
        .is("aria-labelledby", id)
        .with(element("h2").is("id", id).text(title).done())
        .all(content)
        .done()
}

/// A section: its title as a heading of this level, its answer, and what it opens to.
pub(crate) fn section(heading: &str, id: &str, title: &str, says: Words, body: fn() -> View) -> View {
    let summary = several([
        element(heading).text(title).done(),
        element("p").says(says).done(),
    ]);
    disclosure("lever", id, summary, Box::new(body))
}
