//! The wheel: the verdict, the drawing, the numbers and their formulas, the chart.

mod change;
mod chart;
mod dials;
mod drawing;
mod figures;
mod inputs;
mod plot;
mod result;
mod sentence;
mod stages;
mod stop;

pub(crate) use change::change_note;
pub(crate) use chart::chart;
#[cfg(feature = "widget")]
pub(crate) use dials::numbers;
pub(crate) use dials::{details, dials};
pub(crate) use drawing::drawing;
#[cfg(feature = "widget")]
pub(crate) use inputs::{opened, section_of};
pub(crate) use inputs::{presets, your_numbers};
pub(crate) use result::show_result;
#[cfg(feature = "widget")]
pub(crate) use sentence::plain_verdict;
pub(crate) use sentence::sentence;
pub(crate) use stages::step_name;

use flywheel_model::Inputs;

use crate::state::{Session, session};
use crate::text::{self, number};
use crate::ui::{Live, View, element, whether};

/// The wheel itself, with the test of it and what its parts stand for.
pub(crate) fn the_wheel() -> View {
    let session = session();
    let stopped = stop::Stopped::new();
    let rate = Live::new(move || session.now(|now| stopped.rate(now)));
    let pushes = whether(move || stopped.pushes());
    element("section")
        .is("class", "wheel-section")
        .is("aria-label", text::the_wheel())
        .with(drawing(rate, pushes))
        .with(stop::stop_button(stopped))
        .with(drawing::legend())
        .done()
}

/// The horizon as a number.
fn months(inputs: &Inputs) -> f64 {
    inputs.horizon.months() as f64
}

/// On a phone the four numbers stay in view above the fields. A screen reader has the dials.
pub(crate) fn strip() -> View {
    let number = |figure: &'static figures::Figure| {
        let value = element("b").says(dials::live(figure.value)).done();
        element("span")
            .text((figure.label)())
            .text(" ")
            .with(value)
            .done()
    };
    element("div")
        .is("class", "strip")
        .is("aria-hidden", "true")
        .all(figures::DIALS.each_ref().map(number))
        .done()
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
