//! Step 1: what each segment promises and does, and how it is measured.

use flywheel_dom::{Live, dynamic, fragment, html, live};
use flywheel_model::shown::ChangeOver;
use flywheel_model::worksheet::{Cell, Health, Kind, Measured, Note, PLAIN, Sheet, Single, Worksheet};
use flywheel_model::{Field, Problem};
use leptos::prelude::*;
use web_sys::Node;

use super::stored::{Stored, stored};
use super::{Progress, names, table};
use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::controls::{button, explanation, group, paste_field, select, status};
use crate::ui::shown_choice;

pub(super) fn progress(now: &Computed, worksheet: &Worksheet) -> Progress {
    let health = worksheet.health(last(now));
    let has_ledger = !worksheet.rows(Sheet::Ledger).is_empty();
    let begun = has_ledger
        || health
            .iter()
            .any(|segment| segment.activities > 0 || segment.is_measured);
    Progress::of(begun, has_ledger && health.iter().all(Health::is_whole))
}

/// The stage of the customers.
fn last(now: &Computed) -> usize {
    now.document.inputs.path.conversion().len()
}

/// What a segment is called: by the visitor, or as on the wheel.
pub(super) fn label(worksheet: &Worksheet, segment: usize) -> String {
    let own = worksheet.note(Note::LABELS[segment]);
    if own.is_empty() {
        names::segments()[segment].to_owned()
    } else {
        own.to_owned()
    }
}

pub(super) fn promises_headline(now: &Computed, worksheet: &Worksheet) -> String {
    let health = worksheet.health(last(now));
    let flagged: Vec<String> = (0..3)
        .filter(|index| health[*index].is_flagged())
        .map(|index| label(worksheet, index))
        .collect();
    if flagged.is_empty() {
        text::promises_fine().to_owned()
    } else {
        text::promises_flag(&text::list(&flagged))
    }
}

pub(super) fn promises() -> Node {
    let stored = stored();
    let offered = [
        text::promise_attract(),
        text::promise_engage(),
        text::promise_delight(),
    ];
    let of_segment = |index: usize| {
        let says = live(move || stored.says_of(index));
        let flagged = live(move || {
            if stored.health(index).is_flagged() {
                "flag"
            } else {
                ""
            }
            .to_owned()
        });
        let name = names::segments()[index];
        let content = vec![
            stored.words(
                Note::LABELS[index],
                Live::text(&text::label_of(name)),
                Box::new(|_| ()),
            ),
            stored.words(
                Note::PROMISES[index],
                Live::text(&text::promise_of(name)),
                Box::new(|_| ()),
            ),
            explanation(offered[index]),
            stored.field(Single::KEPT[index], &text::kept_of(name), "", text::rating_hint()),
            html::p()
                .attr("id", format!("health-{index}"))
                .class(flagged)
                .child(says),
        ];
        group(name, content)
    };
    fragment([
        explanation(text::promises_say()),
        html::div().class("promises").children((0..3).map(of_segment)),
    ])
}

impl Stored {
    fn health(self, index: usize) -> Health {
        let worksheet = self.get();
        self.session().with(|now| worksheet.health(last(now)))[index]
    }

    /// The promise, and the two questions of a healthy wheel with their answers.
    fn says_of(self, index: usize) -> String {
        let health = self.health(index);
        let worksheet = self.get();
        let amount = |value: Option<f64>| value.map_or(text::not_measured().to_owned(), number::number);
        let cost = health.cost.map_or(text::not_measured().to_owned(), |cost| {
            self.session().with(|now| text::money(&now.document, cost))
        });
        let invested = text::health_invested(
            &number::whole(health.activities as f64),
            &amount(health.hours),
            &cost,
        );
        let measured = if health.is_measured {
            text::health_measured()
        } else {
            text::health_not_measured()
        };
        let promise = worksheet.note(Note::PROMISES[index]);
        let promise = if promise.is_empty() {
            String::new()
        } else {
            text::promise_said(promise)
        };
        let flag = match health {
            Health { activities: 0, .. } => text::flag_empty(),
            health if health.is_flagged() => text::flag_promise(),
            _ => "",
        };
        let says = text::sentences(&[&promise, &invested, measured, flag]);
        text::segment_says(&label(&worksheet, index), &says)
    }
}

