//! Where to go from the widget: to the whole page with these numbers, and to where the embedder wants.

use flywheel_model::embed::Call;
use flywheel_model::link;

use crate::state::session;
use crate::text;
use crate::ui::{View, element, words};

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
