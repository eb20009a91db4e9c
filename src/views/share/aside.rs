//! What was kept aside: stored texts that something else has taken the place of.

use flywheel_dom::{Element, dynamic, html, live};
use flywheel_store::{Aside, Why};
use leptos::prelude::*;

use crate::state::{Session, session};
use crate::text;
use crate::ui::controls::{button, explanation};

/// The list of what was kept aside. It is hidden while there is nothing.
pub(super) fn kept_aside() -> Element {
    let session = session();
    let thrown = RwSignal::new(0usize);
    let all = move || {
        // Whatever keeps something aside is no edit of a field.
        session.revision();
        thrown.get();
        session.asides()
    };
    let rows = move || -> Vec<Element> {
        all()
            .into_iter()
            .map(|aside| row(session, aside, thrown))
            .collect()
    };
    html::section()
        .attr("id", "kept-aside")
        .attr("aria-labelledby", "aside-title")
        .prop("hidden", live(move || all().is_empty()))
        .child(html::h2().attr("id", "aside-title").child(text::aside_title()))
        .child(explanation(text::aside_says()))
        .child(html::ul().child(dynamic(rows)))
}

fn row(session: Session, aside: Aside, thrown: RwSignal<usize>) -> Element {
    let reason = match aside.why {
        Why::Damaged => text::aside_damaged(),
        Why::Newer => text::aside_newer(),
        Why::NotChosen => text::aside_not_chosen(),
    };
    let text = html::details()
        .child(html::summary().child(text::aside_text()))
        .child(html::pre().child(&aside.text));
    let saved = aside.clone();
    let save = move || session.save_aside(&saved);
    let throw = move || {
        session.throw_away(&aside);
        thrown.update(|count| *count += 1);
    };
    html::li().child(html::p().child(reason)).child(text).child(
        html::div()
            .class("journey-tools")
            .child(button(text::aside_save(), Box::new(save)))
            .child(button(text::aside_throw(), Box::new(throw))),
    )
}