pub(super) fn map_headline(now: &Computed, worksheet: &Worksheet) -> String {
    let counts = worksheet
        .health(last(now))
        .map(|segment| number::whole(segment.activities as f64));
    let [attract, engage, delight] = counts;
    text::map_headline(&attract, &engage, &delight)
}

pub(super) fn map() -> Node {
    let stored = stored();
    let example = move || {
        stored.change(Sheet::Activities, &|worksheet| {
            for (segment, activities) in example_activities() {
                for name in activities.split(';') {
                    let row = Sheet::Activities.row(&[segment, name.trim()], &PLAIN);
                    let _ = row.map(|row| worksheet.add(Sheet::Activities, row));
                }
            }
        });
    };
    let suggestions = text::suggested_forces()
        .split(';')
        .zip(["delight", "delight", "delight", "engage"]);
    let suggestions = suggestions.map(|(name, segment)| {
        let take = move || {
            stored.change(Sheet::Activities, &|worksheet| {
                let row = Sheet::Activities.row(&[segment, name.trim()], &PLAIN);
                let _ = row.map(|row| worksheet.add(Sheet::Activities, row));
            });
        };
        button(text::take_suggestion(name.trim()), Box::new(take))
    });
    // A wheel is about what matters most; more than this in a segment are too many to steer by.
    const MANY: usize = 8;
    let many = live(move || {
        let worksheet = stored.get();
        let health = stored.session().with(|now| worksheet.health(last(now)));
        let is_long = health.iter().any(|segment| segment.activities > MANY);
        if is_long {
            text::map_many(&number::whole(MANY as f64))
        } else {
            String::new()
        }
    });
    fragment((
        explanation(text::map_says()),
        table::sheet(Sheet::Activities, text::map_title(), |_, _| String::new()),
        status("map-many", many),
        button(text::map_example(), Box::new(example)),
        explanation(text::suggested_says()),
        html::div()
            .class("journey-tools")
            .attr("id", "suggested-forces")
            .children(suggestions),
    ))
}

fn example_activities() -> [(&'static str, &'static str); 3] {
    [
        ("attract", text::example_attract()),
        ("engage", text::example_engage()),
        ("delight", text::example_delight()),
    ]
}

pub(super) fn ledger_headline(now: &Computed, worksheet: &Worksheet) -> String {
    let months = worksheet.months();
    let Some(last) = months.last() else {
        return text::ledger_empty().to_owned();
    };
    let inputs = &now.document.inputs;
    let in_use = months
        .iter()
        .rev()
        .find(|month| worksheet.measured(inputs, **month).is_in_use(inputs));
    match in_use {
        Some(month) => text::ledger_in_use(&written(*month)),
        None => text::ledger_headline(&number::whole(months.len() as f64), &written(*last)),
    }
}

/// “Mar 2026”.
pub(super) fn written(month: f64) -> String {
    text::date::month(&Kind::Month.written(&Cell::Number(month)))
}

pub(super) fn basis(stored: Stored) -> ChangeOver {
    if stored.session().is_shown(ChangeOver::Month) {
        ChangeOver::Month
    } else {
        ChangeOver::Year
    }
}

pub(super) fn ledger() -> Node {
    let stored = stored();
    let told = RwSignal::new(String::new());
    let chosen = RwSignal::new(usize::MAX);
    let months = Memo::new(move |_| stored.get().months());
    let options = Box::new(move || {
        let months = months.get();
        let last = months.len().saturating_sub(1);
        let options = months
            .iter()
            .enumerate()
            .map(|(place, month)| (written(*month), place == last))
            .collect();
        chosen.set(usize::MAX);
        vec![select(
            "ledger-month".to_owned(),
            text::month_head().to_owned(),
            options,
            Box::new(move |place| chosen.set(place)),
        )]
    });
    let take = move || {
        let months = months.get_untracked();
        let place = chosen.get_untracked().min(months.len().saturating_sub(1));
        if let Some(month) = months.get(place).copied() {
            told.set(match apply(stored, month) {
                Ok(()) => text::ledger_taken(&written(month)),
                Err(problem) => text::problem::words(&problem),
            });
        }
    };
    let nothing = live(move || months.with(Vec::is_empty));
    let which = html::span()
        .prop("hidden", nothing.clone())
        .child(dynamic(options));
    fragment((
        explanation(text::ledger_says()),
        html::div()
            .class("choice")
            .attr("role", "radiogroup")
            .attr("aria-label", text::basis_label())
            .child(shown_choice(ChangeOver::Month, text::against_month()))
            .child(shown_choice(ChangeOver::Year, text::against_year())),
        table::sheet(Sheet::Ledger, text::ledger_title(), follows),
        html::div()
            .class("journey-tools")
            .child(which)
            .child(button(text::ledger_take(), Box::new(take)).prop("hidden", nothing)),
        status("ledger-taken", told),
    ))
}

