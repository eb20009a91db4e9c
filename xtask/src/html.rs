//! What the pages that are written here have in common. maud's templates are checked by the compiler, escape what is
//! put into them, and need no files of their own.

use maud::{Markup, PreEscaped, html};

use crate::policy;

/// As the hand-written pages have it.
pub(crate) const DOCTYPE: PreEscaped<&str> = PreEscaped("<!doctype html>");

/// What a page may do, how it is laid out and coloured, and that links do not tell where they were followed.
pub(crate) fn metadata() -> Markup {
    html! {
        meta http-equiv="Content-Security-Policy" content=(policy::STILL);
        meta name="viewport" content="width=device-width, initial-scale=1";
        meta name="color-scheme" content="light dark";
        meta name="referrer" content="no-referrer";
    }
}
