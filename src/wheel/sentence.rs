//! The verdict in one sentence: what the wheel does, its biggest brake, what releasing it yields.

use flywheel_model::{Brake, Field, Inputs, Lever, Part};

use super::change::shown;
use super::months;
use super::stages::step_name;
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::{
    Element, Input, View, Words, element, number_in, number_input, served, several, size_of, whether, words,
};

/// On the page, its traffic and NPS can be changed in place, to try what follows from it.
pub(crate) fn sentence() -> View {
    let traffic = tried(Lever::Traffic, "if-traffic", number::exact);
    let nps = tried(Lever::Nps, "if-nps", number::number);
    several([
        live_verdict(traffic.element, nps.element),
        problem("if-traffic-problem", traffic.problem),
        problem("if-nps-problem", nps.problem),
    ])
}

fn problem(id: &str, says: Words) -> View {
    element("p")
        .is("class", "problem")
        .is("id", id)
        .is("role", "status")
        .says(says)
        .done()
}

/// The same where nothing is tried.
#[cfg(feature = "widget")]
pub(crate) fn plain_verdict() -> View {
    let said = |lever: Lever, says: fn(f64) -> String| {
        let session = session();
        part(
            "strong",
            words(move || session.inputs(|inputs| inputs.get(lever).map(says).unwrap_or_default())),
        )
    };
    live_verdict(
        said(Lever::Traffic, number::whole),
        said(Lever::Nps, number::number),
    )
}

/// The sentence as it follows what changes.
fn live_verdict(traffic: View, nps: View) -> View {
    let session = session();
    let none = whether(move || session.now(|now| now.brake.is_none()));
    let some = none.not();
    let live = |class: &str, says: fn(&Computed) -> String| part(class, words(move || session.now(says)));
    let spans = [none, some].map(|hidden| element("span").when("hidden", hidden));
    verdict([traffic, nps], &live, spans)
}

/// The sentence of now. Numbers that can be changed in place are those of the page as it was served.
pub(super) fn first_verdict(now: &Computed) -> View {
    let number = |lever: Lever, id: &str, tried: Shows, plain: Shows| {
        let value = number_in(&now.document, Field::Of(Part::If, lever));
        let says = |shows: Shows| value.map(shows).unwrap_or_default();
        match served(id) {
            Some(field) => {
                let says = says(tried);
                field.is("size", &size_of(&says)).put("value", &says).done()
            }
            None => element("span").is("class", "strong").text(&says(plain)).done(),
        }
    };
    let numbers = [
        number(Lever::Traffic, "if-traffic", number::exact, number::whole),
        number(Lever::Nps, "if-nps", number::number, number::number),
    ];
    let once = |class: &str, says: fn(&Computed) -> String| {
        element("span").is("class", class).text(&says(now)).done()
    };
    let spans = [now.brake.is_none(), now.brake.is_some()].map(|hidden| match hidden {
        true => element("span").is("hidden", ""),
        false => element("span"),
    });
    verdict(numbers, &once, spans)
}

type Shows = fn(f64) -> String;
/// How a part of the sentence is shown, by its class and its words.
type Says<'a> = &'a dyn Fn(&str, fn(&Computed) -> String) -> View;

/// The sentence with what holds its brake, and what is there when there is none.
fn verdict([traffic, nps]: [View; 2], part: Says<'_>, [brake, no_brake]: [Element; 2]) -> View {
    let opinion = text::verdict(
        traffic,
        nps,
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
    element("h1")
        .is("class", "verdict")
        .is("id", "verdict")
        .all(opinion)
        .text(text::between())
        .with(brake.all(braked).done())
        .with(no_brake.text(text::no_brake()).done())
        .done()
}

fn of_brake(now: &Computed, says: impl FnOnce(&Brake) -> String) -> String {
    now.brake.as_ref().map(says).unwrap_or_default()
}

fn part(class: &str, says: Words) -> View {
    element("span").is("class", class).says(says).done()
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
        Lever::Conversion(index) => text::brake_conversion(&from, &step_name(inputs, index)),
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
