//! The visitor's own friction: what they say that it does, in customers.

use flywheel_dom::{Element, Live, dynamic, fragment, html, live};
use flywheel_model::{Field, Inputs, Item, ItemNumber, Lever, Problem, Reason};
use leptos::prelude::*;
use web_sys::Node;

use crate::state::{Computed, Session, session};
use crate::text::{self, number};
use crate::ui::controls::{self, button, cross, explanation, paragraph, select, text_field};
use crate::ui::number_field;

pub(super) fn body() -> Node {
    let session = session();
    // Rows are made anew only if their number changes, or if something other than a field changed them.
    let shape = Memo::new(move |_| (session.with(|now| now.document.items.len()), session.revision()));
    let levers = Memo::new(move |_| session.with_inputs(levers));
    let rows = move || {
        let (count, levers) = (shape.get().0, levers.get());
        (0..count)
            .map(|index| row(session, index, &levers))
            .collect::<Vec<_>>()
    };
    let full = live(move || shape.get().0 >= Item::MOST);
    let together = live(move || {
        session.with(|now| match now.document.items.is_empty() {
            true => String::new(),
            false => said(now, &now.document.items, text::items_together),
        })
    });
    fragment([
        explanation(text::items_explained()),
        html::div().child(dynamic(rows)),
        paragraph("items-together", together),
        button(text::add_item(), Box::new(move || add(session))).prop("hidden", full),
    ])
}

fn levers(inputs: &Inputs) -> Vec<(Lever, String)> {
    let stages = (0..inputs.path.conversion().len())
        .map(|index| (Lever::Conversion(index), text::step_name(inputs, index)));
    let mut levers = vec![
        (Lever::Churn, text::lever(Lever::Churn)),
        (Lever::Traffic, text::lever(Lever::Traffic)),
    ];
    levers.extend(stages);
    levers.push((Lever::Recommended, text::recommendations().to_owned()));
    levers
}

fn add(session: Session) {
    // A name of ours and churn are allowed.
    let _ = session.edit(Field::Items, |document| {
        document.items.extend(Item::new(text::new_item(), Lever::Churn));
        Ok(())
    });
    session.end_step();
}

/// Changes one item; what it refuses is the problem of the field.
fn change(
    session: Session,
    index: usize,
    read: &str,
    change: impl FnOnce(&mut Item) -> Result<(), Reason>,
) -> Result<(), Problem> {
    let result = session.edit(Field::Items, |document| match document.items.get_mut(index) {
        Some(item) => change(item).map_err(|reason| Problem {
            field: Field::Items,
            read: read.to_owned(),
            reason,
        }),
        None => Ok(()),
    });
    session.end_step();
    result
}

fn row(session: Session, index: usize, levers: &[(Lever, String)]) -> Element {
    let of = move |read: fn(&Item) -> String| {
        live(move || session.with(|now| now.document.items.get(index).map(read).unwrap_or_default()))
    };
    let n = number::whole(index as f64 + 1.0);
    let problem = RwSignal::new(String::new());
    let named = move |typed: String| {
        let result = change(session, index, &typed, |item| item.rename(typed.trim()));
        problem.set(
            result
                .err()
                .map(|problem| text::problem::words(&problem))
                .unwrap_or_default(),
        );
    };
    let keys: Vec<Lever> = levers.iter().map(|(lever, _)| *lever).collect();
    let chosen = move |place: usize| {
        if let Some(lever) = keys.get(place).copied() {
            // Only levers that an item can move are offered.
            let _ = change(session, index, "", |item| item.move_lever(lever));
        }
    };
    let is_of = |lever: Lever| {
        session.with_untracked(|now| now.document.items.get(index).map(Item::lever) == Some(lever))
    };
    let options = levers
        .iter()
        .map(|(lever, name)| (name.clone(), is_of(*lever)))
        .collect();
    let remove = move || {
        let _ = session.edit(Field::Items, |document| {
            document.items.remove(index);
            Ok(())
        });
        session.end_step();
    };
    let gain = live(move || {
        session.with(|now| {
            let item = now.document.items.get(index);
            item.map(|item| said(now, std::slice::from_ref(item), text::item_gain))
                .unwrap_or_default()
        })
    });
    let name = of(|item| item.name().to_owned());
    let problem = controls::problem(problem);
    let removed = {
        let name = name.clone();
        live(move || text::remove_item(&name.get()))
    };
    html::fieldset()
        .class("item")
        .child(text_field(
            format!("item-name-{index}"),
            Live::text(&text::item_name(&n)),
            name,
            Box::new(named),
        ))
        .child(problem)
        .child(select(
            format!("item-lever-{index}"),
            text::item_lever(&n),
            options,
            Box::new(chosen),
        ))
        .child(numeric(
            index,
            ItemNumber::Effect,
            &text::item_effect(&n),
            text::percent_unit(),
            "",
        ))
        .child(numeric(
            index,
            ItemNumber::Now,
            &text::item_now(&n),
            "",
            text::rating_hint(),
        ))
        .child(numeric(
            index,
            ItemNumber::Planned,
            &text::item_planned(&n),
            "",
            text::rating_hint(),
        ))
        .child(
            html::p()
                .child(gain)
                .child(" ")
                .child(cross(removed, Box::new(remove))),
        )
}

fn numeric(index: usize, which: ItemNumber, label: &str, unit: &str, hint: &str) -> Element {
    let field = Field::Item(index, which);
    let name = format!("item-{}-{index}", which as usize);
    number_field(field, &name, Live::text(label), unit, Live::text(hint))
}

/// What the plans of some items win, or lose.
fn said(now: &Computed, items: &[Item], says: fn(&str, &str) -> String) -> String {
    let inputs = &now.document.inputs;
    let months = inputs.horizon.months();
    let last = |line: &[f64]| line.last().copied().unwrap_or_default();
    let after = now.report.wheel.with_items(inputs, items).project(months);
    let gain = last(&after.flywheel) - last(&now.report.projection.flywheel);
    let customers = number::number(gain.abs());
    let gain = if gain < 0.0 {
        text::fewer_customers(-gain, &customers)
    } else {
        text::more_customers(gain, &customers)
    };
    says(&gain, &text::months(months as f64, &number::whole(months as f64)))
}
