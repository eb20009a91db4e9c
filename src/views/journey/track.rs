//! A card for each of the seven phases.

use flywheel_dom::{Element, Live, dynamic, focus, fragment, html, live};
use flywheel_model::Field;
use flywheel_model::journey::{Flow, Journey, Number, Phase};
use leptos::prelude::*;
use web_sys::Node;

use super::names;
use super::stored::{Stored, stored};
use crate::text::{self, number};
use crate::ui::controls::{explanation, select, text_field};
use crate::ui::number_field;

/// The class of a card, by the segment of its phase.
const SEGMENTS: [&str; 3] = ["attract", "engage", "delight"];

pub(super) fn track() -> Element {
    let stored = stored();
    html::ol()
        .class("track")
        .attr("id", "track")
        .children(Phase::ALL.map(|phase| card(stored, phase)))
}

/// A live text about the flow in one phase.
fn flow_text(stored: Stored, phase: Phase, text: fn(&Flow, Phase) -> String) -> Live<String> {
    live(move || {
        let journey = stored.get();
        stored
            .session()
            .with_inputs(|inputs| text(&journey.flow(inputs), phase))
    })
}

/// The id of a phase's card, which other views lead to.
pub(crate) fn card_id(phase: Phase) -> String {
    format!("phase-{}", phase as usize + 1)
}

fn card(stored: Stored, phase: Phase) -> Element {
    let index = phase as usize;
    let segment = phase.segment() as usize;
    let segment_name = [text::attract(), text::engage(), text::delight()][segment];
    let count = flow_text(stored, phase, |flow, phase| {
        number::number(flow.people[phase as usize])
    });
    let people = html::p()
        .class("people")
        .child(html::b().child(count))
        .child(" ")
        .child(flow_text(stored, phase, unit));
    let line = |class: &str, text: Live<String>| html::p().class(class).child(text);
    html::li()
        .class(SEGMENTS[segment])
        .attr("id", card_id(phase))
        .attr("tabindex", "-1")
        .child(html::h3().child(names::phase(phase)))
        .child(html::small().class("belongs").child(segment_name))
        .child(html::p().class("mind").child(names::mindset(phase)))
        .child(people)
        .child(line("rate", flow_text(stored, phase, going_on)))
        .child(line("rate", live(move || touches(&stored.get(), index))))
        .child(html::p().class("rate").child(names::role(phase)))
        .child(line("problem", live(move || warning(&stored.get(), index))))
        .child(fields(stored, phase))
}

/// How often the firm touches a buyer in the phase.
fn touches(journey: &Journey, index: usize) -> String {
    match journey.touches()[index] {
        touches if touches > 0.0 => text::phase_touches(touches, &number::number(touches)),
        _ => String::new(),
    }
}

/// The warnings about the phase.
fn warning(journey: &Journey, index: usize) -> String {
    let untouched = !journey.activities.is_empty() && journey.touches()[index] <= 0.0;
    let warnings = [
        (journey.flagged()[index], text::phase_flagged()),
        (untouched, text::phase_untouched()),
    ];
    text::sentences(&warnings.map(|(holds, warning)| if holds { warning } else { "" }))
}

/// What the people of the phase are counted as.
fn unit(flow: &Flow, phase: Phase) -> String {
    match phase {
        Phase::Experience => text::phase_customers().to_owned(),
        Phase::Loyalty => text::phase_promoters().to_owned(),
        _ => text::phase_a_month(flow.people[phase as usize]),
    }
}

/// The share that goes on to the next phase, and how many people are within this one.
fn going_on(flow: &Flow, phase: Phase) -> String {
    let index = phase as usize;
    let rate = match flow.rates.get(index).copied().flatten() {
        // The rate of this phase is months: customers divided by the wins a month.
        Some(months) if phase == Phase::Decision => {
            text::phase_stock(&number::number(months), &number::number(flow.won))
        }
        Some(rate) if phase == Phase::Experience => text::phase_promoting(&number::percent(rate)),
        // More people are in the next phase than in this one, because some start there.
        Some(rate) if rate > 1.0 => text::phase_above().to_owned(),
        Some(rate) => text::phase_rate(&number::percent(rate)),
        None => String::new(),
    };
    match flow.in_progress[index] {
        people if people > 0.0 => {
            text::sentences(&[rate, text::phase_progress(people, &number::number(people))])
        }
        _ => rate,
    }
}

