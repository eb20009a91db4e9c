//! The wheel: the verdict, the drawing, the numbers and their formulas, the chart.

mod change;
mod chart;
mod dials;
mod drawing;
mod figures;
mod inputs;
mod plot;
mod sentence;
mod stages;
mod stop;

pub(crate) use change::ChangeNote;
pub(crate) use chart::Chart;
#[cfg(feature = "widget")]
pub(crate) use dials::numbers;
pub(crate) use dials::{Details, Dials};
pub(crate) use drawing::Drawing;
#[cfg(feature = "widget")]
pub(crate) use inputs::opened;
pub(crate) use inputs::{Presets, YourNumbers};
pub(crate) use sentence::Sentence;
#[cfg(feature = "widget")]
pub(crate) use sentence::plain_verdict;
pub(crate) use stages::step_name;

use flywheel_model::Inputs;
use leptos::prelude::*;

use crate::state::{Session, session};
use crate::text::{self, number};
use crate::ui::whether;

/// The wheel itself, with the test of it and what its parts stand for.
#[component]
pub(crate) fn TheWheel() -> impl IntoView {
    let session = session();
    let stopped = stop::Stopped::new();
    let rate = Signal::derive(move || session.now(|now| stopped.rate(now)));
    let pushes = whether(move || stopped.pushes());
    view! {
        <section class="wheel-section" aria-label=text::the_wheel()>
            <Drawing rate pushes />
            <stop::StopButton stopped />
            <drawing::Legend />
        </section>
    }
}

/// The horizon as a number.
fn months(inputs: &Inputs) -> f64 {
    inputs.horizon.months() as f64
}

/// On a phone the four numbers stay in view above the fields. A screen reader has the dials.
#[component]
pub(crate) fn Strip() -> impl IntoView {
    let number = |figure: &'static figures::Figure| {
        view! {
            <span>
                {(figure.label)()} " " <b>{dials::live(figure.value)}</b>
            </span>
        }
    };
    view! { <div class="strip" aria-hidden="true">{figures::DIALS.each_ref().map(number)}</div> }
}

/// What a settled change did, in one sentence for a screen reader.
pub(crate) fn what_changed(session: Session) -> String {
    session.now_and_before(|now, before| {
        let dials = &now.report.dials;
        let speed = number::number(dials.speed);
        let friction = number::percent(dials.friction);
        match before {
            Some(before) => {
                let was = &before.report.dials;
                text::changed(
                    &speed,
                    &number::number(was.speed),
                    &friction,
                    &number::percent(was.friction),
                )
            }
            None => text::now(&speed, &friction),
        }
    })
}
