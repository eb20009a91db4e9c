//! What the visitor should know about what was opened, and whose numbers these are.

use leptos::prelude::*;

use crate::state::{Notice, Source, session};
use crate::text;
use crate::ui::{whether, words};

#[component]
pub(crate) fn Notices() -> impl IntoView {
    let session = session();
    let own = whether(move || session.source() == Source::Own);
    let nothing = whether(move || session.notices(<[Notice]>::is_empty));
    let whole = whether(move || !session.is_torn());
    let told = words(move || session.notices(told));
    view! {
        <div class="notices" role="status">
            <div class="notice" id="from-link" prop:hidden=own>
                <p>{text::from_link()}</p>
                <button type="button" on:click=move |_| session.take_over()>
                    {text::take_over()}
                </button>
                <button type="button" on:click=move |_| session.back_to_own()>
                    {text::back_to_own()}
                </button>
            </div>
            <div class="notice" id="other-tab" prop:hidden=whole>
                <p>{text::other_tab()}</p>
                <button type="button" on:click=move |_| session.mend(false)>
                    {text::show_theirs()}
                </button>
                <button type="button" on:click=move |_| session.mend(true)>
                    {text::keep_mine()}
                </button>
            </div>
            <div class="notice" id="told" prop:hidden=nothing>
                <p>{told}</p>
                <button type="button" on:click=move |_| session.dismiss_notices()>
                    {text::dismiss()}
                </button>
            </div>
        </div>
    }
}

/// What there is to tell, a line each.
pub(crate) fn told(notices: &[Notice]) -> String {
    let lines: Vec<String> = notices.iter().map(line).collect();
    lines.join("\n")
}

fn line(notice: &Notice) -> String {
    match notice {
        Notice::Link(problem) => text::in_the_link(&text::problem::words(problem)),
        Notice::Stored(problem) => text::in_the_storage(&text::problem::words(problem)),
        Notice::StoredUnreadable => text::stored_unreadable().to_owned(),
        Notice::StorageBlocked => text::storage_blocked().to_owned(),
    }
}
