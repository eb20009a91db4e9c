//! Where to go from the widget: to the whole page with these numbers, and to where the embedder wants.

use flywheel_model::embed::Call;
use flywheel_model::link;
use leptos::prelude::document;

use crate::state::session;
use crate::text;
use crate::ui::{View, element, words};

/// Has the page as it was served lead on to these numbers, for those who are quicker than the rest of the app.
pub(super) fn lead_on(page: &str, fragment: &str) {
    if let Ok(Some(link)) = document().query_selector(".calls a") {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let _ = link.set_attribute("href", &[page, "#", fragment].concat());
    }
}

/// `page` is the whole page's address.
pub(super) fn calls(call: Option<Call>, page: String) -> View {
    let session = session();
    let page = words(move || format!("{page}#{}", session.now(|now| link::write(&now.document))));
    let link = || element("a").is("target", "_blank");
    // The embedder's own link is theirs: search engines are told so.
    let own = call.map(|call| {
        link()
            .is("class", "call")
            .is("href", call.address())
            .is("rel", "noopener nofollow")
            .text(call.label())
            .done()
    });
    let whole = link()
        .follows("href", page)
        .is("rel", "noopener")
        .text(text::widget_open_page());
    element("p")
        .is("class", "calls")
        .all(own)
        .with(whole.done())
        .done()
}
