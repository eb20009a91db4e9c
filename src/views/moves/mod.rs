//! Three moves for Monday: what to change next, what it wins, and what it takes.

mod actions;

use flywheel_dom::{Element, Live, html, live};
use flywheel_model::journey::{Journey, Phase, phase_of};
use flywheel_model::shown::View;
use flywheel_model::worksheet::planned;
use flywheel_model::{Brake, Lever, moves as ranked_moves};
use leptos::prelude::*;

use crate::state::{Computed, Session, named_moves, session};
use crate::text::{self, number};
use crate::ui::controls::{explanation, paragraph};
use crate::ui::places;
use crate::ui::section::part;
use crate::views::journey::{card_id, phase_name};
use crate::views::levers::names;
use crate::views::worksheet;
use crate::web::motion;

/// The moves that are named now, and the phases of the path's conversions.
#[derive(Clone, Copy)]
struct Moves {
    session: Session,
    named: Memo<Vec<Brake>>,
    assigned: Memo<Vec<Phase>>,
}

impl Moves {
    fn new() -> Moves {
        let session = session();
        let named = Memo::new(move |last: Option<&Vec<Brake>>| {
            let ranked = session
                .with(|now| ranked_moves(&now.document.inputs, &now.report.wheel, &now.document.effect()));
            named_moves(&ranked, last.map(Vec::as_slice).unwrap_or_default())
        });
        // The memo keeps a journey that has not changed from being parsed again.
        let journey = Memo::new(move |_| {
            session.with(|now| {
                let conversions = now.document.inputs.path.conversion().len();
                (now.document.journey.clone(), conversions)
            })
        });
        let assigned = Memo::new(move |_| {
            journey.with(|(text, conversions)| {
                let journey = Journey::from_text(text).map(|(journey, _)| journey);
                journey.unwrap_or_default().assigned(*conversions)
            })
        });
        Moves {
            session,
            named,
            assigned,
        }
    }

    /// The move at a place of the list, if there are so many.
    fn at(self, place: usize) -> Option<(Brake, Phase)> {
        let step = self.named.with(|moves| moves.get(place).copied())?;
        let phase = self.assigned.with(|assigned| phase_of(step.lever, assigned));
        Some((step, phase))
    }

    /// Live text about the move at a place. Empty where there is none.
    fn text(self, place: usize, what: fn(&Computed, &Brake, Phase) -> String) -> Live<String> {
        live(move || {
            let found = self.at(place);
            found.map_or_else(String::new, |(step, phase)| {
                self.session.with(|now| what(now, &step, phase))
            })
        })
    }
}

pub(crate) fn moves() -> Element {
    let moves = Moves::new();
    let some = live(move || moves.named.with(|named| !named.is_empty()));
    let list = html::ol()
        .class("moves")
        .children([0, 1, 2].map(|place| item(moves, place)));
    let content = [
        explanation(text::moves_say()).prop("hidden", some.not()),
        list,
        paragraph("no-moves", text::moves_none()).prop("hidden", some),
    ];
    part("moves-title", text::moves_title(), content)
}

fn item(moves: Moves, place: usize) -> Element {
    let none = live(move || moves.at(place).is_none());
    let see_phase = move |_| {
        if let Some((_, phase)) = untrack(|| moves.at(place)) {
            moves.session.show(View::Journey);
            motion::scroll_to(places::MAIN);
            places::go_to(Some("journey"), card_id(phase));
        }
    };
    let put = move |_| {
        if let Some((step, phase)) = untrack(|| moves.at(place)) {
            put_on_worksheet(moves.session, &step, phase);
        }
    };
    let see = html::button()
        .attr("type", "button")
        .class("link")
        .on("click", see_phase)
        .child(moves.text(place, |_, _, phase| text::move_phase(phase_name(phase))));
    let put = html::button()
        .attr("type", "button")
        .attr(
            "aria-label",
            moves.text(place, |now, step, _| text::move_put_label(&name(now, step))),
        )
        .on("click", put)
        .child(text::move_put());
    html::li()
        .prop("hidden", none)
        .child(html::h3().child(moves.text(place, |now, step, _| name(now, step))))
        .child(
            html::p()
                .class("gain")
                .child(moves.text(place, |now, step, _| change(now, step))),
        )
        .child(html::p().child(moves.text(place, |now, step, phase| action(now, step, phase).to_owned())))
        .child(html::p().class("move-tools").child([see, put]))
}

fn name(now: &Computed, step: &Brake) -> String {
    names::lever(&now.document.inputs, step.lever)
}

/// "From 2.5% to 1.12% a month: 97 more customers after 36 months."
fn change(now: &Computed, step: &Brake) -> String {
    let [from, to] = [step.from, step.to].map(|value| number::lever(step.lever, value));
    let gain = text::more_customers(step.gain, &number::number(step.gain));
    let sentence = match step.lever {
        Lever::Traffic | Lever::Churn => text::move_step_month,
        Lever::Cycle => text::move_step_months,
        _ => text::move_step,
    };
    sentence(&from, &to, &gain, &names::horizon(&now.document.inputs))
}

fn action(now: &Computed, step: &Brake, phase: Phase) -> &'static str {
    actions::action(step.lever, phase, now.document.inputs.preset)
}

/// Opens the worksheet at a row that is filled in with the move.
fn put_on_worksheet(session: Session, step: &Brake, phase: Phase) {
    let row = session.with_untracked(|now| {
        let [from, to] = [step.from, step.to].map(|value| number::lever(step.lever, value));
        let metric = text::move_metric(&name(now, step), &from, &to);
        // The sheet's headline names the worst row within a sentence of its own.
        let words = action(now, step, phase).trim_end_matches(['.', '。']);
        planned(step, phase.segment(), words, &metric)
    });
    if let Some((sheet, row)) = row {
        worksheet::plan(session, sheet, row);
    }
}
