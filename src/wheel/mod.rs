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

pub(crate) use chart::Chart;
pub(crate) use dials::Details;
pub(crate) use stages::step_name;

use flywheel_model::{Choice, Inputs};
use leptos::prelude::*;

use crate::below::{Below, JourneyView};
use crate::page::JOURNEY;
use crate::state::{Session, session};
use crate::text::{self, number};
use crate::ui::whether;

/// The page's main view.
#[component]
pub(crate) fn Wheel() -> impl IntoView {
    let stopped = stop::Stopped::new();
    let session = session();
    let on = whether(move || session.shows(Choice::View) == JOURNEY);
    let off = whether(move || !on.get());
    view! {
        <sentence::Sentence />
        <change::ChangeNote />
        <Strip />
        <div prop:hidden=off>
            <JourneyView />
        </div>
        <div class="columns" prop:hidden=on>
            <div class="column-inputs">
                <inputs::Presets />
                <inputs::YourNumbers />
            </div>
            <div class="column-wheel">
                <section class="wheel-section" aria-label=text::the_wheel()>
                    <drawing::Drawing stopped />
                    <stop::StopButton stopped />
                    <drawing::Legend />
                </section>
                <dials::Dials />
                <Below />
            </div>
        </div>
    }
}

/// The horizon as a number.
fn months(inputs: &Inputs) -> f64 {
    inputs.horizon.months() as f64
}

/// On a phone the four numbers stay in view above the fields. A screen reader has the dials.
#[component]
fn Strip() -> impl IntoView {
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
