//! The wheel: the verdict, the drawing, the numbers and their formulas, the chart.

mod chart;
mod dials;
mod drawing;
mod entries;
mod figures;
mod inputs;
mod sentence;
mod stages;
mod stop;

use leptos::prelude::*;

use crate::state::Session;
use crate::text::{self, number};

/// The page's main view.
#[component]
pub(crate) fn Wheel() -> AnyView {
    let stopped = stop::Stopped::new();
    let test = stop::coasting();
    let labels = RwSignal::new(false);
    view! {
        <sentence::Sentence />
        <Strip />
        <div class="columns">
            <div class="column-inputs">
                <inputs::Presets />
                <inputs::YourNumbers />
            </div>
            <div class="column-wheel">
                <section class="wheel-section" aria-label=text::the_wheel()>
                    <drawing::Drawing stopped test labels />
                    <stop::StopButton stopped test />
                    <drawing::Legend labels />
                </section>
                <dials::Dials />
                <chart::Chart />
                <dials::Details />
            </div>
        </div>
    }
    .into_any()
}

/// On a phone the four numbers stay in view above the fields.
#[component]
fn Strip() -> AnyView {
    let number = |figure: &'static figures::Figure| {
        view! { <span>{(figure.label)()} " " <b>{dials::live(figure.value)}</b></span> }
    };
    view! { <div class="strip" aria-hidden="true">{figures::DIALS.iter().map(number).collect_view()}</div> }
        .into_any()
}

/// What a settled change did, in one sentence for a screen reader.
pub(crate) fn what_changed(session: Session) -> String {
    session.before.with_untracked(|before| {
        session.report.with_untracked(|now| {
            let d = &now.dials;
            let speed = number::number(d.speed);
            let friction = number::percent(d.friction);
            match before {
                Some((_, before)) if before.dials.speed != d.speed || before.dials.friction != d.friction => {
                    let was = (
                        number::number(before.dials.speed),
                        number::percent(before.dials.friction),
                    );
                    text::changed(&speed, &was.0, &friction, &was.1)
                }
                _ => text::now(&speed, &friction),
            }
        })
    })
}
