//! The choice of the page's language.

use crate::state::session;
use crate::text::{self, LANGUAGES};
use flywheel_dom::{Element, html};

/// Each language by its own name, so that whoever reads it finds it. Buttons and no list: a list that loads the
/// page anew at the first arrow key would let nobody reach its end.
pub(crate) fn language() -> Element {
    let session = session();
    let now = text::language_tag();
    let (this, others): (Vec<_>, Vec<_>) = LANGUAGES.iter().partition(|(tag, _)| *tag == now);
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
