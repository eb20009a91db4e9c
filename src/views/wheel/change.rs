//! A change that the visitor tries: what it would do, compared with today's wheel.

use flywheel_dom::{fragment, html, live};
use flywheel_model::{Dials, Lever, Part, Report};
use web_sys::Node;

use super::months;
use crate::state::{Computed, Session, session};
use crate::text::{self, number};

/// The dials of the wheel that is shown: the changed one, or today's.
pub(super) fn shown(report: &Report) -> &Dials {
    match &report.what_if {
        Some(changed) => &changed.dials,
        None => &report.dials,
    }
}

/// Whether a change is tried.
fn is_trying(now: &Computed) -> bool {
    !now.document.change().is_empty()
}

/// Says whether the page shows the visitor's numbers or a change to them, and what the change would do.
pub(crate) fn change_note() -> Node {
    let session = session();
    let trying = live(move || session.with(is_trying));
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
    let back = html::button()
        .attr("type", "button")
        .on("click", move |_| back_to_today(session))
        .child(text::back_to_today());
    let note = html::div()
        .class("notice")
        .attr("id", "trying")
        .prop("hidden", not_trying)
        .child(html::p().child(tried).child(text::between()).child(effect))
        .child(back);
    fragment([hint, note])
}

fn back_to_today(session: Session) {
    let mut document = session.with_untracked(|now| now.document.clone());
    document.clear(Part::If);
    session.replace(document);
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