/// What a row comes to: the total, its change, and what passed from the stage before.
fn follows(stored: Stored, index: usize) -> String {
    let worksheet = stored.get();
    let Some(row) = worksheet.rows(Sheet::Ledger).get(index) else {
        return String::new();
    };
    let line = worksheet.line(row, basis(stored));
    let signed = |change: f64| {
        let sign = if change > 0.0 { "+" } else { "" };
        format!("{sign}{}", number::percent(change))
    };
    let change = line.change.map_or("–".to_owned(), signed);
    let mut says = vec![text::follows_total(&number::number(line.total), &change)];
    says.extend(
        line.conversion
            .map(|rate| text::follows_conversion(&number::percent(rate))),
    );
    says.extend(
        line.churn
            .map(|churn| text::follows_churn(&number::percent(churn))),
    );
    text::sentences(&says)
}

/// Makes a month's numbers the wheel's own, and those of the month before what friction is compared with.
fn apply(stored: Stored, month: f64) -> Result<(), Problem> {
    let worksheet = stored.get_untracked();
    let session = stored.session();
    let measured = |month: f64| session.with_untracked(|now| worksheet.measured(&now.document.inputs, month));
    let (now, before): (Measured, Measured) = (measured(month), measured(month - 1.0));
    let result = session.edit(Field::Worksheet(usize::MAX), |document| {
        now.apply(document, Some(&before))?;
        worksheet.resolve(document);
        Ok(())
    });
    session.end_step();
    session.refresh();
    result
}

pub(super) fn answers_headline(_: &Computed, worksheet: &Worksheet) -> String {
    let quarters = worksheet.quarters();
    let latest = quarters.iter().max_by(|a, b| a.quarter.total_cmp(&b.quarter));
    match latest.and_then(|quarter| quarter.nps()) {
        Some(nps) => text::answers_headline(&number::number(nps)),
        None => text::answers_empty().to_owned(),
    }
}

pub(super) fn answers() -> Node {
    let follows = |stored: Stored, index: usize| {
        let worksheet = stored.get();
        let nps = worksheet.quarters().get(index).and_then(|quarter| quarter.nps());
        text::follows_nps(&nps.map_or("–".to_owned(), number::number))
    };
    let stored = stored();
    let told = RwSignal::new(String::new());
    let count = move |typed: String| match counted(&typed) {
        Err(wrong) => {
            told.set(wrong);
            typed
        }
        Ok(counts) => {
            add_counts(stored, counts);
            told.set(text::answers_counted(&number::whole(counts.iter().sum())));
            String::new()
        }
    };
    fragment((
        explanation(text::answers_say()),
        table::sheet(Sheet::Answers, text::answers_title(), follows),
        paste_field("scores-paste", text::paste_scores(), Box::new(count)),
        status("scores-told", told),
    ))
}

/// Answers from 0 to 10, however they are parted, by their bands: promoters, passives, detractors.
fn counted(typed: &str) -> Result<[f64; 3], String> {
    let mut counts = [0.0; 3];
    let parts = typed.split(|c: char| c.is_whitespace() || c == ',' || c == ';');
    for part in parts.filter(|part| !part.is_empty()) {
        let band = match number::read(part) {
            Some(9.0 | 10.0) => 0,
            Some(7.0 | 8.0) => 1,
            Some(score) if score.fract() == 0.0 && (0.0..7.0).contains(&score) => 2,
            _ => return Err(text::no_score(&text::problem::shortened(part))),
        };
        counts[band] += 1.0;
    }
    Ok(counts)
}

/// A row for the quarter after the last one, with these counts.
fn add_counts(stored: Stored, counts: [f64; 3]) {
    table::add(stored, Sheet::Answers);
    stored.edit(&|worksheet| {
        let row = worksheet.rows(Sheet::Answers).len().saturating_sub(1);
        for (place, count) in counts.into_iter().enumerate() {
            // Counts are allowed there.
            let _ = worksheet.enter(
                Sheet::Answers,
                row,
                1 + place,
                &flywheel_model::link::written(count),
                &PLAIN,
            );
        }
    });
    stored.session().refresh();
}
