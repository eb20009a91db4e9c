//! A part of a view with its heading, and sections in it that open.

use flywheel_dom::{Element, Live, html};
use web_sys::Node;

use super::disclosure;

/// A part of a view with its heading.
pub(crate) fn part(id: &str, title: &str, content: impl IntoIterator<Item = Element>) -> Element {
    html::section()
        .class("levers")
        .attr("aria-labelledby", id)
        .child(html::h2().attr("id", id).child(title))
        .children(content)
}

/// A section that opens: a heading of this level and a headline, which show while it is closed, and its body.
pub(crate) fn section<V: Into<Node> + 'static>(
    heading: &str,
    id: &str,
    title: &str,
    headline: Live<String>,
    body: fn() -> V,
) -> Element {
    let summary = html::summary()
        .child(Element::new(heading).child(title))
        .child(html::p().child(headline));
    disclosure("lever", id, summary, Box::new(move || body().into()))
}