/// The fields of a phase: its numbers, some of which are the wheel's own, and what buyers expect.
fn fields(stored: Stored, phase: Phase) -> Element {
    let fields = html::div().class("fields");
    let fields = match phase {
        Phase::Unaware => {
            let hint = text::people_reached_hint();
            fields.child(stored.field(Number::Reached, text::people_reached(), text::per_month(), hint))
        }
        Phase::Trigger => {
            let hint = text::triggered_hint();
            fields.child(stored.field(Number::Triggered, text::triggered(), text::percent_unit(), hint))
        }
        Phase::Consideration => fields.child(traffic()).child(dynamic(conversions(stored, phase))),
        Phase::Evaluation | Phase::Decision => fields.child(dynamic(conversions(stored, phase))),
        Phase::Experience | Phase::Loyalty => fields.child(explanation(text::phase_read_only())),
    };
    fields
        .children(dwell(stored, phase))
        .child(expectation(stored, phase))
}

fn traffic() -> Element {
    number_field(
        Field::Traffic,
        "journey-traffic",
        Live::text(text::phase_traffic()),
        text::per_month(),
        Live::text(text::of_the_wheel()),
    )
}

/// The field for the time in the phase. Phases after the sale have none.
fn dwell(stored: Stored, phase: Phase) -> Option<Element> {
    (phase < Phase::Experience).then(|| {
        let label = text::phase_dwell(names::phase(phase));
        stored.field(
            Number::Dwell(phase as usize),
            &label,
            text::months_unit(),
            text::phase_dwell_hint(),
        )
    })
}

fn expectation(stored: Stored, phase: Phase) -> Element {
    let index = phase as usize;
    text_field(
        format!("expectation-{}", index + 1),
        Live::text(&text::expectation(names::phase(phase))),
        live(move || stored.get().expectations[index].clone()),
        Box::new(move |typed| {
            stored.edit(&|journey| {
                journey.expectations[index].clone_from(&typed);
                journey.normalise();
            });
        }),
    )
}

/// The wheel's conversions that belong to the phase, each with the phase it can be moved to.
fn conversions(stored: Stored, phase: Phase) -> impl Fn() -> Vec<Node> {
    let assigned = Memo::new(move |_| {
        let count = stored
            .session()
            .with_inputs(|inputs| inputs.path.conversion().len());
        stored.get().assigned(count)
    });
    // A label contains the names of its stages, so that a new name builds the fields anew.
    let stages = Memo::new(move |_| {
        stored
            .session()
            .with_inputs(|inputs| inputs.path.names().join("\n"))
    });
    move || {
        // `track` would not compute the memo, and a memo that was never computed never notifies.
        stages.with(|_| ());
        let assigned = assigned.get();
        let places = (0..assigned.len()).filter(|index| assigned[*index] == phase);
        let fields: Vec<Node> = places
            .map(|index| conversion(stored, phase, index, assigned.len()))
            .collect();
        if fields.is_empty() {
            vec![explanation(text::phase_without_stage()).into()]
        } else {
            fields
        }
    }
}

fn stage_id(index: usize) -> String {
    format!("stage-phase-{index}")
}

fn conversion(stored: Stored, phase: Phase, index: usize, count: usize) -> Node {
    let step = move || {
        stored
            .session()
            .with_inputs(|inputs| text::step_name(inputs, index))
    };
    let is_last = index + 1 == count;
    let phases = [Phase::Consideration, Phase::Evaluation, Phase::Decision];
    let options = phases.map(|other| (names::phase(other).to_owned(), other == phase));
    let label = text::stage_phase(&untrack(step));
    let move_to = Box::new(move |place: usize| {
        if let Some(to) = phases.get(place) {
            stored.edit(&|journey| journey.assign(count, index, *to));
            // The list now stands in another card.
            focus::go_to(stage_id(index));
        }
    });
    let choose = (!is_last).then(|| select(stage_id(index), label, options.to_vec(), move_to));
    let hint = if is_last {
        text::last_stage()
    } else {
        text::of_the_wheel()
    };
    let field = number_field(
        Field::Conversion(index),
        &format!("journey-conversion-{index}"),
        live(move || text::phase_conversion(&step())),
        text::percent_unit(),
        Live::text(hint),
    );
    fragment((field, choose))
}
