//! The verdict in one sentence: what the wheel does, its biggest brake, what releasing it yields.

use flywheel_model::{Brake, Field, Inputs, Lever, Part};
use leptos::prelude::*;

use super::change::shown;
use super::months;
use super::stages::step_name;
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::{Input, View, Words, element, number_input, several, whether, words};

/// On the page, its traffic and NPS can be changed in place, to try what follows from it.
pub(crate) fn sentence() -> View {
    let traffic = tried(Lever::Traffic, "if-traffic", number::exact);
    let nps = tried(Lever::Nps, "if-nps", number::number);
    several([
        verdict(traffic.element, nps.element),
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
    verdict(
        said(Lever::Traffic, number::whole),
        said(Lever::Nps, number::number),
    )
}

fn verdict(traffic: View, nps: View) -> View {
    let session = session();
    let who_wins = words(move || match session.is_example() {
        true => text::example_wins(session.inputs(|inputs| text::company(inputs.preset))),
        false => text::you_win().to_owned(),
    });
    let opinion = text::verdict(
        traffic,
        nps,
        part("", who_wins),
        part("strong", of_now(|now| won(shown(&now.report).speed))),
        part(
            "",
            of_now(|now| number::percent(shown(&now.report).self_spin_share)),
        ),
    );
    let brake = text::verdict_brake(
        part("brake", of_brake(named)),
        part("", of_brake(|brake, _| unit(brake.lever, brake.to))),
        part(
            "strong",
            of_brake(|brake, _| text::more_customers(brake.gain, &number::number(brake.gain))),
        ),
        part(
            "",
            of_brake(|_, inputs| text::months(months(inputs), &number::whole(months(inputs)))),
        ),
    );
    let none = whether(move || session.now(|now| now.brake.is_none()));
    let some = whether(move || !none.get());
    element("h1")
        .is("class", "verdict")
        .is("id", "verdict")
        .all(opinion)
        .text(text::between())
        .with(element("span").when("hidden", none).all(brake).done())
        .with(element("span").when("hidden", some).text(text::no_brake()).done())
        .done()
}

fn of_now(says: fn(&Computed) -> String) -> Words {
    let session = session();
    words(move || session.now(says))
}

fn of_brake(says: fn(&Brake, &Inputs) -> String) -> Words {
    let session = session();
    words(move || {
        session.now(|now| {
            now.brake
                .map(|brake| says(&brake, &now.document.inputs))
                .unwrap_or_default()
        })
    })
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
