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

use crate::below::{Below, CompareView, JourneyView, LearnView, WorksheetView};
use crate::page::{COMPARE, JOURNEY, LEARN, WORKSHEET};
use crate::state::{Session, session};
use crate::text::{self, number};
use crate::ui::whether;

/// The page's main view.
#[component]
pub(crate) fn Wheel() -> impl IntoView {
    let stopped = stop::Stopped::new();
    let session = session();
    // Beside what shows the wheel itself, one view has the page.
    let elsewhere = |view: usize| whether(move || session.shows(Choice::View) != view);
    let covered = whether(move || session.shows(Choice::View) >= JOURNEY);
    view! {
        <sentence::Sentence />
        <change::ChangeNote />
        <Strip />
        <div prop:hidden=elsewhere(JOURNEY)>
            <JourneyView />
        </div>
        <div prop:hidden=elsewhere(WORKSHEET)>
            <WorksheetView />
        </div>
        <div prop:hidden=elsewhere(COMPARE)>
            <CompareView />
        </div>
        <div prop:hidden=elsewhere(LEARN)>
            <LearnView />
        </div>
        <div class="columns" prop:hidden=covered>
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
