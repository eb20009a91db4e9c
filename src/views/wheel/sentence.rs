//! The verdict in one sentence: what the wheel does, its biggest brake, what releasing it yields.

use flywheel_dom::{Element, Live, fragment, html, live};
use flywheel_model::{Brake, Field, Inputs, Lever, Part};
use web_sys::Node;

use super::change::shown;
use super::months;
use crate::state::{Computed, number_in, session};
use crate::text::{self, number};
use crate::ui::controls::problem;
use crate::ui::{Input, number_input, size_of};

/// The verdict of the page. Its traffic and NPS are fields, in which the visitor can try a change.
pub(crate) fn sentence() -> Node {
    let traffic = tried(Lever::Traffic, "if-traffic");
    let nps = tried(Lever::Nps, "if-nps");
    fragment([
        live_verdict(traffic.element, nps.element),
        problem(traffic.problem).attr("id", "if-traffic-problem"),
        problem(nps.problem).attr("id", "if-nps-problem"),
    ])
}

/// The verdict of the widget, which has no fields.
#[cfg(feature = "widget")]
pub(crate) fn plain_verdict() -> Element {
    let number = |lever: Lever| {
        let session = session();
        let text = move |inputs: &Inputs| inputs.get(lever).map(number::number).unwrap_or_default();
        part("strong", live(move || session.with_inputs(text)))
    };
    live_verdict(number(Lever::Traffic), number(Lever::Nps))
}

/// The verdict as live text.
fn live_verdict(traffic: Element, nps: Element) -> Element {
    let session = session();
    let none = live(move || session.with(|now| now.brake.is_none()));
    let some = none.not();
    let live_part =
        |class: &str, text: fn(&Computed) -> String| part(class, live(move || session.with(text)));
    let spans = [none, some].map(|hidden| html::span().prop("hidden", hidden));
    verdict([traffic, nps], &live_part, spans)
}

/// The verdict of the first result, which does not change. The fields in it are those of the served page.
pub(super) fn first_verdict(now: &Computed) -> Element {
    let number = |lever: Lever, id: &str| {
        let value = number_in(&now.document, Field::Of(Part::If, lever));
        let text = value.map(number::number).unwrap_or_default();
        match Element::by_id(id) {
            Some(field) => field.attr("size", size_of(&text)).prop("value", &text),
            None => html::span().class("strong").child(text),
        }
    };
    let numbers = [number(Lever::Traffic, "if-traffic"), number(Lever::Nps, "if-nps")];
    let part = |class: &str, text: fn(&Computed) -> String| html::span().class(class).child(text(now));
    let spans = [now.brake.is_none(), now.brake.is_some()].map(|hidden| match hidden {
        true => html::span().attr("hidden", ""),
        false => html::span(),
    });
    verdict(numbers, &part, spans)
}

/// Makes a part of the sentence, of its class and its text.
type MakePart<'a> = &'a dyn Fn(&str, fn(&Computed) -> String) -> Element;

/// The sentence. `brake` and `no_brake` are the elements for its end, one of which is hidden.
fn verdict([traffic, nps]: [Element; 2], part: MakePart<'_>, [brake, no_brake]: [Element; 2]) -> Element {
    let part = |class: &str, text: fn(&Computed) -> String| Node::from(part(class, text));
    let opinion = text::verdict(
        traffic.into(),
        nps.into(),
        part("", |now| match now.is_example() {
            true => text::example_wins(text::company(now.document.inputs.preset)),
            false => text::you_win().to_owned(),
        }),
        part("strong", |now| won(shown(&now.report).speed)),
        part("", |now| number::percent(shown(&now.report).self_spin_share)),
    );
    let braked = text::verdict_brake(
        part("brake", |now| {
            of_brake(now, |brake| named(brake, &now.document.inputs))
        }),
        part("", |now| of_brake(now, |brake| unit(brake.lever, brake.to))),
        part("strong", |now| {
            of_brake(now, |brake| {
                text::more_customers(brake.gain, &number::number(brake.gain))
            })
        }),
        part("", |now| {
            let months = months(&now.document.inputs);
            text::months(months, &number::whole(months))
        }),
    );
    html::h1()
        .class("verdict")
        .attr("id", "verdict")
        .child(opinion)
        .child(text::between())
        .child(brake.child(braked))
        .child(no_brake.child(text::no_brake()))
}

fn of_brake(now: &Computed, text: impl FnOnce(&Brake) -> String) -> String {
    now.brake.as_ref().map(text).unwrap_or_default()
}

fn part(class: &str, text: Live<String>) -> Element {
    html::span().class(class).child(text)
}

/// A number of the sentence as a field, in which the visitor can try another one.
fn tried(lever: Lever, name: &str) -> Input {
    number_input(
        Field::Of(Part::If, lever).into(),
        name,
        name,
        &format!("{name}-problem verdict-hint"),
        &text::part(Part::If, &text::lever(lever)),
        number::number,
    )
}

fn won(speed: f64) -> String {
    text::customers_a_month(speed, &number::number(speed))
}

/// "Churn of 2.5 %".
fn named(brake: &Brake, inputs: &Inputs) -> String {
    let from = unit(brake.lever, brake.from);
    let named = match brake.lever {
        Lever::Churn => text::brake_churn(&from),
        Lever::Nps => text::brake_nps(&from),
        Lever::Recommended => text::brake_recommended(&from),
        Lever::Conversion(index) => text::brake_conversion(&from, &text::step_name(inputs, index)),
        // No other lever is a brake.
        _ => from,
    };
    // The usual conversions are known only for the preset's path, so on another one no conversion is named as the
    // brake.
    if inputs.is_presets_path() {
        named
    } else {
        text::brake_aside(&named)
    }
}

fn unit(lever: Lever, value: f64) -> String {
    match lever {
        Lever::Nps => number::number(value),
        _ => number::percent(value / 100.0),
    }
}
