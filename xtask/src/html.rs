//! What the pages that are written here have in common. maud's templates are checked by the compiler, escape what is
//! put into them, and need no files of their own.

use maud::{Markup, PreEscaped, html};

/// As the hand-written pages have it.
pub(crate) const DOCTYPE: PreEscaped<&str> = PreEscaped("<!doctype html>");

/// How a page is laid out and coloured, and that links do not tell where they were followed.
pub(crate) fn metadata() -> Markup {
    html! {
        meta name="viewport" content="width=device-width, initial-scale=1";
        meta name="color-scheme" content="light dark";
        meta name="referrer" content="no-referrer";
    }
}
