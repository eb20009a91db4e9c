//! What the firm does: a table to be edited, or pasted from a spreadsheet.
//!
//! A cell is read when it is left, not at each keystroke, and holds no signal of its own: two hundred rows
//! would be thousands of them.

use flywheel_dom::{Element, Live, dynamic, fragment, html};
use flywheel_model::journey::{Activity, Journey, Number, Phase, RowReason, Words as Pasted};
use flywheel_model::{Field, Problem, Reason, RowProblem};
use leptos::prelude::*;
use std::cell::RefCell;
use web_sys::Node;

use super::names;
use super::stored::{Stored, stored};
use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::controls::{
    button, cell, cross, explanation, heading_cell, paste_field, problem, scrolling, select,
};
use crate::web::fields;

pub(super) fn headline(_: &Computed, journey: &Journey) -> String {
    let count = journey.activities.len() as f64;
    if journey.activities.is_empty() {
        return text::activities_empty().to_owned();
    }
    let hours: f64 = journey.activities.iter().map(|activity| activity.hours).sum();
    let says = text::activities_headline(count, &number::whole(count), &number::number(hours));
    let without = |lacks: fn(&Activity) -> bool, tell: fn(&str) -> String| {
        const TOLD: usize = 5;
        let lacking = || journey.activities.iter().filter(|activity| lacks(activity));
        let mut told: Vec<String> = lacking()
            .take(TOLD)
            .map(|activity| names::name(&activity.name))
            .collect();
        let others = lacking().count() - told.len();
        if others > 0 {
            let others = others as f64;
            told.push(text::others(others, &number::whole(others)));
        }
        (!told.is_empty()).then(|| tell(&text::list(&told)))
    };
    let unplaced = [
        without(|activity| activity.phase.is_none(), text::activities_unplaced),
        without(
            |activity| activity.channel.is_empty(),
            text::activities_without_channel,
        ),
    ];
    let told: Vec<String> = std::iter::once(says)
        .chain(unplaced.into_iter().flatten())
        .collect();
    text::sentences(&told)
}

