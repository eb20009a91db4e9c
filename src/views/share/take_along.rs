//! The view for sharing: the result in words, as files and as pictures, and the wheel in other pages.

use flywheel_dom::{Element, Live, fragment, html, live};
use flywheel_model::{Shown, link};
use leptos::prelude::*;
use web_sys::Node;

use super::{aside, builder, pictures, report, result, tables};
use crate::state::{Computed, Session, session};
use crate::text::{self, number};
use crate::ui::controls::{button, explanation, status};
use crate::web::{address, clipboard, file, picture};

const SVG: &str = "image/svg+xml";
const CSV: &str = "text/csv;charset=utf-8";

/// The view.
pub(crate) fn take_along() -> Node {
    let session = session();
    let heading = html::h2().attr("id", "share-title").child(text::share_title());
    let embed = html::h2().attr("id", "embed-title").child(text::embed_title());
    fragment([
        heading,
        sentence(session),
        files(session),
        embed,
        builder::builder(session),
        aside::kept_aside(),
        report::report(session),
    ])
}

/// The result in a sentence, and its source.
fn sentence(session: Session) -> Element {
    let message = RwSignal::new(String::new());
    let sentence = live(move || session.with(in_words));
    let source = live(move || session.with(citation));
    let copy_json = move || copy(session.with_untracked(|now| result::json(&now.report)), message);
    let copy_text =
        move |text: Live<String>| Box::new(move || copy(text.get_untracked(), message)) as Box<dyn Fn()>;
    html::div()
        .class("take")
        .child(html::p().attr("id", "in-words").child(sentence.clone()))
        .child(
            html::p()
                .attr("id", "citation")
                .class("soft")
                .child(source.clone()),
        )
        .child(button(text::copy_sentence(), copy_text(sentence)))
        .child(button(text::copy_citation(), copy_text(source)))
        .child(button(text::copy_json(), Box::new(copy_json)))
        .child(status("take-said", message))
}

/// Copies a text, and sets the message that says whether that worked.
pub(super) fn copy(text: String, message: RwSignal<String>) {
    clipboard::copy(text, move |copied| {
        let result = if copied {
            text::copied()
        } else {
            text::select_and_copy()
        };
        message.set(result.to_owned());
    });
}

fn in_words(now: &Computed) -> String {
    let dials = &now.report.dials;
    text::in_words(
        &number::number(dials.speed),
        &number::percent(dials.self_spin_share),
        &number::percent(dials.friction),
        &number::number(dials.size),
        &number::number(dials.momentum),
    )
}

/// The address at which the numbers can be seen again. If the link would be too long, it is that of the page alone.
pub(super) fn address(now: &Computed) -> String {
    let link = link::write(&now.document.clone().showing(Shown::default()));
    let link = if link.len() > link::LIMIT {
        String::new()
    } else {
        link
    };
    address::with_fragment(&link)
}

/// The calculator with that address.
pub(super) fn citation(now: &Computed) -> String {
    text::citation(&address(now))
}

fn files(session: Session) -> Element {
    let text_file = move |name: &'static str, kind: &'static str, of: fn(&Computed) -> String| {
        Box::new(move || file::save(name, kind, &session.with_untracked(of))) as Box<dyn Fn()>
    };
    let svg = move || file::save("flywheel.svg", SVG, &pictures::picture(session));
    let png = move || {
        let size = pictures::SIZE.map(|length| 2 * length);
        picture::as_png(&pictures::picture(session), size, |blob| {
            file::save_blob("flywheel.png", &blob);
        });
    };
    let numbers = |now: &Computed| tables::numbers(&now.report);
    let months = |now: &Computed| tables::months(&now.report);
    let json = |now: &Computed| result::json(&now.report);
    html::div()
        .class("journey-tools")
        .child(button(
            text::save_result(),
            text_file("flywheel-result.json", "application/json", json),
        ))
        .child(button(
            text::save_numbers(),
            text_file("flywheel-numbers.csv", CSV, numbers),
        ))
        .child(button(
            text::save_months(),
            text_file("flywheel-months.csv", CSV, months),
        ))
        .child(button(text::save_picture_svg(), Box::new(svg)))
        .child(button(text::save_picture_png(), Box::new(png)))
        .child(button(text::print_report(), Box::new(report::print)))
        .child(explanation(text::files_say()))
}
