//! The company's activities: a table that can be edited, or pasted from a spreadsheet.
//!
//! The table has no signal for each cell, because two hundred rows would need thousands of them. A cell is read when
//! the visitor leaves it.

use flywheel_dom::{Element, Live, dynamic, fragment, html};
use flywheel_model::Reason;
use flywheel_model::journey::{Activity, Journey, Number, Phase};
use leptos::prelude::*;
use web_sys::Node;

use super::activity_paste::{folded_names, head, number_problem, paste, touchpoint_named};
use super::names;
use super::stored::{Stored, stored};
use crate::state::{Computed, Told};
use crate::text::{self, number};
use crate::ui::controls::{
    button, cell, cross, explanation, heading_cell, paste_field, scrolling, select, told,
};
use crate::ui::table::blank_rows;
use crate::web::fields;

pub(super) fn headline(_: &Computed, journey: &Journey) -> String {
    let count = journey.activities.len() as f64;
    if journey.activities.is_empty() {
        return text::activities_empty().to_owned();
    }
    let hours: f64 = journey.activities.iter().map(|activity| activity.hours).sum();
    let summary = text::activities_headline(count, &number::whole(count), &number::number(hours));
    let without_phase = list_activities(
        journey,
        |activity| activity.phase.is_none(),
        text::activities_unplaced,
    );
    let without_channel = list_activities(
        journey,
        |activity| activity.channel.is_empty(),
        text::activities_without_channel,
    );
    text::sentences(&[summary, without_phase, without_channel])
}

/// A sentence about the activities that satisfy a condition. It names a few and counts the others. Empty if there are
/// none.
fn list_activities(
    journey: &Journey,
    is_listed: fn(&Activity) -> bool,
    sentence: fn(&str) -> String,
) -> String {
    const NAMED: usize = 5;
    let listed = || journey.activities.iter().filter(|activity| is_listed(activity));
    let mut names: Vec<String> = listed()
        .take(NAMED)
        .map(|activity| names::name(&activity.name))
        .collect();
    if names.is_empty() {
        return String::new();
    }
    let others = (listed().count() - names.len()) as f64;
    if others > 0.0 {
        names.push(text::others(others, &number::whole(others)));
    }
    sentence(&text::list(&names))
}

pub(super) fn body() -> Node {
    let stored = stored();
    let message = RwSignal::new(Told::default());
    // The table is built anew only when rows come or go, when touchpoints change, or when something other than a field
    // has changed the journey, such as undo.
    let shape = Memo::new(move |_| {
        let journey = stored.get();
        let touchpoints = journey.touchpoints.iter();
        let touchpoints: Vec<(u32, String)> = touchpoints
            .map(|touchpoint| (touchpoint.id, touchpoint.name.clone()))
            .collect();
        (journey.activities.len(), touchpoints, stored.session().revision())
    });
    let rows = move || -> Vec<Element> {
        // `track` would not compute the memo, and a memo that was never computed never notifies.
        shape.with(|_| ());
        let journey = stored.get_untracked();
        let rows = journey.activities.iter().enumerate();
        rows.map(|(index, activity)| row(stored, message, index, activity))
            .collect()
    };
    let options = move || -> Vec<Element> {
        let option = |(_, name): &(u32, String)| html::option().attr("value", names::name(name));
        shape.with(|(_, touchpoints, _)| touchpoints.iter().map(option).collect())
    };
    let paste = move |typed: String| {
        if typed.trim().is_empty() {
            return String::new();
        }
        let (report, refused) = paste(stored, &typed);
        message.set(report);
        refused
    };
    fragment([
        explanation(text::activities_says()),
        html::datalist()
            .attr("id", "touchpoint-names")
            .child(dynamic(options)),
        scrolling(text::activities_title(), sheet(Box::new(rows))),
        told("activity-told", message),
        tools(stored, Box::new(paste)),
    ])
}

fn sheet(rows: Box<dyn Fn() -> Vec<Element>>) -> Element {
    let heads = HEADS.map(|head| heading_cell("col", head()));
    let heads = html::tr().children(heads).child(html::td());
    html::table()
        .class("sheet")
        .attr("id", "activity-table")
        .child(html::thead().child(heads))
        .child(html::tbody().child(dynamic(rows)))
        .child(blank_rows(HEADS.len() + 1))
}

/// The buttons and the field that add rows.
fn tools(stored: Stored, paste: Box<dyn Fn(String) -> String>) -> Element {
    let add = move || stored.edit(&add);
    let add_example = move || stored.edit(&Journey::add_example);
    html::div()
        .class("journey-tools")
        .child(button(text::activity_add(), Box::new(add)))
        .child(button(text::activity_example(), Box::new(add_example)))
        .child(paste_field("activity-paste", text::activity_paste(), paste))
}

const HEADS: [fn() -> &'static str; 8] = [
    text::activity,
    text::gap_phase,
    text::touchpoint,
    text::channel,
    text::content,
    text::hours_head,
    text::cost_head,
    text::times_head,
];

fn add(journey: &mut Journey) {
    if journey.activities.len() < Journey::MOST_ACTIVITIES {
        journey.activities.push(Activity {
            name: text::activity_new().to_owned(),
            ..Activity::default()
        });
    }
}

/// One of the words of an activity.
#[derive(Clone, Copy)]
enum Word {
    Name,
    Channel,
    Content,
}

impl Word {
    fn of(self, activity: &mut Activity) -> &mut String {
        match self {
            Word::Name => &mut activity.name,
            Word::Channel => &mut activity.channel,
            Word::Content => &mut activity.content,
        }
    }
}

