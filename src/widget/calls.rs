//! Where to go from the widget: to the whole page with these numbers, and to where the embedder wants.

use flywheel_model::embed::Call;
use flywheel_model::link;
use leptos::prelude::*;

use crate::state::session;
use crate::text;
use crate::ui::words;

/// `page` is the whole page's address.
pub(super) fn calls(call: Option<Call>, page: String) -> impl IntoView {
    let session = session();
    let page = words(move || format!("{page}#{}", session.now(|now| link::write(&now.document))));
    // The embedder's own link is theirs: search engines are told so.
    let own = call.map(|call| {
        let (address, label) = (call.address().to_owned(), call.label().to_owned());
        view! {
            <a class="call" href=address target="_blank" rel="noopener nofollow">
                {label}
            </a>
        }
    });
    view! {
        <p class="calls">
            {own}
            <a href=page target="_blank" rel="noopener">
                {text::widget_open_page()}
            </a>
        </p>
    }
}
