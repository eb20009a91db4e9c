//! The choice of the page's language.

use crate::state::session;
use crate::text::{self, LANGUAGES};
use flywheel_dom::{Element, html};

/// Each language by its own name, which its readers recognise. They are buttons, because a list would load the page
/// again at the first press of an arrow key, and nobody could reach its end by keyboard.
pub(crate) fn language() -> Element {
    let session = session();
    let current = text::language_tag();
    let (this, others): (Vec<_>, Vec<_>) = LANGUAGES.iter().partition(|(tag, _)| *tag == current);
    let name = this.first().map(|(_, name)| *name).unwrap_or_default();
    let other = |(tag, name): (&'static str, &'static str)| {
        html::button()
            .attr("type", "button")
            .attr("lang", tag)
            .on("click", move |_| session.speak(tag))
            .child(name)
    };
    let summary = html::summary()
        .attr("aria-label", text::language_is(name))
        .child(name);
    html::details()
        .class("language")
        .attr("id", "language")
        .child(summary)
        .children(others.into_iter().map(other))
}
