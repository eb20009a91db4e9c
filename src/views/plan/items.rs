//! The visitor's own friction: a list of what slows the wheel, each item with its effect and its rating, in customers.

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
    // Rows are made anew only if items come or go, or if something other than a field has changed them.
    let shape = Memo::new(move |_| (session.with(|now| now.document.items.len()), session.revision()));
    let levers = Memo::new(move |_| session.with_inputs(levers));
    let rows = move || {
        let (count, levers) = (shape.get().0, levers.get());
        (0..count)
            .map(|index| row(session, index, &levers))
            .collect::<Vec<_>>()
    };
    let is_full = live(move || shape.get().0 >= Item::MOST);
    let together = live(move || {
        session.with(|now| match now.document.items.is_empty() {
            true => String::new(),
            false => gain(now, &now.document.items, text::items_together),
        })
    });
    fragment([
        explanation(text::items_explained()),
        html::div().child(dynamic(rows)),
        paragraph("items-together", together),
        button(text::add_item(), Box::new(move || add(session))).prop("hidden", is_full),
    ])
}

/// The levers that an item can move, with their names.
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
    // The model accepts this name and churn.
    let _ = session.edit(Field::Items, |document| {
        document.items.extend(Item::new(text::new_item(), Lever::Churn));
        Ok(())
    });
    session.end_step();
}

/// Changes one item. Returns the problem to show at the field if the model refuses the change.
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

/// Live text about one item.
fn item_text(session: Session, index: usize, text: fn(&Computed, &Item) -> String) -> Live<String> {
    live(move || {
        session.with(|now| {
            let item = now.document.items.get(index);
            item.map(|item| text(now, item)).unwrap_or_default()
        })
    })
}

fn row(session: Session, index: usize, levers: &[(Lever, String)]) -> Element {
    let ordinal = number::whole(index as f64 + 1.0);
    let problem = RwSignal::new(String::new());
    let name = item_text(session, index, |_, item| item.name().to_owned());
    let gain = item_text(session, index, |now, item| {
        gain(now, std::slice::from_ref(item), text::item_gain)
    });
    let remove = move || {
        let _ = session.edit(Field::Items, |document| {
            document.items.remove(index);
            Ok(())
        });
        session.end_step();
    };
    let remove_label = {
        let name = name.clone();
        live(move || text::remove_item(&name.get()))
    };
    let (percent, hint) = (text::percent_unit(), text::rating_hint());
    html::fieldset()
        .class("item")
        .child(name_field(session, index, &ordinal, name, problem))
        .child(controls::problem(problem))
        .child(lever_field(session, index, &ordinal, levers))
        .child(number_of(
            index,
            ItemNumber::Effect,
            &text::item_effect(&ordinal),
            percent,
            "",
        ))
        .child(number_of(
            index,
            ItemNumber::Now,
            &text::item_now(&ordinal),
            "",
            hint,
        ))
        .child(number_of(
            index,
            ItemNumber::Planned,
            &text::item_planned(&ordinal),
            "",
            hint,
        ))
        .child(
            html::p()
                .child(gain)
                .child(" ")
                .child(cross(remove_label, Box::new(remove))),
        )
}

fn name_field(
    session: Session,
    index: usize,
    ordinal: &str,
    name: Live<String>,
    problem: RwSignal<String>,
) -> Element {
    let rename = move |typed: String| {
        let result = change(session, index, &typed, |item| item.rename(typed.trim()));
        problem.set(text::problem::words_if(result.err().as_ref()));
    };
    text_field(
        format!("item-name-{index}"),
        Live::text(&text::item_name(ordinal)),
        name,
        Box::new(rename),
    )
}

/// The choice of the lever that an item moves.
fn lever_field(session: Session, index: usize, ordinal: &str, levers: &[(Lever, String)]) -> Element {
    let current = session.with_untracked(|now| now.document.items.get(index).map(Item::lever));
    let options = levers
        .iter()
        .map(|(lever, name)| (name.clone(), current == Some(*lever)))
        .collect();
    let levers: Vec<Lever> = levers.iter().map(|(lever, _)| *lever).collect();
    let choose = move |place: usize| {
        if let Some(lever) = levers.get(place).copied() {
            // Only levers that an item can move are offered.
            let _ = change(session, index, "", |item| item.move_lever(lever));
        }
    };
    select(
        format!("item-lever-{index}"),
        text::item_lever(ordinal),
        options,
        Box::new(choose),
    )
}

fn number_of(index: usize, which: ItemNumber, label: &str, unit: &str, hint: &str) -> Element {
    let field = Field::Item(index, which);
    let name = format!("item-{}-{index}", which as usize);
    number_field(field, &name, Live::text(label), unit, Live::text(hint))
}

/// What the plans of some items win or lose, in a sentence of gain and horizon.
fn gain(now: &Computed, items: &[Item], sentence: fn(&str, &str) -> String) -> String {
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
    sentence(&gain, &text::months(months as f64, &number::whole(months as f64)))
}
