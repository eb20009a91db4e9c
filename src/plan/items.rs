//! The visitor's own friction: what they say that it does, in customers.

use flywheel_model::{Field, Inputs, Item, ItemNumber, Lever, Problem, Reason};
use leptos::prelude::*;

use crate::state::{Computed, Session, session};
use crate::text::{self, number};
use crate::ui::controls::{button, cross, explained, paragraph, select, word_field};
use crate::ui::{View, element, fixed, never, number_field, several, whether, words};
use crate::wheel::step_name;

pub(super) fn body() -> View {
    let session = session();
    // How many there are, and whether another hand changed them.
    let shape = Memo::new(move |_| (session.now(|now| now.document.items.len()), session.document()));
    let levers = Memo::new(move |_| session.inputs(levers));
    let rows = move || {
        let (count, levers) = (shape.get().0, levers.get());
        (0..count).map(|index| row(session, index, &levers)).collect()
    };
    let full = whether(move || shape.get().0 >= Item::MOST);
    let together = words(move || {
        session.now(|now| match now.document.items.is_empty() {
            true => String::new(),
            false => said(now, &now.document.items, text::items_together),
        })
    });
    several([
        explained(text::items_explained()),
        element("div").anew(Box::new(rows)).done(),
        paragraph("items-together", together),
        button(fixed(text::add_item()), full, Box::new(move || add(session))),
    ])
}

fn levers(inputs: &Inputs) -> Vec<(Lever, String)> {
    let stages =
        (0..inputs.path.conversion().len()).map(|index| (Lever::Conversion(index), step_name(inputs, index)));
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
    session.settle();
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
    session.settle();
    result
}

fn row(session: Session, index: usize, levers: &[(Lever, String)]) -> View {
    let of = move |read: fn(&Item) -> String| {
        words(move || session.now(|now| now.document.items.get(index).map(read).unwrap_or_default()))
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
    let is_of =
        |lever: Lever| session.once(|now| now.document.items.get(index).map(Item::lever) == Some(lever));
    let options = levers
        .iter()
        .map(|(lever, name)| (name.clone(), is_of(*lever)))
        .collect();
    let remove = move || {
        let _ = session.edit(Field::Items, |document| {
            document.items.remove(index);
            Ok(())
        });
        session.settle();
    };
    let gain = words(move || {
        session.now(|now| {
            let item = now.document.items.get(index);
            item.map(|item| said(now, std::slice::from_ref(item), text::item_gain))
                .unwrap_or_default()
        })
    });
    let name = of(|item| item.name().to_owned());
    let problem = element("p")
        .is("class", "problem")
        .is("role", "status")
        .says(problem.into())
        .done();
    let removed = {
        let name = name.clone();
        words(move || text::remove_item(&name.get()))
    };
    element("fieldset")
        .is("class", "item")
        .with(word_field(
            format!("item-name-{index}"),
            fixed(&text::item_name(&n)),
            name,
            Box::new(named),
        ))
        .with(problem)
        .with(select(
            format!("item-lever-{index}"),
            text::item_lever(&n),
            options,
            Box::new(chosen),
        ))
        .with(numeric(
            index,
            ItemNumber::Effect,
            &text::item_effect(&n),
            text::percent_unit(),
            "",
        ))
        .with(numeric(
            index,
            ItemNumber::Now,
            &text::item_now(&n),
            "",
            text::rating_hint(),
        ))
        .with(numeric(
            index,
            ItemNumber::Planned,
            &text::item_planned(&n),
            "",
            text::rating_hint(),
        ))
        .with(
            element("p")
                .says(gain)
                .text(" ")
                .with(cross(removed, Box::new(remove)))
                .done(),
        )
        .done()
}

fn numeric(index: usize, which: ItemNumber, label: &str, unit: &str, hint: &str) -> View {
    let field = Field::Item(index, which);
    let name = format!("item-{}-{index}", which as usize);
    number_field(field, &name, fixed(label), unit, fixed(hint), never())
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
