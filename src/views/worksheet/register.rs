//! Step 3: the friction register. It lists where customers, employees and teams meet friction, what is done about it,
//! and what that does to the wheel.

use flywheel_dom::{Element, Live, fragment, html, live};
use flywheel_model::worksheet::{Example, PLAIN, Remedy, Sheet, Worksheet, columns::friction as columns};
use web_sys::Node;

use super::stored::{Stored, stored};
use super::{Progress, table};
use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::controls::{button, explanation, paragraph};

pub(super) fn progress(_: &Computed, worksheet: &Worksheet) -> Progress {
    let is_empty = worksheet.rows(Sheet::Frictions).is_empty();
    Progress::of(!is_empty, worksheet.is_friction_planned())
}

pub(super) fn headline(now: &Computed, worksheet: &Worksheet) -> String {
    let rows = worksheet.rows(Sheet::Frictions);
    if rows.is_empty() {
        return text::register_empty().to_owned();
    }
    let open = worksheet.open_frictions() as f64;
    let mut headline = text::register_headline(open, &number::whole(open), &number::whole(rows.len() as f64));
    if let Some(worst) = worksheet.worst_friction() {
        text::add(
            &mut headline,
            &text::register_worst(rows[worst.row].words(columns::WHERE)),
        );
    }
    if let Some(changed) = now.report.what_if.as_ref().filter(|_| open < rows.len() as f64) {
        text::add(
            &mut headline,
            &text::register_moves(
                &number::percent(now.report.dials.friction),
                &number::percent(changed.dials.friction),
                &number::number(now.report.dials.speed),
                &number::number(changed.dials.speed),
            ),
        );
    }
    headline
}

pub(super) fn body() -> Node {
    let stored = stored();
    let add = move |name: &str, remedy: Remedy| {
        stored.change(Sheet::Frictions, &|worksheet| {
            let row = Sheet::Frictions.row(&[name, "", "", "", remedy.key()], &PLAIN);
            let _ = row.map(|row| worksheet.add(Sheet::Frictions, row));
        });
    };
    let remedies = [
        Remedy::Automate,
        Remedy::Reorganise,
        Remedy::Reorganise,
        Remedy::ShareGoal,
    ];
    let suggestions = text::suggested_remedies()
        .split(';')
        .zip(remedies)
        .map(|(name, remedy)| {
            let name = name.trim();
            button(text::take_suggestion(name), Box::new(move || add(name, remedy)))
        });
    let example = move || {
        for (name, remedy) in text::example_frictions().split(';').zip(Remedy::ALL) {
            add(name.trim(), remedy);
        }
    };
    fragment((
        explanation(text::register_says()),
        table::sheet(Sheet::Frictions, text::register_title(), Some(follows_text)),
        button(text::register_example(), Box::new(example)),
        explanation(text::suggested_cuts_say()),
        html::div()
            .class("journey-tools")
            .attr("id", "suggested-remedies")
            .children(suggestions),
        paragraph("register-note", text::register_replaces()),
    ))
}

/// What follows from a row: its weight, whether it changes the wheel, and the measured change since it was resolved.
fn follows_text(stored: Stored, index: usize) -> String {
    let worksheet = stored.get();
    let (Some(friction), Some(row)) = (
        worksheet.friction(index),
        worksheet.rows(Sheet::Frictions).get(index),
    ) else {
        return String::new();
    };
    let mut sentences = vec![text::follows_weight(&number::number(friction.weight))];
    if friction.lever.is_none() || friction.factor == 1.0 {
        sentences.push(text::follows_no_effect().to_owned());
    }
    if let (Some(before), Some(after)) = (row.number(columns::BEFORE), row.number(columns::AFTER))
        && before > 0.0
    {
        let change = (after - before) / before;
        let sign = if change > 0.0 { "+" } else { "" };
        sentences.push(text::follows_since(&format!("{sign}{}", number::percent(change))));
    }
    text::sentences(&sentences)
}

/// A button that adds an example's row to the register, hidden once the row is there.
pub(super) fn tie_button(stored: Stored, example: Example, tie: fn(&mut Worksheet)) -> Element {
    let is_tied = live(move || stored.get().tied(example).is_some());
    let press = move || stored.change_register(&tie);
    button(text::tie_row(), Box::new(press)).prop("hidden", is_tied)
}

/// Which row of the register belongs to an example. Empty if there is none.
pub(super) fn tied_text(stored: Stored, example: Example) -> Live<String> {
    live(move || match stored.get().tied(example) {
        Some(row) => text::tied_row(&number::whole(row as f64 + 1.0)),
        None => String::new(),
    })
}
