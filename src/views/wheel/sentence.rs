//! The verdict in one sentence: what the wheel does, its biggest brake, what releasing it yields.

use flywheel_dom::{Element, Live, fragment, html, live};
use flywheel_model::{Brake, Field, Handle, Inputs, Lever, Part};
use std::rc::Rc;
use web_sys::Node;

use super::handles::entry;
use super::months;
use crate::state::{Computed, Session, number_in, session};
use crate::text::{self, number};
use crate::ui::controls::problem;
use crate::ui::{Input, draggable, number_input, size_of};

/// The widget says nothing about how its numbers are moved.
const HINT: &str = if cfg!(feature = "page") {
    " verdict-hint"
} else {
    ""
};

/// The verdict. Its traffic and its NPS can be dragged and typed, and its remedy be tried.
pub(crate) fn sentence() -> Node {
    let [traffic, nps] = [
        (Handle::Traffic, "sentence-traffic"),
        (Handle::Nps, "sentence-nps"),
    ]
    .map(|(handle, name)| number(handle, name));
    fragment([
        live_verdict(traffic.element, nps.element),
        problem(traffic.problem).attr("id", "sentence-traffic-problem"),
        problem(nps.problem).attr("id", "sentence-nps-problem"),
    ])
}

/// The verdict as live text.
fn live_verdict(traffic: Element, nps: Element) -> Element {
    let session = session();
    let none = live(move || session.with(|now| now.brake.is_none()));
    let some = none.not();
    let live_part =
        |class: &str, text: fn(&Computed) -> String| part(class, live(move || session.with(text)));
    let spans = [none, some].map(|hidden| html::span().prop("hidden", hidden));
    verdict([traffic, nps], remedy(session), &live_part, spans)
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
    let numbers = [
        number(Lever::Traffic, "sentence-traffic"),
        number(Lever::Nps, "sentence-nps"),
    ];
    let remedy = html::button().class("remedy").child(remedy_says(now));
    let part = |class: &str, text: fn(&Computed) -> String| html::span().class(class).child(text(now));
    let spans = [now.brake.is_none(), now.brake.is_some()].map(|hidden| match hidden {
        true => html::span().attr("hidden", ""),
        false => html::span(),
    });
    verdict(numbers, remedy, &part, spans)
}

/// Makes a part of the sentence, of its class and its text.
type MakePart<'a> = &'a dyn Fn(&str, fn(&Computed) -> String) -> Element;

/// The sentence. `brake` and `no_brake` are the elements for its end, one of which is hidden.
fn verdict(
    [traffic, nps]: [Element; 2],
    remedy: Element,
    part: MakePart<'_>,
    [brake, no_brake]: [Element; 2],
) -> Element {
    let part = |class: &str, text: fn(&Computed) -> String| Node::from(part(class, text));
    let opinion = text::verdict(
        traffic.into(),
        nps.into(),
        part("", |now| match now.is_example() {
            true => text::example_wins(text::company(now.document.inputs.preset)),
            false => text::you_win().to_owned(),
        }),
        part("strong", |now| won(now.report.shown().speed)),
        part("", |now| number::percent(now.report.shown().self_spin_share)),
    );
    let braked = text::verdict_brake(
        part("brake", |now| {
            of_brake(now, |brake| named(brake, &now.document.inputs))
        }),
        remedy.into(),
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

/// A number of the sentence as a field, which can be dragged too.
fn number(handle: Handle, name: &str) -> Input {
    let session = session();
    let entry = entry(handle);
    let get = entry.get.clone();
    let label = handle.lever().map(text::lever).unwrap_or_default();
    let input = number_input(
        entry.clone(),
        name,
        name,
        &[name, "-problem", HINT].concat(),
        &text::in_the_sentence(&label),
        number::number,
    );
    let scale = Rc::new(move || session.with_inputs(|inputs| handle.scale(inputs, get())));
    draggable(input, entry, scale)
}

/// The button that tries the remedy of the biggest brake, and takes it back.
fn remedy(session: Session) -> Element {
    let is_tried = move |now: &Computed| {
        let tried = |brake: &Brake| now.document.change().get(brake.lever) == Some(brake.to);
        now.brake.as_ref().is_some_and(tried)
    };
    let pressed = live(move || session.with(is_tried).to_string());
    let switch = move |_| {
        let Some((lever, to)) = session.with_untracked(|now| {
            let to = (!is_tried(now)).then_some(now.brake.as_ref()?.to);
            Some((now.brake.as_ref()?.lever, to))
        }) else {
            return;
        };
        // Its gain was computed by trying it, so it is not refused.
        let _ = session.edit(Field::Of(Part::If, lever), |document| document.try_out(lever, to));
        session.end_step();
        session.refresh();
        // Whoever takes it back goes back to where the button was pressed.
        if session.with_untracked(|now| now.document.change().is_empty()) {
            session.switch(false);
        }
    };
    html::button()
        .attr("type", "button")
        .class("remedy")
        .attr("aria-pressed", pressed)
        .on("click", switch)
        .child(live(move || session.with(remedy_says)))
}

fn remedy_says(now: &Computed) -> String {
    let months = months(&now.document.inputs);
    of_brake(now, |brake| {
        text::remedy(
            &unit(brake.lever, brake.to),
            &text::more_customers(brake.gain, &number::number(brake.gain)),
            &text::months(months, &number::whole(months)),
        )
    })
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
