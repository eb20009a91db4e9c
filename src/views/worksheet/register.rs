//! Step 3: where customers, employees and teams rub, what is done about it, and what that does to the wheel.

use flywheel_dom::{fragment, html};
use flywheel_model::worksheet::{PLAIN, Remedy, Sheet, Worksheet, columns::friction};
use web_sys::Node;

use super::stored::{Stored, stored};
use super::{Progress, table};
use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::controls::{button, explanation, paragraph};

pub(super) fn progress(_: &Computed, worksheet: &Worksheet) -> Progress {
    let rows = worksheet.rows(Sheet::Frictions);
    let is_planned = |row: &flywheel_model::worksheet::Row| {
        row.number(friction::REMEDY).is_some() && !row.words(friction::OWNER).is_empty()
    };
    Progress::of(!rows.is_empty(), !rows.is_empty() && rows.iter().all(is_planned))
}

pub(super) fn headline(now: &Computed, worksheet: &Worksheet) -> String {
    let rows = worksheet.rows(Sheet::Frictions);
    if rows.is_empty() {
        return text::register_empty().to_owned();
    }
    let frictions = worksheet.frictions();
    let open = frictions.iter().filter(|friction| !friction.is_resolved).count() as f64;
    let mut says = text::register_headline(open, &number::whole(open), &number::whole(rows.len() as f64));
    if let Some(worst) = worksheet.worst_friction() {
        text::add(
            &mut says,
            &text::register_worst(rows[worst.row].words(friction::WHERE)),
        );
    }
    if let Some(changed) = now.report.what_if.as_ref().filter(|_| open < rows.len() as f64) {
        text::add(
            &mut says,
            &text::register_moves(
                &number::percent(now.report.dials.friction),
                &number::percent(changed.dials.friction),
                &number::number(now.report.dials.speed),
                &number::number(changed.dials.speed),
            ),
        );
    }
    says
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
        table::sheet(Sheet::Frictions, text::register_title(), follows),
        button(text::register_example(), Box::new(example)),
        explanation(text::suggested_cuts_say()),
        html::div()
            .class("journey-tools")
            .attr("id", "suggested-remedies")
            .children(suggestions),
        paragraph("register-note", text::register_replaces()),
    ))
}

/// What resolving it does, by the visitor's own estimate, and what has been measured since.
fn follows(stored: Stored, index: usize) -> String {
    let worksheet = stored.get();
    let (Some(found), Some(row)) = (
        worksheet.frictions().get(index).copied(),
        worksheet.rows(Sheet::Frictions).get(index),
    ) else {
        return String::new();
    };
    let mut says = vec![text::follows_weight(&number::number(found.weight))];
    if found.lever.is_none() || found.factor == 1.0 {
        says.push(text::follows_no_effect().to_owned());
    }
    if let (Some(before), Some(after)) = (row.number(friction::BEFORE), row.number(friction::AFTER))
        && before > 0.0
    {
        let change = (after - before) / before;
        let sign = if change > 0.0 { "+" } else { "" };
        says.push(text::follows_since(&format!("{sign}{}", number::percent(change))));
    }
    text::sentences(&says)
}
