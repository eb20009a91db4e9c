//! The links out of the widget: to the whole page with the same numbers, and to the embedder's own address.

use flywheel_dom::{Element, html, live};
use flywheel_model::embed::Call;
use flywheel_model::link;
use leptos::prelude::document;

use crate::state::session;
use crate::text;

/// Puts the numbers into the served page's link to the whole page, for visitors who follow it before the app is there.
pub(super) fn complete_link(page: &str, fragment: &str) {
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
    // `nofollow` tells search engines that the embedder chose this link, not this site.
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
