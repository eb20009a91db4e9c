//! The visitor's own friction: what they say that it does, in customers.

use flywheel_model::{Field, Inputs, Item, ItemNumber, Lever, Problem, Reason};
use leptos::prelude::*;

use crate::state::{Computed, Session, session};
use crate::text::{self, number};
use crate::ui::{NumberField, fixed, whether, words};
use crate::wheel::step_name;

pub(super) fn body() -> AnyView {
    let session = session();
    let count = Memo::new(move |_| session.now(|now| now.document.items.len()));
    let levers = Memo::new(move |_| session.inputs(levers));
    let rows = move || {
        levers.track();
        (0..count.get())
            .map(|index| row(session, index, &levers.get()))
            .collect_view()
    };
    let full = whether(move || count.get() >= Item::MOST);
    let together = words(move || {
        session.now(|now| match now.document.items.is_empty() {
            true => String::new(),
            false => said(now, &now.document.items, text::items_together),
        })
    });
    view! {
        <p class="soft">{text::items_explained()}</p>
        {rows}
        <p id="items-together">{together}</p>
        <button type="button" prop:disabled=full on:click=move |_| add(session)>
            {text::add_item()}
        </button>
    }
    .into_any()
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

fn row(session: Session, index: usize, levers: &[(Lever, String)]) -> AnyView {
    let of = move |read: fn(&Item) -> String| {
        words(move || session.now(|now| now.document.items.get(index).map(read).unwrap_or_default()))
    };
    let n = number::whole(index as f64 + 1.0);
    let problem = RwSignal::new(String::new());
    let named = move |event| {
        let typed = event_target_value(&event);
        let result = change(session, index, &typed, |item| item.rename(typed.trim()));
        problem.set(
            result
                .err()
                .map(|problem| text::problem::words(&problem))
                .unwrap_or_default(),
        );
    };
    let keys: Vec<Lever> = levers.iter().map(|(lever, _)| *lever).collect();
    let chosen = move |event| {
        let place = event_target_value(&event).parse::<usize>().ok();
        if let Some(lever) = place.and_then(|place| keys.get(place).copied()) {
            // Only levers that an item can move are offered.
            let _ = change(session, index, "", |item| item.move_lever(lever));
        }
    };
    let options = levers.iter().enumerate().map(|(place, (lever, name))| {
        let lever = *lever;
        let selected = whether(move || {
            session.now(|now| {
                now.document
                    .items
                    .get(index)
                    .is_some_and(|item| item.lever() == lever)
            })
        });
        view! {
            <option value=place.to_string() prop:selected=selected>
                {name.clone()}
            </option>
        }
    });
    let remove = move |_| {
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
    view! {
        <fieldset class="item">
            <div class="field">
                <label for=format!("item-name-{index}")>{text::item_name(&n)}</label>
                <input
                    id=format!("item-name-{index}")
                    name=format!("item-name-{index}")
                    type="text"
                    maxlength="40"
                    autocomplete="off"
                    prop:value=of(|item| item.name().to_owned())
                    on:change=named
                />
                <p class="problem" role="status">
                    {crate::ui::Words::from(problem)}
                </p>
            </div>
            <div class="field">
                <label for=format!("item-lever-{index}")>{text::item_lever(&n)}</label>
                <select id=format!("item-lever-{index}") name=format!("item-lever-{index}") on:change=chosen>
                    {options.collect_view()}
                </select>
            </div>
            {numeric(index, ItemNumber::Effect, text::item_effect(&n), text::percent_unit(), "")}
            {numeric(index, ItemNumber::Now, text::item_now(&n), "", text::rating_hint())}
            {numeric(index, ItemNumber::Planned, text::item_planned(&n), "", text::rating_hint())}
            <p>
                {gain} " "
                <button
                    type="button"
                    aria-label=words(move || session.now(|now| {
                        let item = now.document.items.get(index);
                        text::remove_item(item.map(Item::name).unwrap_or_default())
                    }))
                    on:click=remove
                >
                    "×"
                </button>
            </p>
        </fieldset>
    }
    .into_any()
}

fn numeric(index: usize, which: ItemNumber, label: String, unit: &'static str, hint: &str) -> AnyView {
    let field = Field::Item(index, which);
    let name = format!("item-{}-{index}", which as usize);
    view! {
        <NumberField entry=field name label=fixed(&label) unit hint=fixed(hint) hidden=whether(|| false) />
    }
    .into_any()
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
