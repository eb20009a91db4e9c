//! Showing a view on the page.

use web_sys::{HtmlElement, Node};

use crate::focus;

/// Shows a view in a place of the page, instead of what was there, for as long as the page is open. The signals and
/// effects that the view makes have an owner of their own.
///
/// ```no_run
/// use flywheel_dom::{Element, html, mount};
/// use wasm_bindgen::JsCast;
///
/// if let Some(app) = Element::by_id("app") {
///     mount(app.node().unchecked_ref(), Box::new(|| html::p().child("Hello").into()));
/// }
/// ```
pub fn mount(place: &HtmlElement, view: Box<dyn FnOnce() -> Node>) {
    let here = place.clone();
    // Leptos mounts an empty view, whose owner is that of the signals and effects in this one.
    let own = move || {
        let view = view();
        focus::keep_within(&here, || here.replace_children_with_node_1(&view));
    };
    leptos::mount::mount_to(place.clone(), own).forget();
}
