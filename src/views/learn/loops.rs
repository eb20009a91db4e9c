//! Loops that feed themselves: Amazon's, which the visitor can change, with three to six nodes.

use flywheel_dom::{Element, Live, dynamic, fragment, html, live};
use flywheel_model::learn::Feedback;
use flywheel_model::worksheet::{Note, Single, Worksheet};
use leptos::prelude::*;
use web_sys::Node;

use crate::text::{self, number};
use crate::ui::controls::{button, explanation};
use crate::ui::table::table;
use crate::views::worksheet::{Stored, stored};

/// Percent by which the first node is raised to see the effect on the others.
const RAISE: f64 = 10.0;

fn count(worksheet: &Worksheet) -> usize {
    worksheet.single(Single::Nodes).unwrap_or(4.0) as usize
}

fn feedback(worksheet: &Worksheet) -> Option<Feedback> {
    let gains = Single::GAINS.into_iter().take(count(worksheet));
    Feedback::new(gains.filter_map(|single| worksheet.single(single)).collect()).ok()
}

/// The visitor's own name for a node, or that in Amazon's loop.
fn node(worksheet: &Worksheet, index: usize) -> String {
    let own = worksheet.note(Note::NODES[index]);
    let amazon = [
        text::bezos_prices(),
        text::bezos_visits(),
        text::bezos_sales(),
        text::bezos_fixed(),
    ];
    match (own.is_empty(), amazon.get(index)) {
        (true, Some(name)) => (*name).to_owned(),
        (true, None) => text::node_number(&number::whole(index as f64 + 1.0)),
        _ => own.to_owned(),
    }
}

pub(super) fn headline(worksheet: &Worksheet) -> String {
    let Some(feedback) = feedback(worksheet) else {
        return String::new();
    };
    let gain = feedback.gain();
    let sentence = if gain > 1.0 {
        text::loop_grows
    } else if gain > 0.0 {
        text::loop_dies
    } else {
        text::loop_turns_back
    };
    sentence(&number::number(gain))
}

pub(super) fn body() -> Node {
    let stored = stored();
    // The fields are built anew only when nodes come or go, or when something other than a field has changed the
    // worksheet, such as undo.
    let shape = Memo::new(move |_| (count(&stored.get()), stored.session().revision()));
    let nodes = move || {
        let (count, _) = shape.get();
        (0..count)
            .map(|index| fields(stored, index, (index + 1) % count))
            .collect::<Vec<_>>()
    };
    let resize = move |by: f64| {
        stored.edit(&|worksheet| {
            // Fewer than three nodes or more than six are refused, and nothing changes.
            let _ = worksheet.enter_single(Single::Nodes, Some(count(worksheet) as f64 + by));
        });
    };
    let reset = move || {
        stored.edit(&|worksheet| {
            for single in Single::GAINS.into_iter().chain([Single::Nodes]) {
                let _ = worksheet.enter_single(single, None);
            }
            for note in Note::NODES {
                worksheet.write(note, "");
            }
        });
        stored.session().refresh();
    };
    let heads = || vec![text::node_head().to_owned(), text::raised_by().to_owned()];
    let rows = move || {
        let worksheet = stored.get();
        let moved = feedback(&worksheet)
            .map(|feedback| feedback.turn(0, RAISE))
            .unwrap_or_default();
        let row = |(index, moved): (usize, f64)| {
            vec![node(&worksheet, index), number::signed_percent(moved / 100.0)]
        };
        moved.into_iter().enumerate().map(row).collect()
    };
    fragment([
        explanation(text::bezos_says()),
        html::div().attr("id", "loop-nodes").child(dynamic(nodes)),
        html::div()
            .class("journey-tools")
            .child(button(text::node_add(), Box::new(move || resize(1.0))))
            .child(button(text::node_remove(), Box::new(move || resize(-1.0))))
            .child(button(text::loop_reset(), Box::new(reset))),
        explanation(text::loop_table_says()),
        table("loop-table", text::loop_title(), Box::new(heads), Box::new(rows)),
    ])
}

fn fields(stored: Stored, index: usize, next: usize) -> Element {
    let node_number = number::whole(index as f64 + 1.0);
    let arrow = live(move || {
        let worksheet = stored.get();
        text::loop_arrow(&node(&worksheet, index), &node(&worksheet, next))
    });
    html::div()
        .class("fields")
        .child(stored.words(
            Note::NODES[index],
            Live::text(&text::node_name(&node_number)),
            Box::new(|_| ()),
        ))
        .child(stored.field(
            Single::GAINS[index],
            &text::node_gain(&node_number),
            text::percent_unit(),
            text::node_gain_hint(),
        ))
        .child(html::p().child(arrow))
}
