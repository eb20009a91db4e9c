//! Step 1: what each segment promises and does, and how its success is measured.

use flywheel_dom::{Live, dynamic, fragment, html, live};
use flywheel_model::shown::ChangeOver;
use flywheel_model::worksheet::{
    Cell, Health, Kind, Measured, Note, Options, PLAIN, Quarter, Sheet, Single, Worksheet, columns::answers,
    count_scores,
};
use flywheel_model::{Problem, Segment, link};
use leptos::prelude::*;
use web_sys::Node;

use super::stored::{Stored, stored};
use super::{Progress, names, table};
use crate::state::{Computed, Told};
use crate::text::{self, number};
use crate::ui::controls::{button, explanation, group, paste_field, select, status, told};
use crate::ui::shown_choice;

pub(super) fn progress(now: &Computed, worksheet: &Worksheet) -> Progress {
    let health = worksheet.health(customer_stage(now));
    let has_ledger = !worksheet.rows(Sheet::Ledger).is_empty();
    let has_begun = has_ledger
        || health
            .iter()
            .any(|segment| segment.activities > 0 || segment.is_measured);
    Progress::of(has_begun, has_ledger && health.iter().all(Health::is_whole))
}

/// The stage of the customers.
fn customer_stage(now: &Computed) -> usize {
    now.document.inputs.path.conversion().len()
}

/// The visitor's own name for a segment, or the wheel's.
pub(super) fn label(worksheet: &Worksheet, segment: Segment) -> String {
    let own = worksheet.note(Note::LABELS[segment as usize]);
    if own.is_empty() {
        names::segments()[segment as usize].to_owned()
    } else {
        own.to_owned()
    }
}

pub(super) fn promises_headline(worksheet: &Worksheet) -> String {
    // Which stage is that of the customers makes no difference to a flag.
    let health = worksheet.health(0);
    let flagged: Vec<String> = Segment::ALL
        .into_iter()
        .filter(|segment| health[*segment as usize].is_flagged())
        .map(|segment| label(worksheet, segment))
        .collect();
    if flagged.is_empty() {
        text::promises_fine().to_owned()
    } else {
        text::promises_flag(&text::list(&flagged))
    }
}

