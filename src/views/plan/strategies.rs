//! Three strategies: spin faster, lose less, grow heavier. Each action has its effect and leads to the number that it
//! changes.

use flywheel_dom::{Element, dynamic, fragment, html};
use flywheel_model::{Handle, Lever, Sensitivity};
use leptos::prelude::*;
use web_sys::Node;

use crate::state::{Computed, Session, session};
use crate::text::{self, number};
use crate::ui::places;
use crate::views::levers::names;
use crate::web::motion;

#[derive(Clone, Copy, PartialEq)]
enum Strategy {
    SpinFaster,
    LoseLess,
    GrowHeavier,
}

impl Strategy {
    /// The strategy of a lever.
    fn of(lever: Lever) -> Strategy {
        match lever {
            Lever::Traffic | Lever::Cycle | Lever::Market | Lever::Customers => Strategy::SpinFaster,
            Lever::Conversion(_) | Lever::Churn => Strategy::LoseLess,
            Lever::Nps | Lever::Recommended | Lever::Wins | Lever::Products => Strategy::GrowHeavier,
        }
    }
}

pub(super) fn body() -> Node {
    let strategies = [
        (Strategy::SpinFaster, text::spin_faster()),
        (Strategy::LoseLess, text::lose_less()),
        (Strategy::GrowHeavier, text::grow_heavier()),
    ];
    fragment(strategies.map(|(strategy, title)| fragment([html::h4().child(title), list(strategy)])))
}

/// The actions of a strategy. They are made anew only when the text of one changes, because a press that also leaves a
/// field must find its button.
fn list(strategy: Strategy) -> Element {
    let session = session();
    let actions = Memo::new(move |_| session.with(|now| actions(now, strategy)));
    let rows = move || actions.get().into_iter().map(action).collect::<Vec<_>>();
    html::ul().child(dynamic(rows))
}

/// The levers that win customers by getting 10 % better, the one that wins most first, each with its text.
fn actions(now: &Computed, strategy: Strategy) -> Vec<(Lever, String)> {
    let mut rows: Vec<(Sensitivity, f64)> = Vec::new();
    for row in now.document.sensitivities(&now.report.wheel) {
        let Some(gain) = row
            .gain
            .filter(|gain| *gain > 0.0 && Strategy::of(row.lever) == strategy)
        else {
            continue;
        };
        let place = rows.partition_point(|(_, other)| *other >= gain);
        rows.insert(place, (row, gain));
    }
    rows.into_iter()
        .map(|(row, gain)| (row.lever, action_text(now, row.lever, gain)))
        .collect()
}

fn action_text(now: &Computed, lever: Lever, gain: f64) -> String {
    let name = names::lever(&now.document.inputs, lever);
    let gain = text::more_customers(gain, &number::number(gain));
    match lever {
        Lever::Nps => text::ten_points(&name, &gain),
        _ => text::ten_percent(&name, &gain),
    }
}

fn action((lever, text): (Lever, String)) -> Element {
    let session = session();
    let button = html::button()
        .attr("type", "button")
        .class("link")
        .on("click", move |_| go_to(session, lever))
        .child(&text);
    html::li().child(button)
}

/// Switches to "What if" and moves the focus to the lever's row, in which the gain can be tried.
fn go_to(session: Session, lever: Lever) {
    if !untrack(|| session.is_trying()) {
        session.switch(true);
    }
    motion::scroll_to(places::MAIN);
    let is_open = Handle::ALL
        .into_iter()
        .any(|handle| handle.lever() == Some(lever));
    let section = if is_open { None } else { Some(places::MORE_NUMBERS) };
    places::go_to(section, format!("field-{}", names::key(lever)));
}
