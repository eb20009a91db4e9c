//! Seven phases on one track that closes into the wheel.

use flywheel_model::Field;
use flywheel_model::journey::{Flow, Journey, Number, Phase};
use leptos::prelude::*;

use super::kept::{Kept, kept};
use super::names;
use crate::text::{self, number};
use crate::ui::controls::{explained, select, word_field};
use crate::ui::{View, Words, element, fixed, never, number_field, several, words};
use crate::web::focus;
use crate::wheel::step_name;

const SEGMENTS: [&str; 3] = ["attract", "engage", "delight"];

pub(super) fn track() -> View {
    let kept = kept();
    element("ol")
        .is("class", "track")
        .is("id", "track")
        .all(Phase::ALL.map(|phase| card(kept, phase)))
        .done()
}

/// Words about the flow, in one phase.
fn in_flow(kept: Kept, phase: Phase, says: fn(&Flow, usize) -> String) -> Words {
    words(move || {
        let journey = kept.get();
        kept.session()
            .inputs(|inputs| says(&journey.flow(inputs), phase as usize))
    })
}

fn card(kept: Kept, phase: Phase) -> View {
    let index = phase as usize;
    let segment = phase.segment() as usize;
    let segment_name = [text::attract(), text::engage(), text::delight()][segment];
    let count = in_flow(kept, phase, |flow, index| number::number(flow.people[index]));
    let people = element("p")
        .is("class", "people")
        .with(element("b").says(count).done())
        .text(" ")
        .says(in_flow(kept, phase, unit))
        .done();
    let line = |class: &str, says: Words| element("p").is("class", class).says(says).done();
    element("li")
        .is("class", SEGMENTS[segment])
        .is("id", &format!("phase-{}", index + 1))
        .with(element("h3").text(names::phase(phase)).done())
        .with(element("small").is("class", "belongs").text(segment_name).done())
        .with(
            element("p")
                .is("class", "mind")
                .text(names::mindset(phase))
                .done(),
        )
        .with(people)
        .with(line("rate", in_flow(kept, phase, going_on)))
        .with(line("rate", words(move || met(&kept.get(), index))))
        .with(element("p").is("class", "rate").text(names::role(phase)).done())
        .with(line("problem", words(move || warning(&kept.get(), index))))
        .with(fields(kept, phase))
        .done()
}

fn met(journey: &Journey, index: usize) -> String {
    match journey.touches()[index] {
        touches if touches > 0.0 => text::phase_touches(touches, &number::number(touches)),
        _ => String::new(),
    }
}

fn warning(journey: &Journey, index: usize) -> String {
    let untouched = !journey.activities.is_empty() && journey.touches()[index] <= 0.0;
    let told = [
        (journey.flagged()[index], text::phase_flagged()),
        (untouched, text::phase_untouched()),
    ];
    text::sentences(&told.map(|(holds, says)| if holds { says } else { "" }))
}

fn unit(flow: &Flow, index: usize) -> String {
    match index {
        5 => text::phase_customers().to_owned(),
        6 => text::phase_promoters().to_owned(),
        _ => text::phase_a_month(flow.people[index]),
    }
}

/// What share goes on to the next phase, and how many are on their way within this one.
fn going_on(flow: &Flow, index: usize) -> String {
    let rate = match flow.rates.get(index).copied().flatten() {
        Some(months) if index == 4 => text::phase_stock(&number::number(months), &number::number(flow.won)),
        Some(rate) if index == 5 => text::phase_promoting(&number::percent(rate)),
        // Others come straight into the next phase.
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

/// What can be entered in a phase: its numbers, the wheel's own where it has them, and a note.
fn fields(kept: Kept, phase: Phase) -> View {
    let fields = element("div").is("class", "fields");
    let fields = match phase {
        Phase::Unaware => {
            let hint = text::people_reached_hint();
            fields.with(kept.field(Number::Reached, text::people_reached(), text::per_month(), hint))
        }
        Phase::Trigger => {
            let hint = text::triggered_hint();
            fields.with(kept.field(Number::Triggered, text::triggered(), text::percent_unit(), hint))
        }
        Phase::Consideration => fields.with(traffic()).anew(conversions(kept, phase)),
        Phase::Evaluation | Phase::Decision => fields.anew(conversions(kept, phase)),
        Phase::Experience | Phase::Loyalty => fields.with(explained(text::phase_read_only())),
    };
    fields
        .all(dwell(kept, phase))
        .with(expectation(kept, phase))
        .done()
}

fn traffic() -> View {
    number_field(
        Field::Traffic,
        "journey-traffic",
        fixed(text::phase_traffic()),
        text::per_month(),
        fixed(text::of_the_wheel()),
        never(),
    )
}

/// How long the phase lasts, if it is one before the sale.
fn dwell(kept: Kept, phase: Phase) -> Option<View> {
    let index = phase as usize;
    (index < 5).then(|| {
        let label = text::phase_dwell(names::phase(phase));
        kept.field(
            Number::Dwell(index),
            &label,
            text::months_unit(),
            text::phase_dwell_hint(),
        )
    })
}

fn expectation(kept: Kept, phase: Phase) -> View {
    let index = phase as usize;
    word_field(
        format!("expectation-{}", index + 1),
        fixed(&text::expectation(names::phase(phase))),
        words(move || kept.get().expectations[index].clone()),
        Box::new(move |typed| {
            kept.edit(&|journey| {
                journey.expectations[index].clone_from(&typed);
                journey.normalise();
            });
        }),
    )
}

/// The wheel's conversions that belong to the phase, each with the phase it can be moved to.
fn conversions(kept: Kept, phase: Phase) -> Box<dyn Fn() -> Vec<View>> {
    let assigned = Memo::new(move |_| {
        let count = kept.session().inputs(|inputs| inputs.path.conversion().len());
        kept.get().assigned(count)
    });
    // A label names the step as it is called now.
    let steps = Memo::new(move |_| kept.session().inputs(|inputs| inputs.path.names().join("\n")));
    Box::new(move || {
        steps.track();
        let assigned = assigned.get();
        let places = (0..assigned.len()).filter(|index| assigned[*index] == phase);
        let fields: Vec<View> = places
            .map(|index| conversion(kept, phase, index, assigned.len()))
            .collect();
        if fields.is_empty() {
            vec![explained(text::phase_without_stage())]
        } else {
            fields
        }
    })
}

fn stage_id(index: usize) -> String {
    format!("stage-phase-{index}")
}

fn conversion(kept: Kept, phase: Phase, index: usize, count: usize) -> View {
    let step = move || kept.session().inputs(|inputs| step_name(inputs, index));
    let is_last = index + 1 == count;
    let phases = [Phase::Consideration, Phase::Evaluation, Phase::Decision];
    let options = phases.map(|other| (names::phase(other).to_owned(), other == phase));
    let label = text::stage_phase(&untrack(step));
    let moved = Box::new(move |place: usize| {
        if let Some(to) = phases.get(place) {
            kept.edit(&|journey| journey.assign(count, index, *to));
            // It now stands elsewhere.
            focus::go_to(stage_id(index));
        }
    });
    let choose = (!is_last).then(|| select(stage_id(index), label, options.to_vec(), moved));
    let hint = if is_last {
        text::last_stage()
    } else {
        text::of_the_wheel()
    };
    let field = number_field(
        Field::Conversion(index),
        &format!("journey-conversion-{index}"),
        words(move || text::phase_conversion(&step())),
        text::percent_unit(),
        fixed(hint),
        never(),
    );
    several(std::iter::once(field).chain(choose))
}
