//! The parts of the widget, each built when it is shown for the first time.
//!
//! The code of the chart and of what readers press and move is a part of the wasm of its own, so that what shows the
//! sentence and the wheel stays light.

use flywheel_dom::{Element, Live, dynamic, html, live};
use flywheel_model::embed::{Month, Part, Parts, Settings};
use flywheel_model::{Handle, Report};
use leptos::prelude::*;

use super::Shown;
use crate::state::session;
use crate::text::{self, date, number};
use crate::views::share;
use crate::views::wheel::{
    Pinned, last_month, numbers, plain_chart, plain_wheel, rows_of, sentence, stop_button,
};

/// The parts that stay in view while readers change numbers.
const RESULTS: [Part; 5] = [Part::Wheel, Part::Chart, Part::Stop, Part::Numbers, Part::Mine];

/// Builds what is not the sentence or the wheel.
#[derive(Clone, Copy)]
pub(super) struct Rest {
    chart: fn(Option<Pinned>, Option<Month>) -> Element,
    stop: fn() -> Element,
    numbers: fn() -> Element,
    mine: fn(Pinned) -> Element,
    inputs: fn(&[Handle]) -> Element,
    /// The result as JSON, for the page around.
    pub(super) result: fn(&Report) -> String,
}

#[lazy]
pub(super) fn rest_of_the_parts() -> Rest {
    Rest {
        chart: |pinned, month| plain_chart(pinned, axis(month)),
        stop: stop_button,
        numbers,
        mine: against,
        inputs,
        result: share::json,
    }
}

/// Sentence, results and inputs, in this order.
pub(super) fn parts(shown: &Shown, settings: &Settings, rest: Rest) -> [Element; 3] {
    let parts = shown.parts;
    let has = move |part| live(move || parts.get().has(part));
    let pinned = settings.pin.then(|| shown.pinned.clone());
    let month = settings.month;
    let chart = move || (rest.chart)(pinned.clone(), month);
    let mine = shown.pinned.clone();
    let results = html::div()
        .class("results")
        .class(("with-wheel", has(Part::Wheel)))
        .class(("with-chart", has(Part::Chart)))
        .prop(
            "hidden",
            live(move || !RESULTS.iter().any(|part| parts.get().has(*part))),
        )
        .child(part(parts, Part::Wheel, Box::new(plain_wheel)))
        .child(part(parts, Part::Chart, Box::new(chart)))
        .child(part(parts, Part::Stop, Box::new(rest.stop)))
        .child(part(parts, Part::Numbers, Box::new(rest.numbers)))
        .child(part(
            parts,
            Part::Mine,
            Box::new(move || (rest.mine)(mine.clone())),
        ));
    let open = settings.inputs_once_shown().to_vec();
    [
        part(parts, Part::Sentence, Box::new(|| html::div().child(sentence()))),
        results,
        part(parts, Part::Inputs, Box::new(move || (rest.inputs)(&open))),
    ]
}

/// Builds a part. Boxed, so that the code around it is downloaded once for all parts.
type Build = Box<dyn Fn() -> Element>;

/// A place for a part. It stays once it is built, so that nothing starts anew when it is shown again.
fn part(parts: RwSignal<Parts>, part: Part, build: Build) -> Element {
    let was_shown = RwSignal::new(parts.get_untracked().has(part));
    Effect::new(move || {
        if parts.get().has(part) && !was_shown.get_untracked() {
            was_shown.set(true);
        }
    });
    html::div()
        .class(&format!("part-{}", part.word()))
        .prop("hidden", live(move || !parts.get().has(part)))
        .child(dynamic(move || was_shown.get().then(&build)))
}

/// The first and the last month of the chart: of the calendar, if the embedder names the first.
fn axis(month: Option<Month>) -> [Live<String>; 2] {
    let Some(month) = month else {
        return [Live::text(text::today()), last_month()];
    };
    let session = session();
    let last = live(move || {
        let months = session.with_inputs(|inputs| inputs.horizon.months());
        date::month(&month.after(months).to_string())
    });
    [Live::text(&date::month(&month.to_string())), last]
}

/// The reader's customers at the horizon beside the author's.
fn against(author: Pinned) -> Element {
    let session = session();
    let says = live(move || {
        session.with(|now| {
            let last = |line: &[f64]| number::number(line.last().copied().unwrap_or_default());
            let months = now.document.inputs.horizon.months() as f64;
            text::widget_mine(
                &last(&now.report.projection.flywheel),
                &text::months(months, &number::whole(months)),
                &last(&author.line()),
            )
        })
    });
    html::p().class("against").child(says)
}

/// The first numbers that readers may change, and the others in a section that opens.
fn inputs(handles: &[Handle]) -> Element {
    let mut open = rows_of(handles);
    let others = open.split_off(open.len().min(Settings::OPEN));
    let more = html::details()
        .class("more")
        .child(html::summary().child(text::more_numbers()))
        .child(html::div().class("rows").children(others));
    html::section()
        .class("your-numbers")
        .attr("aria-label", text::your_numbers())
        .child(html::div().class("rows").children(open))
        .children((handles.len() > Settings::OPEN).then_some(more))
}
