//! What the visitor should know about what was opened, and whose numbers these are.

use leptos::prelude::*;

use crate::state::{Notice, Source, session};
use crate::text;

#[component]
pub(crate) fn Notices() -> AnyView {
    let session = session();
    let item = |notice: Notice| view! { <li>{words(&notice)}</li> };
    let list = move || {
        let notices = session.notices.get();
        (!notices.is_empty()).then(|| {
            view! {
                <div class="notice">
                    <ul>{notices.into_iter().map(item).collect_view()}</ul>
                    <button type="button" on:click=move |_| session.notices.set(Vec::new())>{text::dismiss()}</button>
                </div>
            }
        })
    };
    let link = move || {
        (session.source.get() == Source::Link).then(|| {
            view! {
                <div class="notice">
                    <p>{text::from_link()}</p>
                    <button type="button" on:click=move |_| session.take_over()>{text::take_over()}</button>
                    <button type="button" on:click=move |_| session.back_to_own()>{text::back_to_own()}</button>
                </div>
            }
        })
    };
    view! { <div class="notices" role="status">{link} {list}</div> }.into_any()
}

fn words(notice: &Notice) -> String {
    match notice {
        Notice::Link(problem) => text::in_the_link(&text::problem::words(problem)),
        Notice::Stored(problem) => text::in_the_storage(&text::problem::words(problem)),
        Notice::StorageBlocked => text::storage_blocked().to_owned(),
    }
}
