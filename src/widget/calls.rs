//! Where to go from the widget: to the whole page with these numbers, and to where the embedder wants.

use flywheel_dom::{Element, html, live};
use flywheel_model::embed::Call;
use flywheel_model::link;
use leptos::prelude::document;

use crate::state::session;
use crate::text;

/// Has the page as it was served lead on to these numbers, for those who are quicker than the rest of the app.
pub(super) fn lead_on(page: &str, fragment: &str) {
    if let Ok(Some(link)) = document().query_selector(".calls a") {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let _ = link.set_attribute("href", &[page, "#", fragment].concat());
    }
}

/// `page` is the whole page's address.
pub(super) fn calls(call: Option<Call>, page: String) -> Element {
    let session = session();
    let page = live(move || format!("{page}#{}", session.with(|now| link::write(&now.document))));
    let link = || html::a().attr("target", "_blank");
    // The embedder's own link is theirs: search engines are told so.
    let own = call.map(|call| {
        link()
            .class("call")
            .attr("href", call.address())
            .attr("rel", "noopener nofollow")
            .child(call.label())
    });
    let whole = link()
        .attr("href", page)
        .attr("rel", "noopener")
        .child(text::widget_open_page());
    html::p().class("calls").children(own).child(whole)
}
