//! Seven phases on one track that closes into the wheel.

use flywheel_model::Field;
use flywheel_model::journey::{Flow, Journey, Number, Phase};
use leptos::prelude::*;

use super::kept::{Kept, kept};
use super::names;
use crate::text::{self, number};
use crate::ui::controls::{explained, select, word_field};
use crate::ui::{NumberField, Words, fixed, never, words};
use crate::web::focus;
use crate::wheel::step_name;

const SEGMENTS: [&str; 3] = ["attract", "engage", "delight"];

pub(super) fn track() -> AnyView {
    let kept = kept();
    let cards: Vec<AnyView> = Phase::ALL.into_iter().map(|phase| card(kept, phase)).collect();
    view! {
        <ol class="track" id="track">
            {cards}
        </ol>
    }
    .into_any()
}

/// Words about the flow, in one phase.
fn in_flow(kept: Kept, phase: Phase, says: fn(&Flow, usize) -> String) -> Words {
    words(move || {
        let journey = kept.get();
        kept.session()
            .inputs(|inputs| says(&journey.flow(inputs), phase as usize))
    })
}

fn card(kept: Kept, phase: Phase) -> AnyView {
    let index = phase as usize;
    let segment = phase.segment() as usize;
    let segment_name = [text::attract(), text::engage(), text::delight()][segment];
    let note = word_field(
        format!("expectation-{}", index + 1),
        fixed(&text::expectation(names::phase(phase))),
        words(move || kept.get().expectations[index].clone()),
        Box::new(move |typed| {
            kept.edit(&|journey| {
                journey.expectations[index].clone_from(&typed);
                journey.mend();
            });
        }),
    );
    let dwell = (index < 5).then(|| {
        let label = text::phase_dwell(names::phase(phase));
        kept.field(
            Number::Dwell(index),
            &label,
            text::months_unit(),
            text::phase_dwell_hint(),
        )
    });
    view! {
        <li class=SEGMENTS[segment] id=format!("phase-{}", index + 1)>
            <h3>{names::phase(phase)}</h3>
            <small class="belongs">{segment_name}</small>
            <p class="mind">{names::mindset(phase)}</p>
            <p class="people">
                <b>{in_flow(kept, phase, |flow, index| number::number(flow.people[index]))}</b>
                " "
                {in_flow(kept, phase, unit)}
            </p>
            <p class="rate">{in_flow(kept, phase, going_on)}</p>
            <p class="rate">{words(move || met(&kept.get(), index))}</p>
            <p class="rate">{names::role(phase)}</p>
            <p class="problem">{words(move || warning(&kept.get(), index))}</p>
            <div class="fields">{numbers(kept, phase)} {dwell} {note}</div>
        </li>
    }
    .into_any()
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

/// The numbers of a phase: the wheel's own where it has them.
fn numbers(kept: Kept, phase: Phase) -> AnyView {
    match phase {
        Phase::Unaware => {
            let hint = text::people_reached_hint();
            kept.field(Number::Reached, text::people_reached(), text::per_month(), hint)
        }
        Phase::Trigger => {
            let hint = text::triggered_hint();
            kept.field(Number::Triggered, text::triggered(), text::percent_unit(), hint)
        }
        Phase::Consideration => {
            let traffic = view! {
                <NumberField
                    entry=Field::Traffic
                    name="journey-traffic".to_owned()
                    label=fixed(text::phase_traffic())
                    unit=text::per_month()
                    hint=fixed(text::of_the_wheel())
                    hidden=never()
                />
            };
            vec![traffic.into_any(), conversions(kept, phase)].into_any()
        }
        Phase::Evaluation | Phase::Decision => conversions(kept, phase),
        Phase::Experience | Phase::Loyalty => explained(text::phase_read_only()),
    }
}

/// The wheel's conversions that belong to the phase, each with the phase it can be moved to.
fn conversions(kept: Kept, phase: Phase) -> AnyView {
    let assigned = Memo::new(move |_| {
        let count = kept.session().inputs(|inputs| inputs.path.conversion().len());
        kept.get().assigned(count)
    });
    // A label names the step as it is called now.
    let steps = Memo::new(move |_| kept.session().inputs(|inputs| inputs.path.names().join("\n")));
    let of_phase = move || -> Vec<AnyView> {
        steps.track();
        let assigned = assigned.get();
        let places = (0..assigned.len()).filter(|index| assigned[*index] == phase);
        let fields: Vec<AnyView> = places
            .map(|index| conversion(kept, phase, index, assigned.len()))
            .collect();
        if fields.is_empty() {
            vec![explained(text::phase_without_stage())]
        } else {
            fields
        }
    };
    of_phase.into_any()
}

fn stage_id(index: usize) -> String {
    format!("stage-phase-{index}")
}

fn conversion(kept: Kept, phase: Phase, index: usize, count: usize) -> AnyView {
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
    view! {
        <NumberField
            entry=Field::Conversion(index)
            name=format!("journey-conversion-{index}")
            label=words(move || text::phase_conversion(&step()))
            unit=text::percent_unit()
            hint=fixed(hint)
            hidden=never()
        />
        {choose}
    }
    .into_any()
}
