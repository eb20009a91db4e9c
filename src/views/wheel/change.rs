//! A change that the visitor tries: what it would do, compared with today's wheel.

use flywheel_dom::{Element, Live, fragment, html, live};
use flywheel_model::Lever;
use web_sys::Node;

use super::months;
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::choice;

/// Says whether the page shows the visitor's numbers or a change to them, and what the change would do.
pub(crate) fn change_note() -> Node {
    let session = session();
    let trying = live(move || session.with(|now| !now.document.change().is_empty()));
    let not_trying = trying.not();
    let hint = html::p()
        .class("soft")
        .attr("id", "verdict-hint")
        .prop("hidden", trying)
        .child(text::try_hint());
    let effect = html::span()
        .attr("id", "trying-says")
        .child(live(move || session.with(difference)));
    let tried = html::b().child(live(move || session.with(tried)));
    let note = html::p()
        .attr("id", "trying")
        .prop("hidden", not_trying)
        .child(tried)
        .child(text::between())
        .child(effect);
    fragment([hint, note])
}

/// The switch above the rows: whether they are the visitor's own numbers, or a change to try.
pub(super) fn mode() -> Element {
    let session = session();
    let is_trying = live(move || session.is_trying());
    let option = |text: &str, checked: Live<bool>, is_trying: bool| {
        choice("mode", text, checked, Box::new(move || session.switch(is_trying)))
    };
    html::div()
        .class("choice mode")
        .attr("role", "radiogroup")
        .attr("aria-labelledby", "your-numbers")
        .child(option(text::my_numbers(), is_trying.not(), false))
        .child(option(text::what_if(), is_trying, true))
}

/// "You are trying: traffic 12 000, NPS 50."
fn tried(now: &Computed) -> String {
    let conversions = (0..now.document.inputs.path.conversion().len()).map(Lever::Conversion);
    let levers = Lever::SINGLE.into_iter().chain(conversions);
    let named = levers.filter_map(|lever| {
        let value = now.document.change().get(lever)?;
        Some(format!("{} {}", text::lever(lever), number::lever(lever, value)))
    });
    text::trying(&text::list(&named.collect::<Vec<_>>()))
}

/// "That is 12 more customers after 36 months, and 3 more by momentum."
fn difference(now: &Computed) -> String {
    let Some(changed) = &now.report.what_if else {
        return text::problem::words_if(now.report.refused.as_ref());
    };
    let last = |line: &[f64]| line.last().copied().unwrap_or_default();
    let customers = last(&changed.projection.flywheel) - last(&now.report.projection.flywheel);
    let momentum = changed.dials.momentum - now.report.dials.momentum;
    let months = months(&now.document.inputs);
    text::trying_says(
        &text::months(months, &number::whole(months)),
        &more_or_fewer(customers),
        &number::signed(momentum),
    )
}

fn more_or_fewer(customers: f64) -> String {
    let size = number::number(customers.abs());
    if customers < 0.0 {
        text::fewer_customers(-customers, &size)
    } else {
        text::more_customers(customers, &size)
    }
}
