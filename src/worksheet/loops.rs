//! Loops that feed themselves: Amazon's, and the visitor's own of three to six nodes.

use flywheel_model::learn::Feedback;
use flywheel_model::worksheet::{Note, Single, Worksheet};
use leptos::prelude::*;

use super::kept::{Kept, kept};
use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::controls::{button, explained};
use crate::ui::table::table;
use crate::ui::{View, element, fixed, never, several, words};

/// Percent by which a node is raised to see what comes of it.
const RAISE: f64 = 10.0;

fn count(worksheet: &Worksheet) -> usize {
    worksheet.single(Single::Nodes).unwrap_or(4.0) as usize
}

fn feedback(worksheet: &Worksheet) -> Option<Feedback> {
    let gains = Single::GAINS.into_iter().take(count(worksheet));
    Feedback::new(gains.filter_map(|single| worksheet.single(single)).collect()).ok()
}

/// What a node is called: by the visitor, or as in Amazon's loop.
fn node(worksheet: &Worksheet, index: usize) -> String {
    let own = worksheet.note(Note::NODES[index]);
    let amazons = [
        text::bezos_prices(),
        text::bezos_visits(),
        text::bezos_sales(),
        text::bezos_fixed(),
    ];
    match (own.is_empty(), amazons.get(index)) {
        (true, Some(name)) => (*name).to_owned(),
        (true, None) => text::node_number(&number::whole(index as f64 + 1.0)),
        _ => own.to_owned(),
    }
}

pub(super) fn headline(_: &Computed, worksheet: &Worksheet) -> String {
    let Some(feedback) = feedback(worksheet) else {
        return String::new();
    };
    let gain = feedback.gain();
    let says = if gain > 1.0 {
        text::loop_grows
    } else if gain > 0.0 {
        text::loop_dies
    } else {
        text::loop_turns_back
    };
    says(&number::number(gain))
}

pub(super) fn body() -> View {
    let kept = kept();
    // Other nodes, or another hand: only then the fields are built anew.
    let shape = Memo::new(move |_| (count(&kept.get()), kept.session().document()));
    let nodes = move || {
        let (count, _) = shape.get();
        (0..count)
            .map(|index| fields(kept, index, (index + 1) % count))
            .collect()
    };
    let resize = move |by: f64| {
        kept.edit(&|worksheet| {
            // Fewer than three or more than six are refused.
            let _ = worksheet.enter_single(Single::Nodes, Some(count(worksheet) as f64 + by));
        });
    };
    let reset = move || {
        kept.edit(&|worksheet| {
            for single in Single::GAINS.into_iter().chain([Single::Nodes]) {
                let _ = worksheet.enter_single(single, None);
            }
            for note in Note::NODES {
                worksheet.write(note, "");
            }
        });
        kept.session().refresh();
    };
    let heads = || vec![text::node_head().to_owned(), text::raised_by().to_owned()];
    let rows = move || {
        let worksheet = kept.get();
        let moved = feedback(&worksheet)
            .map(|feedback| feedback.turn(0, RAISE))
            .unwrap_or_default();
        let row = |(index, moved): (usize, f64)| {
            vec![node(&worksheet, index), number::signed_percent(moved / 100.0)]
        };
        moved.into_iter().enumerate().map(row).collect()
    };
    several([
        explained(text::bezos_says()),
        element("div").is("id", "loop-nodes").anew(Box::new(nodes)).done(),
        element("div")
            .is("class", "journey-tools")
            .with(button(
                fixed(text::node_add()),
                never(),
                Box::new(move || resize(1.0)),
            ))
            .with(button(
                fixed(text::node_remove()),
                never(),
                Box::new(move || resize(-1.0)),
            ))
            .with(button(fixed(text::loop_reset()), never(), Box::new(reset)))
            .done(),
        explained(text::loop_table_says()),
        table("loop-table", text::loop_title(), Box::new(heads), Box::new(rows)),
    ])
}

fn fields(kept: Kept, index: usize, next: usize) -> View {
    let n = number::whole(index as f64 + 1.0);
    let arrow = words(move || {
        let worksheet = kept.get();
        text::loop_arrow(&node(&worksheet, index), &node(&worksheet, next))
    });
    element("div")
        .is("class", "fields")
        .with(kept.words(Note::NODES[index], fixed(&text::node_name(&n)), Box::new(|_| ())))
        .with(kept.field(
            Single::GAINS[index],
            &text::node_gain(&n),
            text::percent_unit(),
            text::node_gain_hint(),
        ))
        .with(element("p").says(arrow).done())
        .done()
}
