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

/// On the page, its traffic and NPS can be changed in place, to try what follows from it.
pub(crate) fn sentence() -> Node {
    let traffic = tried(Lever::Traffic, "if-traffic", number::exact);
    let nps = tried(Lever::Nps, "if-nps", number::number);
    fragment([
        live_verdict(traffic.element, nps.element),
        problem(traffic.problem).attr("id", "if-traffic-problem"),
        problem(nps.problem).attr("id", "if-nps-problem"),
    ])
}

/// The same where nothing is tried.
#[cfg(feature = "widget")]
pub(crate) fn plain_verdict() -> Element {
    let said = |lever: Lever, says: fn(f64) -> String| {
        let session = session();
        part(
            "strong",
            live(move || session.with_inputs(|inputs| inputs.get(lever).map(says).unwrap_or_default())),
        )
    };
    live_verdict(
        said(Lever::Traffic, number::whole),
        said(Lever::Nps, number::number),
    )
}

/// The sentence as it follows what changes.
fn live_verdict(traffic: Element, nps: Element) -> Element {
    let session = session();
    let none = live(move || session.with(|now| now.brake.is_none()));
    let some = none.not();
    let follows = |class: &str, says: fn(&Computed) -> String| part(class, live(move || session.with(says)));
    let spans = [none, some].map(|hidden| html::span().prop("hidden", hidden));
    verdict([traffic, nps], &follows, spans)
}

/// The sentence of now. Numbers that can be changed in place are those of the page as it was served.
pub(super) fn first_verdict(now: &Computed) -> Element {
    let number = |lever: Lever, id: &str, tried: Shows, plain: Shows| {
        let value = number_in(&now.document, Field::Of(Part::If, lever));
        let says = |shows: Shows| value.map(shows).unwrap_or_default();
        match Element::by_id(id) {
            Some(field) => {
                let says = says(tried);
                field.attr("size", size_of(&says)).prop("value", &says)
            }
            None => html::span().class("strong").child(says(plain)),
        }
    };
    let numbers = [
        number(Lever::Traffic, "if-traffic", number::exact, number::whole),
        number(Lever::Nps, "if-nps", number::number, number::number),
    ];
    let once = |class: &str, says: fn(&Computed) -> String| html::span().class(class).child(says(now));
    let spans = [now.brake.is_none(), now.brake.is_some()].map(|hidden| match hidden {
        true => html::span().attr("hidden", ""),
        false => html::span(),
    });
    verdict(numbers, &once, spans)
}

type Shows = fn(f64) -> String;
/// How a part of the sentence is shown, by its class and its words.
type Says<'a> = &'a dyn Fn(&str, fn(&Computed) -> String) -> Element;

/// The sentence with what holds its brake, and what is there when there is none.
fn verdict([traffic, nps]: [Element; 2], part: Says<'_>, [brake, no_brake]: [Element; 2]) -> Element {
    let part = |class: &str, says: fn(&Computed) -> String| Node::from(part(class, says));
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

fn of_brake(now: &Computed, says: impl FnOnce(&Brake) -> String) -> String {
    now.brake.as_ref().map(says).unwrap_or_default()
}

fn part(class: &str, says: Live<String>) -> Element {
    html::span().class(class).child(says)
}

/// A number of the sentence that can be changed in place, to try what follows from it.
fn tried(lever: Lever, name: &str, shows: fn(f64) -> String) -> Input {
    number_input(
        Field::Of(Part::If, lever).into(),
        name,
        name,
        &format!("{name}-problem verdict-hint"),
        &text::part(Part::If, &text::lever(lever)),
        shows,
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
    // Of another path nobody knows what is usual.
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
