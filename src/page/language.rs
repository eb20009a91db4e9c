//! The choice of the page's language.

use leptos::prelude::*;

use crate::state::session;
use crate::text::{self, LANGUAGES};

/// Each language by its own name, so that whoever reads it finds it. Buttons and no list: a list that loads the
/// page anew at the first arrow key would let nobody reach its end.
#[component]
pub(crate) fn Language() -> impl IntoView {
    let session = session();
    let now = text::language_tag();
    let name = LANGUAGES
        .iter()
        .find(|(tag, _)| *tag == now)
        .map(|(_, name)| *name);
    let other = |(tag, name): &'static (&'static str, &'static str)| {
        view! {
            <button type="button" lang=*tag on:click=move |_| session.speak(tag)>
                {*name}
            </button>
        }
    };
    let others: Vec<_> = LANGUAGES
        .iter()
        .filter(|(tag, _)| *tag != now)
        .map(other)
        .collect();
    view! {
        <details class="language" id="language">
            <summary aria-label=text::language_is(name.unwrap_or_default())>{name}</summary>
            {others}
        </details>
    }
}
