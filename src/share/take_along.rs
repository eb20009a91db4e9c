//! What others can have of it: the result in words, as files and as pictures, and the wheel in a page of theirs.

use flywheel_model::{Choice, Shown, link};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use super::{builder, pictures, result, tables};
use crate::state::{Computed, Session, session};
use crate::text::{self, number};
use crate::ui::controls::{button, explained, status};
use crate::ui::{View, Words, element, fixed, never, several, words};
use crate::web::{address, clipboard, fields, file, picture};

const SVG: &str = "image/svg+xml";
const CSV: &str = "text/csv;charset=utf-8";

/// The view.
pub(crate) fn take_along() -> View {
    let session = session();
    let heading = element("h2")
        .is("id", "share-title")
        .text(text::share_title())
        .done();
    let embed = element("h2")
        .is("id", "embed-title")
        .text(text::embed_title())
        .done();
    several([
        heading,
        sentence(session),
        files(session),
        embed,
        builder::builder(session),
    ])
}

/// One sentence that says the result, and where it comes from.
fn sentence(session: Session) -> View {
    let said = RwSignal::new(String::new());
    let says = words(move || session.now(in_words));
    let cited = words(move || session.now(citation));
    let copy_json = move || copied(session.once(|now| result::json(&now.report)), said);
    let copy = move |says: Words| Box::new(move || copied(says.get_untracked(), said)) as Box<dyn Fn()>;
    element("div")
        .is("class", "take")
        .with(element("p").is("id", "in-words").says(says.clone()).done())
        .with(
            element("p")
                .is("id", "citation")
                .is("class", "soft")
                .says(cited.clone())
                .done(),
        )
        .with(button(fixed(text::copy_sentence()), never(), copy(says)))
        .with(button(fixed(text::copy_citation()), never(), copy(cited)))
        .with(button(fixed(text::copy_json()), never(), Box::new(copy_json)))
        .with(status("take-said", said.into()))
        .done()
}

pub(super) fn copied(words: String, said: RwSignal<String>) {
    clipboard::copy(words, move |copied| {
        let says = if copied {
            text::copied()
        } else {
            text::select_and_copy()
        };
        said.set(says.to_owned());
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

/// Where the numbers can be seen again; of a link that would be too long the page alone.
fn citation(now: &Computed) -> String {
    let link = link::write(&now.document.clone().showing(Shown::default()));
    let link = if link.len() > link::LIMIT {
        String::new()
    } else {
        link
    };
    text::citation(&address::with_fragment(&link))
}

fn files(session: Session) -> View {
    let save = |says: &'static str, act: Box<dyn Fn()>| button(fixed(says), never(), act);
    let text_file = move |name: &'static str, kind: &'static str, of: fn(&Computed) -> String| {
        Box::new(move || file::save(name, kind, &session.once(of))) as Box<dyn Fn()>
    };
    let svg = |name: &'static str, of: Picture| {
        Box::new(move || {
            if let Some((svg, _)) = of(session) {
                file::save(name, SVG, &svg);
            }
        }) as Box<dyn Fn()>
    };
    let png = |name: &'static str, of: Picture| {
        Box::new(move || {
            if let Some((svg, size)) = of(session) {
                let size = size.map(|length| 2 * length);
                picture::as_png(&svg, size, move |blob| file::save_blob(name, &blob));
            }
        }) as Box<dyn Fn()>
    };
    let wheel: Picture = |_| Some((pictures::wheel()?, pictures::WHEEL));
    let chart: Picture = |session| Some((pictures::chart(session)?, pictures::CHART));
    let numbers = |now: &Computed| tables::numbers(&now.report);
    let months = |now: &Computed| tables::months(&now.report);
    let json = |now: &Computed| result::json(&now.report);
    element("div")
        .is("class", "journey-tools")
        .with(save(
            text::save_result(),
            text_file("flywheel-result.json", "application/json", json),
        ))
        .with(save(
            text::save_numbers(),
            text_file("flywheel-numbers.csv", CSV, numbers),
        ))
        .with(save(
            text::save_months(),
            text_file("flywheel-months.csv", CSV, months),
        ))
        .with(save(text::save_wheel_svg(), svg("flywheel.svg", wheel)))
        .with(save(text::save_wheel_png(), png("flywheel.png", wheel)))
        .with(save(text::save_chart_svg(), svg("flywheel-chart.svg", chart)))
        .with(save(text::save_chart_png(), png("flywheel-chart.png", chart)))
        .with(save(text::print_report(), Box::new(move || print(session))))
        .with(explained(text::files_say()))
        .done()
}

type Picture = fn(Session) -> Option<(String, [u32; 2])>;

/// Prints the wheel with all of its numbers, formulas and months.
fn print(session: Session) {
    const AFTER_EFFECTS_MS: u32 = 300;
    session.show(Choice::View, 0);
    let print = || {
        // A frame that must not print does not.
        let _ = window().print();
    };
    // What does not show yet cannot be opened.
    Timeout::new(AFTER_EFFECTS_MS, move || {
        fields::open_report();
        Timeout::new(AFTER_EFFECTS_MS, print).forget();
    })
    .forget();
}
