//! The choice of the page's language.

use crate::state::session;
use crate::text::{self, LANGUAGES};
use crate::ui::{View, element};

/// Each language by its own name, so that whoever reads it finds it. Buttons and no list: a list that loads the
/// page anew at the first arrow key would let nobody reach its end.
pub(crate) fn language() -> View {
    let session = session();
    let now = text::language_tag();
    let (this, others): (Vec<_>, Vec<_>) = LANGUAGES.iter().partition(|(tag, _)| *tag == now);
    let name = this.first().map(|(_, name)| *name).unwrap_or_default();
    let other = |(tag, name): (&'static str, &'static str)| {
        element("button")
            .is("type", "button")
            .is("lang", tag)
            .on("click", Box::new(move |_| session.speak(tag)))
            .text(name)
            .done()
    };
    let summary = element("summary")
        .is("aria-label", &text::language_is(name))
        .text(name);
    element("details")
        .is("class", "language")
        .is("id", "language")
        .with(summary.done())
        .all(others.into_iter().map(other))
        .done()
}
