//! The change that is tried: what it would do, beside today's wheel.

use flywheel_model::{Dials, Lever, Part, Report};

use super::months;
use crate::state::{Computed, Session, session};
use crate::text::{self, number};
use crate::ui::{View, element, several, whether, words};

/// The dials of the wheel that is shown: the changed one, or today's.
pub(super) fn shown(report: &Report) -> &Dials {
    match &report.what_if {
        Some(changed) => &changed.dials,
        None => &report.dials,
    }
}

/// Whether anything is tried.
fn is_trying(now: &Computed) -> bool {
    !now.document.change().is_empty()
}

/// Which of the two is happening: your numbers, or a change to them; and what the change would do.
pub(crate) fn change_note() -> View {
    let session = session();
    let trying = whether(move || session.now(is_trying));
    let not_trying = trying.not();
    let hint = element("p")
        .is("class", "soft")
        .is("id", "verdict-hint")
        .when("hidden", trying)
        .text(text::try_hint());
    let says = element("span")
        .is("id", "trying-says")
        .says(words(move || session.now(difference)));
    let tried = element("b").says(words(move || session.now(tried)));
    let back = element("button")
        .is("type", "button")
        .on("click", Box::new(move |_| back_to_today(session)))
        .text(text::back_to_today());
    let note = element("div")
        .is("class", "notice")
        .is("id", "trying")
        .when("hidden", not_trying)
        .with(
            element("p")
                .with(tried.done())
                .text(text::between())
                .with(says.done())
                .done(),
        )
        .with(back.done());
    several([hint.done(), note.done()])
}

fn back_to_today(session: Session) {
    let mut document = session.once(|now| now.document.clone());
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
        let problem = now.report.refused.as_ref();
        return problem.map(text::problem::words).unwrap_or_default();
    };
    let last = |line: &[f64]| line.last().copied().unwrap_or_default();
    let customers = last(&changed.projection.flywheel) - last(&now.report.projection.flywheel);
    let momentum = changed.dials.momentum - now.report.dials.momentum;
    let months = months(&now.document.inputs);
    text::trying_says(
        &more_or_fewer(customers),
        &text::months(months, &number::whole(months)),
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