pub(super) fn promises() -> Node {
    let stored = stored();
    let examples = [
        text::promise_attract(),
        text::promise_engage(),
        text::promise_delight(),
    ];
    let segment_group = |segment: Segment| {
        let index = segment as usize;
        let summary = live(move || stored.segment_summary(segment));
        let class = live(move || {
            if stored.health(segment).is_flagged() {
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
            explanation(examples[index]),
            stored.field(Single::KEPT[index], &text::kept_of(name), "", text::rating_hint()),
            html::p()
                .attr("id", format!("health-{index}"))
                .class(class)
                .child(summary),
        ];
        group(name, content)
    };
    fragment([
        explanation(text::promises_say()),
        html::div()
            .class("promises")
            .children(Segment::ALL.map(segment_group)),
    ])
}

impl Stored {
    fn health(self, segment: Segment) -> Health {
        let worksheet = self.get();
        self.session().with(|now| worksheet.health(customer_stage(now)))[segment as usize]
    }

    /// A segment's promise, and the answers to the two questions about a healthy wheel.
    fn segment_summary(self, segment: Segment) -> String {
        let health = self.health(segment);
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
        let promise = worksheet.note(Note::PROMISES[segment as usize]);
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
        let summary = text::sentences(&[&promise, &invested, measured, flag]);
        text::segment_says(&label(&worksheet, segment), &summary)
    }
}

pub(super) fn map_headline(worksheet: &Worksheet) -> String {
    let counts = worksheet
        .health(0)
        .map(|segment| number::whole(segment.activities as f64));
    let [attract, engage, delight] = counts;
    text::map_headline(&attract, &engage, &delight)
}

pub(super) fn map() -> Node {
    let stored = stored();
    let example = move || {
        stored.change(Sheet::Activities, &|worksheet| {
            for (segment, activities) in Segment::ALL.into_iter().zip(example_activities()) {
                for name in activities.split(';') {
                    add_activity(worksheet, segment, name);
                }
            }
        });
    };
    let segments = [
        Segment::Delight,
        Segment::Delight,
        Segment::Delight,
        Segment::Engage,
    ];
    let suggestions = text::suggested_forces().split(';').zip(segments);
    let suggestions = suggestions.map(|(name, segment)| {
        let add = move || {
            stored.change(Sheet::Activities, &|worksheet| {
                add_activity(worksheet, segment, name);
            });
        };
        button(text::take_suggestion(name.trim()), Box::new(add))
    });
    // A map is about what matters most. It warns if a segment has more activities than this.
    const MANY: usize = 8;
    let many = live(move || {
        let worksheet = stored.get();
        let health = worksheet.health(0);
        let is_long = health.iter().any(|segment| segment.activities > MANY);
        if is_long {
            text::map_many(&number::whole(MANY as f64))
        } else {
            String::new()
        }
    });
    fragment((
        explanation(text::map_says()),
        table::sheet(Sheet::Activities, text::map_title(), None),
        status("map-many", many),
        button(text::map_example(), Box::new(example)),
        explanation(text::suggested_says()),
        html::div()
            .class("journey-tools")
            .attr("id", "suggested-forces")
            .children(suggestions),
    ))
}

/// The example's activities of each segment, with semicolons between.
fn example_activities() -> [&'static str; 3] {
    [
        text::example_attract(),
        text::example_engage(),
        text::example_delight(),
    ]
}

fn add_activity(worksheet: &mut Worksheet, segment: Segment, name: &str) {
    let row = Sheet::Activities.row(&[Options::segment(segment), name.trim()], &PLAIN);
    let _ = row.map(|row| worksheet.add(Sheet::Activities, row));
}

pub(super) fn ledger_headline(now: &Computed, worksheet: &Worksheet) -> String {
    let months = worksheet.months();
    let Some(last) = months.last() else {
        return text::ledger_empty().to_owned();
    };
    match worksheet.month_in_use(&now.document.inputs) {
        Some(month) => text::ledger_in_use(&month_text(month)),
        None => text::ledger_headline(&number::whole(months.len() as f64), &month_text(*last)),
    }
}

/// A month as text, such as “Mar 2026”.
pub(super) fn month_text(month: f64) -> String {
    text::date::month(&Kind::Month.written(&Cell::Number(month)))
}

pub(super) fn ledger() -> Node {
    let stored = stored();
    let message = RwSignal::new(Told::default());
    let chosen = RwSignal::new(usize::MAX);
    let months = Memo::new(move |_| stored.get().months().to_vec());
    let options = Box::new(move || {
        let months = months.get();
        let last = months.len().saturating_sub(1);
        let options = months
            .iter()
            .enumerate()
            .map(|(place, month)| (month_text(*month), place == last))
            .collect();
        chosen.set(usize::MAX);
        vec![select(
            "ledger-month".to_owned(),
            text::month_head().to_owned(),
            options,
            Box::new(move |place| chosen.set(place)),
        )]
    });
    let use_month = move || {
        let months = months.get_untracked();
        let place = chosen.get_untracked().min(months.len().saturating_sub(1));
        if let Some(month) = months.get(place).copied() {
            message.set(match apply(stored, month) {
                Ok(()) => Told::done(text::ledger_taken(&month_text(month))),
                Err(problem) => Told::refused(text::problem::words(&problem)),
            });
        }
    };
    let is_empty = live(move || months.with(Vec::is_empty));
    let month = html::span()
        .prop("hidden", is_empty.clone())
        .child(dynamic(options));
    fragment((
        explanation(text::ledger_says()),
        html::div()
            .class("choice")
            .attr("role", "radiogroup")
            .attr("aria-label", text::basis_label())
            .child(shown_choice(ChangeOver::Month, text::against_month()))
            .child(shown_choice(ChangeOver::Year, text::against_year())),
        table::sheet(Sheet::Ledger, text::ledger_title(), Some(ledger_follows_text)),
        html::div()
            .class("journey-tools")
            .child(month)
            .child(button(text::ledger_take(), Box::new(use_month)).prop("hidden", is_empty)),
        told("ledger-taken", message),
    ))
}

/// What follows from a row of the ledger: the total, its change, the conversion from the stage before, and the churn.
fn ledger_follows_text(stored: Stored, index: usize) -> String {
    let worksheet = stored.get();
    let Some(row) = worksheet.rows(Sheet::Ledger).get(index) else {
        return String::new();
    };
    // The sheet builds its rows anew when another is chosen. A row that followed the wheel would be written at each
    // keystroke.
    let over = untrack(|| stored.session().shown());
    let line = worksheet.line(row, over);
    let signed = |change: f64| {
        let sign = if change > 0.0 { "+" } else { "" };
        format!("{sign}{}", number::percent(change))
    };
    let change = line.change.map_or("–".to_owned(), signed);
    let mut sentences = vec![text::follows_total(&number::number(line.total), &change)];
    sentences.extend(
        line.conversion
            .map(|rate| text::follows_conversion(&number::percent(rate))),
    );
    sentences.extend(
        line.churn
            .map(|churn| text::follows_churn(&number::percent(churn))),
    );
    text::sentences(&sentences)
}

/// Uses a month's numbers for the wheel, and those of the month before as what friction is compared with.
fn apply(stored: Stored, month: f64) -> Result<(), Problem> {
    let worksheet = stored.get_untracked();
    let session = stored.session();
    let measured = |month: f64| session.with_untracked(|now| worksheet.measured(&now.document.inputs, month));
    let (now, before): (Measured, Measured) = (measured(month), measured(month - 1.0));
    stored.edit_wheel(&|document| {
        now.apply(document, Some(&before))?;
        worksheet.resolve(document);
        Ok(())
    })
}

pub(super) fn answers_headline(worksheet: &Worksheet) -> String {
    match worksheet.last_answers(f64::MAX).and_then(Quarter::nps) {
        Some(nps) => text::answers_headline(&number::number(nps)),
        None => text::answers_empty().to_owned(),
    }
}

pub(super) fn answers() -> Node {
    let follows_text = |stored: Stored, index: usize| {
        let nps = stored.get().quarter(index).and_then(Quarter::nps);
        text::follows_nps(&nps.map_or("–".to_owned(), number::number))
    };
    let stored = stored();
    let message = RwSignal::new(Told::default());
    let count = move |typed: String| match count_scores(&typed) {
        Err(read) => {
            message.set(Told::refused(text::no_score(&text::problem::shortened(read))));
            typed
        }
        Ok([0.0, 0.0, 0.0]) => {
            message.set(Told::default());
            String::new()
        }
        Ok(counts) => {
            add_counts(stored, counts);
            message.set(Told::done(text::answers_counted(&number::whole(
                counts.iter().sum(),
            ))));
            String::new()
        }
    };
    fragment((
        explanation(text::answers_say()),
        table::sheet(Sheet::Answers, text::answers_title(), Some(follows_text)),
        paste_field("scores-paste", text::paste_scores(), Box::new(count)),
        told("scores-told", message),
    ))
}

/// A row for the quarter after the last one, with these counts.
fn add_counts(stored: Stored, counts: [f64; 3]) {
    table::add(stored, Sheet::Answers);
    stored.edit(&|worksheet| {
        let row = worksheet.rows(Sheet::Answers).len().saturating_sub(1);
        let columns = [answers::PROMOTERS, answers::PASSIVES, answers::DETRACTORS];
        for (column, count) in columns.into_iter().zip(counts) {
            // A count is never refused.
            let _ = worksheet.enter(Sheet::Answers, row, column, &link::written(count), &PLAIN);
        }
    });
    stored.session().refresh();
}
