//! The verdict in one sentence: what the wheel does, its biggest brake, what releasing it yields.

use flywheel_dom::{Element, Live, fragment, html, live};
use flywheel_model::{Brake, Field, Handle, Lever, MAX_CONVERSIONS, Part};
use leptos::prelude::untrack;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::{Event, Node};

use super::handles::{entry, own};
use super::months;
use crate::state::{Computed, Entry, Session, number_in, session};
use crate::text::{self, number};
use crate::ui::controls::problem;
use crate::ui::{Input, draggable, number_input, size_of};
use crate::web::fields;

/// The widget says nothing about how its numbers are moved.
const HINT: &str = if cfg!(feature = "page") {
    " verdict-hint"
} else {
    ""
};

/// The verdict. Its numbers can be dragged and typed, and its remedy be tried.
pub(crate) fn sentence() -> Node {
    let [traffic, nps] = [
        (Handle::Traffic, "sentence-traffic"),
        (Handle::Nps, "sentence-nps"),
    ]
    .map(|(handle, name)| number(handle, name));
    let brake = brake_number();
    fragment([
        live_verdict(traffic.element, nps.element, brake.element),
        problem(traffic.problem).attr("id", "sentence-traffic-problem"),
        problem(nps.problem).attr("id", "sentence-nps-problem"),
        problem(brake.problem).attr("id", "sentence-brake-problem"),
    ])
}

/// The verdict as live text.
fn live_verdict(traffic: Element, nps: Element, brake: Element) -> Element {
    let session = session();
    let none = live(move || session.with(|now| now.brake.is_none()));
    let some = none.not();
    let live_part =
        |class: &str, text: fn(&Computed) -> String| part(class, live(move || session.with(text)));
    let spans = [none, some].map(|hidden| html::span().prop("hidden", hidden));
    verdict([traffic, nps, brake], remedy(session), &live_part, spans)
}

/// The verdict of the first result, which does not change. The fields in it are those of the served page.
pub(super) fn first_verdict(now: &Computed) -> Element {
    let number = |value: Option<f64>, id: &str| {
        let text = value.map(number::number).unwrap_or_default();
        match Element::by_id(id) {
            Some(field) => field.attr("size", size_of(&text)).prop("value", &text),
            None => html::span().class("strong").child(text),
        }
    };
    let of = |lever: Lever| number_in(&now.document, Field::Of(Part::If, lever));
    let numbers = [
        number(of(Lever::Traffic), "sentence-traffic"),
        number(of(Lever::Nps), "sentence-nps"),
        number(now.brake.map(|brake| brake.from), "sentence-brake"),
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
    [traffic, nps, number]: [Element; 3],
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
    let named = html::span()
        .class("brake")
        .child(part("", |now| around(now)[0].clone()))
        .child(number)
        .child(part("", |now| around(now)[1].clone()));
    let braked = text::verdict_brake(named.into(), remedy.into());
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
    let label = handle.lever().map(text::lever).unwrap_or_default();
    number_of(
        entry(handle),
        Rc::new(move || handle),
        &text::in_the_sentence(&label),
        name,
    )
}

/// The same for a number that may become another one.
fn number_of(entry: Entry, handle: Rc<dyn Fn() -> Handle>, label: &str, name: &str) -> Input {
    let session = session();
    let get = entry.get.clone();
    let described = [name, "-problem", HINT].concat();
    let input = number_input(entry.clone(), name, name, &described, label, number::number);
    let scale = Rc::new(move || session.with_inputs(|inputs| handle().scale(inputs, get())));
    draggable(input, entry, scale)
}

/// The button that tries the remedy of the biggest brake, and takes it back.
fn remedy(session: Session) -> Element {
    let is_tried = move |now: &Computed| {
        let tried = |brake: &Brake| now.document.change().get(brake.lever) == Some(brake.to);
        now.brake.as_ref().is_some_and(tried)
    };
    let pressed = live(move || session.with(is_tried).to_string());
    // Whoever has moved the brake's number past what is usual has nothing left to try.
    let spent = live(move || session.with(|now| now.brake.is_some_and(|brake| brake.gain == 0.0)));
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
        .prop("hidden", spent)
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

/// What stands before the number of the brake and what stands after it: "Churn of " and "%".
fn around(now: &Computed) -> [String; 2] {
    let Some(brake) = &now.brake else {
        return [String::new(), String::new()];
    };
    // No name of a stage has this.
    const NUMBER: &str = "\u{1}";
    let inputs = &now.document.inputs;
    let named = match brake.lever {
        Lever::Churn => text::brake_churn(NUMBER),
        Lever::Recommended => text::brake_recommended(NUMBER),
        Lever::Conversion(index) => text::brake_conversion(NUMBER, &text::step_name(inputs, index)),
        // No other lever is a brake.
        _ => text::brake_nps(NUMBER),
    };
    // The usual conversions are known only for the preset's path, so on another one no conversion is named as the
    // brake.
    let named = match inputs.is_presets_path() {
        true => named,
        false => text::brake_aside(&named),
    };
    let (before, after) = named.split_once('\u{1}').unwrap_or_default();
    [before, after].map(str::to_owned)
}

/// The number of the brake as a field.
fn brake_number() -> Input {
    let session = session();
    let label = text::in_the_sentence(text::brake());
    let mut input = number_of(
        brake_entry(session),
        Rc::new(move || brake_handle(session).unwrap_or(Handle::Churn)),
        &label,
        "sentence-brake",
    );
    let hold = move |_| session.hold_brake(true);
    // A press into the field that has the focus already leaves it there.
    let release = move |event: Event| session.hold_brake(fields::is_focused(&event));
    input.element = input
        .element
        .on("pointerdown", hold)
        .on("focus", hold)
        .on("pointerup", release)
        .on("pointercancel", release)
        .on("blur", release);
    input
}

/// The number that is the brake, if there is one.
fn brake_handle(session: Session) -> Option<Handle> {
    let lever = session.with(|now| now.brake.map(|brake| brake.lever));
    brakes().find(|handle| handle.lever() == lever)
}

/// What can be a brake.
fn brakes() -> impl Iterator<Item = Handle> {
    let conversions = (0..MAX_CONVERSIONS).map(Handle::Conversion);
    [Handle::Churn, Handle::Nps, Handle::Recommended]
        .into_iter()
        .chain(conversions)
}

/// The brake is that of today's wheel, so its number is today's, but while it is changed, what is tried.
fn brake_entry(session: Session) -> Entry {
    let entries: Arc<[_]> = brakes()
        .map(|handle| (handle, entry(handle), own(handle)))
        .collect();
    let of = move |is_held: bool| {
        let handle = brake_handle(session)?;
        let entry = entries.iter().find(|(of, ..)| *of == handle);
        entry.map(|(_, now, today)| if is_held { now.clone() } else { today.clone() })
    };
    let (of_field, of_number) = (of.clone(), of.clone());
    Entry {
        field: Arc::new(move || of_field(true).map_or(Field::Churn, |entry| (entry.field)())),
        get: Arc::new(move || of_number(session.is_brake_held()).and_then(|entry| (entry.get)())),
        enter: Arc::new(move |value| untrack(|| of(true)).map_or(Ok(()), |entry| (entry.enter)(value))),
    }
}

fn unit(lever: Lever, value: f64) -> String {
    match lever {
        Lever::Nps => number::number(value),
        _ => number::percent(value / 100.0),
    }
}