fn row(stored: Stored, message: RwSignal<Told>, index: usize, activity: &Activity) -> Element {
    let row_number = number::whole(index as f64 + 1.0);
    let word = |word: Word, value: &str, head: &str| {
        word_cell(
            stored,
            word,
            index,
            names::name(value),
            text::cell(head, &row_number),
        )
    };
    let numeric = |number: Number, value: f64| {
        number_cell(
            stored,
            message,
            number,
            value,
            text::cell(head(number), &row_number),
        )
    };
    let remove = move || {
        stored.edit(&|journey| {
            if index < journey.activities.len() {
                journey.activities.remove(index);
            }
        });
    };
    let cells = [
        word(Word::Name, &activity.name, text::activity()),
        phase_cell(stored, index, activity.phase, &row_number),
        touchpoint_cell(stored, message, index, activity.touchpoint, &row_number),
        word(Word::Channel, &activity.channel, text::channel()),
        word(Word::Content, &activity.content, text::content()),
        numeric(Number::Hours(index), activity.hours),
        numeric(Number::Cost(index), activity.cost),
        numeric(Number::Times(index), activity.times),
        cross(Live::text(&text::activity_remove(&row_number)), Box::new(remove)),
    ];
    let cells = cells.map(|cell| html::td().child(cell));
    html::tr().children(cells)
}

fn word_cell(stored: Stored, word: Word, index: usize, value: String, label: String) -> Element {
    let change = move |typed: String| {
        let current = || {
            let mut activity = stored.get_untracked().activities.get(index)?.clone();
            Some(names::name(word.of(&mut activity)))
        };
        // A name that was not changed stays a key, which every language translates.
        if current().is_some_and(|current| current != typed.trim()) {
            stored.edit(&|journey| {
                if let Some(activity) = journey.activities.get_mut(index) {
                    word.of(activity).clone_from(&typed);
                }
                journey.normalise();
            });
        }
        current()
    };
    cell(None, label, value, "", Box::new(change))
}

fn number_cell(
    stored: Stored,
    message: RwSignal<Told>,
    number: Number,
    value: f64,
    label: String,
) -> Element {
    let name = label.clone();
    let change = move |typed: String| match enter(stored, number, &typed) {
        Ok(()) => {
            message.set(Told::default());
            stored.get_untracked().number(number).map(number::exact)
        }
        Err(reason) => {
            message.set(Told::refused(number_problem(&name, &typed, reason)));
            None
        }
    };
    cell(None, label, number::exact(value), "", Box::new(change))
}

/// Enters a number that was typed into a cell.
fn enter(stored: Stored, number: Number, typed: &str) -> Result<(), Reason> {
    let value = number::read(typed);
    let entered = if value.is_none() && !typed.trim().is_empty() {
        Err(Reason::NotANumber)
    } else {
        (stored.entry(number).enter)(value)
    };
    stored.session().end_step();
    entered
}

fn phase_cell(stored: Stored, index: usize, phase: Option<Phase>, row_number: &str) -> Element {
    let mut options = vec![(text::no_phase().to_owned(), phase.is_none())];
    options.extend(Phase::ALL.map(|other| (names::phase(other).to_owned(), phase == Some(other))));
    let chosen = move |place: usize| {
        let phase = place
            .checked_sub(1)
            .and_then(|place| Phase::ALL.get(place).copied());
        stored.edit(&|journey| journey.place_in(index, phase));
        show_place(stored, index);
    };
    let label = text::cell(text::gap_phase(), row_number);
    select(phase_id(index), label, options, Box::new(chosen))
}

fn touchpoint_cell(
    stored: Stored,
    message: RwSignal<Told>,
    index: usize,
    touchpoint: Option<u32>,
    row_number: &str,
) -> Element {
    let name = move |id: Option<u32>| {
        let touchpoint = id.and_then(|id| stored.get_untracked().touchpoint(id).map(names::touchpoint));
        touchpoint.unwrap_or_default()
    };
    let change = move |typed: String| {
        let journey = stored.get_untracked();
        let phase = journey.activities.get(index).and_then(|activity| activity.phase);
        let found = touchpoint_named(&folded_names(&journey), &typed, phase);
        if found.is_none() && !typed.trim().is_empty() {
            message.set(Told::refused(text::no_such_touchpoint(typed.trim())));
            return None;
        }
        message.set(Told::default());
        stored.edit(&|journey| journey.serve(index, found));
        show_place(stored, index);
        Some(name(found))
    };
    let label = text::cell(text::touchpoint(), row_number);
    cell(
        Some(touchpoint_id(index)),
        label,
        name(touchpoint),
        "touchpoint-names",
        Box::new(change),
    )
}

fn phase_id(index: usize) -> String {
    format!("activity-phase-{index}")
}

fn touchpoint_id(index: usize) -> String {
    format!("activity-touchpoint-{index}")
}

/// Shows an activity's phase and touchpoint in their cells. A change of either can change the other: a touchpoint
/// belongs to a phase.
fn show_place(stored: Stored, index: usize) {
    let journey = stored.get_untracked();
    let Some(activity) = journey.activities.get(index) else {
        return;
    };
    let place = activity.phase.map_or(0, |phase| phase as usize + 1);
    let touchpoint = activity
        .touchpoint
        .and_then(|id| journey.touchpoint(id))
        .map(names::touchpoint);
    fields::set_value_of(&phase_id(index), &place.to_string());
    fields::set_value_of(&touchpoint_id(index), &touchpoint.unwrap_or_default());
}