pub(super) fn body() -> Node {
    let stored = stored();
    let told = RwSignal::new(String::new());
    // Another number of rows, other touchpoints, or another hand: only then the table is built anew.
    let shape = Memo::new(move |_| {
        let journey = stored.get();
        let touchpoints = journey.touchpoints.iter();
        let touchpoints: Vec<(u32, String)> =
            touchpoints.map(|found| (found.id, found.name.clone())).collect();
        (journey.activities.len(), touchpoints, stored.session().revision())
    });
    let rows = move || -> Vec<Element> {
        shape.track();
        let journey = stored.get_untracked();
        let rows = journey.activities.iter().enumerate();
        rows.map(|(index, activity)| row(stored, told, index, activity))
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
        let (says, left) = pasted(stored, &typed);
        told.set(says);
        left
    };
    fragment([
        explanation(text::activities_says()),
        html::datalist()
            .attr("id", "touchpoint-names")
            .child(dynamic(options)),
        scrolling(text::activities_title(), sheet(Box::new(rows))),
        problem(told).attr("id", "activity-told"),
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
}

/// What adds rows.
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

/// What became of pasted rows, and those that were refused: each is told with its number and the reason,
/// and left to be corrected.
fn pasted(stored: Stored, typed: &str) -> (String, String) {
    const TOLD: usize = 12;
    let result = RefCell::new((0, Vec::new()));
    stored.edit(&|journey| {
        let touchpoints = folded_names(journey);
        let words = Pasted {
            number: &number::read,
            phase: &phase_named,
            touchpoint: &|cell, phase| touchpoint_named(&touchpoints, cell, phase),
        };
        result.replace(journey.paste(typed, &words));
    });
    let (taken, refused) = result.take();
    let mut told = text::pasted(taken as f64, &number::whole(taken as f64));
    for RowProblem { row, reason, .. } in refused.iter().take(TOLD) {
        text::add(
            &mut told,
            &text::pasted_refused(&number::whole(*row as f64), &why(reason)),
        );
    }
    let more = refused.len().saturating_sub(TOLD) as f64;
    if more > 0.0 {
        text::add(&mut told, &text::pasted_more(more, &number::whole(more)));
    }
    let left: Vec<String> = refused.into_iter().map(|refused| refused.text).collect();
    (told, left.join("\n"))
}

fn why(reason: &RowReason) -> String {
    match reason {
        RowReason::Full => text::activities_full(&number::whole(Journey::MOST_ACTIVITIES as f64)),
        RowReason::Name => text::activity_unnamed(&number::whole(Journey::LONGEST as f64)),
        RowReason::Phase(read) => text::no_such_phase(read),
        RowReason::Touchpoint(read) => text::no_such_touchpoint(read),
        RowReason::OtherPhase(read) => text::other_phase(read),
        RowReason::Number(which, read, reason) => wrong_number(head(*which), read, *reason),
    }
}

/// The column of a number.
fn head(number: Number) -> &'static str {
    match number {
        Number::Hours(_) => text::hours_head(),
        Number::Cost(_) => text::cost_head(),
        _ => text::times_head(),
    }
}

fn wrong_number(name: &str, read: &str, reason: Reason) -> String {
    let problem = Problem {
        field: Field::Journey(0),
        read: read.to_owned(),
        reason,
    };
    text::problem::named(name, &problem)
}

fn folded_names(journey: &Journey) -> Vec<(u32, Phase, String)> {
    let touchpoints = journey.touchpoints.iter();
    touchpoints
        .map(|found| (found.id, found.phase, folded(&names::touchpoint(found))))
        .collect()
}

/// Without regard to capitals, in every alphabet; the browser has their tables.
fn folded(name: &str) -> String {
    js_sys::JsString::from(name.trim()).to_lower_case().into()
}

fn phase_named(cell: &str) -> Option<Phase> {
    let number = number::read(cell);
    let cell = folded(cell);
    Phase::ALL
        .into_iter()
        .find(|phase| number == Some((*phase as usize + 1) as f64) || folded(names::phase(*phase)) == cell)
}

/// The touchpoint of this name; one of this phase first, since two phases may have one of the same name.
fn touchpoint_named(touchpoints: &[(u32, Phase, String)], cell: &str, phase: Option<Phase>) -> Option<u32> {
    let cell = folded(cell);
    let found = |of: Option<Phase>| {
        let mut named = touchpoints.iter().filter(|(_, _, name)| *name == cell);
        named.find(|(_, phase, _)| of.is_none_or(|of| of == *phase))
    };
    let found = phase.and_then(|phase| found(Some(phase))).or_else(|| found(None));
    found.map(|(id, ..)| *id)
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

fn row(stored: Stored, told: RwSignal<String>, index: usize, activity: &Activity) -> Element {
    let n = number::whole(index as f64 + 1.0);
    let word = |which: Word, value: &str, label: &'static str| {
        let take = move |typed: String| {
            let held = || {
                let mut activity = stored.get_untracked().activities.get(index)?.clone();
                Some(names::name(which.of(&mut activity)))
            };
            // An untouched name stays a key that every language can translate.
            if held().is_some_and(|held| held != typed.trim()) {
                stored.edit(&|journey| {
                    if let Some(activity) = journey.activities.get_mut(index) {
                        which.of(activity).clone_from(&typed);
                    }
                    journey.normalise();
                });
            }
            held()
        };
        cell(
            None,
            text::cell(label, &n),
            names::name(value),
            "",
            Box::new(take),
        )
    };
    let numeric = |number: Number, value: f64| {
        let label = text::cell(head(number), &n);
        let name = label.clone();
        let take = move |typed: String| match enter(stored, number, &typed) {
            Ok(()) => {
                told.set(String::new());
                stored.get_untracked().number(number).map(number::exact)
            }
            Err(reason) => {
                told.set(wrong_number(&name, &typed, reason));
                None
            }
        };
        cell(None, label, number::exact(value), "", Box::new(take))
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
        phase_cell(stored, index, activity.phase, &n),
        touchpoint_cell(stored, told, index, activity.touchpoint, &n),
        word(Word::Channel, &activity.channel, text::channel()),
        word(Word::Content, &activity.content, text::content()),
        numeric(Number::Hours(index), activity.hours),
        numeric(Number::Cost(index), activity.cost),
        numeric(Number::Times(index), activity.times),
        cross(Live::text(&text::activity_remove(&n)), Box::new(remove)),
    ];
    let cells = cells.map(|cell| html::td().child(cell));
    html::tr().children(cells)
}

/// Enters a number into a cell.
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

fn phase_cell(stored: Stored, index: usize, phase: Option<Phase>, n: &str) -> Element {
    let mut options = vec![(text::no_phase().to_owned(), phase.is_none())];
    options.extend(Phase::ALL.map(|other| (names::phase(other).to_owned(), phase == Some(other))));
    let chosen = move |place: usize| {
        let phase = place
            .checked_sub(1)
            .and_then(|place| Phase::ALL.get(place).copied());
        stored.edit(&|journey| journey.place_in(index, phase));
        show_place(stored, index);
    };
    let label = text::cell(text::gap_phase(), n);
    select(phase_id(index), label, options, Box::new(chosen))
}

fn touchpoint_cell(
    stored: Stored,
    told: RwSignal<String>,
    index: usize,
    touchpoint: Option<u32>,
    n: &str,
) -> Element {
    let named = move |id: Option<u32>| {
        let touchpoint = id.and_then(|id| stored.get_untracked().touchpoint(id).map(names::touchpoint));
        touchpoint.unwrap_or_default()
    };
    let take = move |typed: String| {
        let journey = stored.get_untracked();
        let phase = journey.activities.get(index).and_then(|activity| activity.phase);
        let found = touchpoint_named(&folded_names(&journey), &typed, phase);
        if found.is_none() && !typed.trim().is_empty() {
            told.set(text::no_such_touchpoint(typed.trim()));
            return None;
        }
        told.set(String::new());
        stored.edit(&|journey| journey.serve(index, found));
        show_place(stored, index);
        Some(named(found))
    };
    let label = text::cell(text::touchpoint(), n);
    cell(
        Some(touchpoint_id(index)),
        label,
        named(touchpoint),
        "touchpoint-names",
        Box::new(take),
    )
}

fn phase_id(index: usize) -> String {
    format!("activity-phase-{index}")
}

fn touchpoint_id(index: usize) -> String {
    format!("activity-touchpoint-{index}")
}

/// A touchpoint says its phase, and another phase ends what is served: both cells show what became of them.
fn show_place(stored: Stored, index: usize) {
    let journey = stored.get_untracked();
    let Some(activity) = journey.activities.get(index) else {
        return;
    };
    let place = activity.phase.map_or(0, |phase| phase as usize + 1);
    let serves = activity
        .touchpoint
        .and_then(|id| journey.touchpoint(id))
        .map(names::touchpoint);
    fields::set_value_of(&phase_id(index), &place.to_string());
    fields::set_value_of(&touchpoint_id(index), &serves.unwrap_or_default());
}
