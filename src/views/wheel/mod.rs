//! The wheel: the verdict, the drawing, the numbers and their formulas, the chart.

mod change;
mod chart;
mod dials;
mod drawing;
mod figures;
mod handles;
mod inputs;
mod pinned;
pub(crate) mod plot;
mod response;
mod result;
mod sentence;
mod slider;
mod stages;
#[cfg(feature = "page")]
mod still;
mod stop;
mod touch;

pub(crate) use change::change_note;
pub(crate) use chart::chart;
#[cfg(feature = "widget")]
pub(crate) use chart::{last_month, plain_chart};
#[cfg(feature = "widget")]
pub(crate) use dials::numbers;
pub(crate) use dials::{details, dials};
pub(crate) use drawing::drawing;
#[cfg(feature = "page")]
pub(crate) use drawing::words;
#[cfg(feature = "page")]
pub(crate) use figures::formulas;
#[cfg(feature = "widget")]
pub(crate) use handles::rows_of;
#[cfg(feature = "page")]
pub(crate) use handles::slider_id;
pub(crate) use inputs::{other_numbers, your_numbers};
#[cfg(feature = "widget")]
pub(crate) use pinned::Pinned;
pub(crate) use result::show_result;
pub(crate) use sentence::sentence;
#[cfg(feature = "page")]
pub(crate) use slider::slider;
#[cfg(feature = "page")]
pub(crate) use still::small;
#[cfg(feature = "widget")]
pub(crate) use stop::stop_button;

use flywheel_dom::{Element, html};
use flywheel_model::Inputs;

use crate::state::Session;
use crate::text::{self, number};

/// The drawing of the wheel with the stop test and the legend.
pub(crate) fn the_wheel() -> Element {
    html::section()
        .class("wheel-section")
        .attr("aria-label", text::the_wheel())
        .child(drawing())
        .child(stop::stop_button())
        .child(drawing::legend())
}

/// The drawing of the wheel alone.
#[cfg(feature = "widget")]
pub(crate) fn plain_wheel() -> Element {
    html::section()
        .class("wheel-section")
        .attr("aria-label", text::the_wheel())
        .child(drawing())
}

/// The horizon as a number.
fn months(inputs: &Inputs) -> f64 {
    inputs.horizon.months() as f64
}

/// The four numbers in a line that stays in view above the fields on a phone. It is hidden from screen readers, which
/// have the dials.
pub(crate) fn strip() -> Element {
    let number = |figure: &'static figures::Figure| {
        let value = html::b().child(dials::figure_text(figure.value));
        html::span().child((figure.label)()).child(" ").child(value)
    };
    html::div()
        .class("strip")
        .attr("aria-hidden", "true")
        .children(figures::DIALS.each_ref().map(number))
}

/// What a settled change did, in one sentence for a screen reader.
pub(crate) fn what_changed(session: Session) -> String {
    session.with_previous(|now, before| {
        let dials = now.report.shown();
        let speed = number::number(dials.speed);
        let friction = number::percent(dials.friction);
        match before {
            Some(before) => {
                let was = before.report.shown();
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
