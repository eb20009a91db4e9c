//! Friction in one chart: conversion, churn and recommendation in customers, against a reference.

use flywheel_model::{Against, Comparison, Document, Drag, Field, Inputs, Lever, Part};
use leptos::prelude::*;

use super::fields::{for_levers, lever_field};
use super::push::bar;
use super::{names, says};
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::{choice, whether};

fn compared(now: &Computed) -> Comparison {
    now.document.compare(&now.report.wheel)
}

pub(super) fn headline(now: &Computed) -> String {
    let comparison = compared(now);
    if comparison.drags.is_empty() {
        return text::friction_none_set().to_owned();
    }
    // What is smaller than anybody would notice is no friction.
    let Some(worst) = comparison.worst().filter(|worst| worst.customers >= 0.05) else {
        return text::friction_calm().to_owned();
    };
    let inputs = &now.document.inputs;
    let customers = text::customers_count(worst.customers, &number::number(worst.customers));
    text::friction_headline(
        &names::lever(inputs, worst.lever),
        &customers,
        &names::horizon(inputs),
        &number::lever(worst.lever, worst.reference),
    )
}

pub(super) fn body() -> AnyView {
    let session = session();
    let picked = |against: Against, words: &'static str| {
        let chosen = whether(move || session.now(|now| now.document.against == against));
        let choose = move || {
            // Another reference cannot be refused.
            let _ = session.edit(Field::Against, |document| {
                document.against = against;
                Ok(())
            });
        };
        choice("against", words, chosen, Box::new(choose))
    };
    let rows = move || {
        session.now(|now| {
            let comparison = compared(now);
            let widest = comparison
                .drags
                .iter()
                .fold(0.0f64, |widest, drag| widest.max(drag.customers.abs()));
            let line = |drag: &Drag| line(&now.document.inputs, drag, widest);
            comparison.drags.iter().map(line).collect_view()
        })
    };
    let own = Memo::new(move |_| session.now(|now| now.document.against));
    let fields = move || {
        let part = match own.get() {
            Against::Preset => return ().into_any(),
            Against::Target => Part::Target,
            Against::Last => Part::Last,
        };
        for_levers(levers, move |lever| lever_field(part, lever))
    };
    view! {
        <div class="choice" role="radiogroup" aria-label=text::compare_with()>
            {picked(Against::Preset, text::against_preset())}
            {picked(Against::Target, text::against_target())}
            {picked(Against::Last, text::against_last())}
        </div>
        {fields}
        <div class="scroll" tabindex="0" role="group" aria-label=text::friction_title()>
            <table class="ranking">
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p>{says(totals)}</p>
        <p class="soft">{says(explained)}</p>
    }
    .into_any()
}

fn levers(document: &Document) -> Vec<Lever> {
    let mut levers = Lever::of(&document.inputs);
    levers.retain(|lever| {
        matches!(
            lever,
            Lever::Conversion(_) | Lever::Churn | Lever::Recommended | Lever::Wins
        )
    });
    levers
}

fn line(inputs: &Inputs, drag: &Drag, widest: f64) -> AnyView {
    let [today, reference] = [drag.today, drag.reference].map(|value| number::lever(drag.lever, value));
    let (class, wind) = match drag.customers {
        customers if customers >= 0.05 => ("headwind", text::headwind()),
        customers if customers <= -0.05 => ("tailwind", text::tailwind()),
        _ => ("", ""),
    };
    let halvings = drag.excess.map(|excess| excess / std::f64::consts::LN_2);
    let halvings = halvings.filter(|halvings| halvings.abs() >= 0.005);
    let halvings = halvings.map(|halvings| {
        let says = if halvings > 0.0 {
            text::drag_halvings
        } else {
            text::drag_halvings_fewer
        };
        says(&number::number(halvings.abs()))
    });
    // Headwind is drawn, and counted, as customers that are missing.
    view! {
        <tr class=class>
            <th scope="row">
                {names::lever(inputs, drag.lever)} <small>{text::drag_cell(&today, &reference)}</small>
                <small>{halvings}</small>
            </th>
            <td>{names::customers(-drag.customers)} " " {wind}</td>
            <td class="swing">{bar([0.0, -drag.customers], widest)}</td>
        </tr>
    }
    .into_any()
}

fn totals(now: &Computed) -> String {
    let comparison = compared(now);
    let net_loss = comparison
        .net_loss
        .filter(|ln| ln.abs() > 0.005)
        .map(|ln| text::net_loss_says(&number::number(ln.exp())));
    let settles = now.report.wheel.market.is_none();
    let total = comparison
        .total
        .filter(|_| settles)
        .map(|total| text::phi_says(&number::number(total)));
    let other_path = (now.document.against == Against::Preset && !now.document.inputs.is_presets_path())
        .then(|| text::friction_other_path().to_owned());
    let said: Vec<String> = other_path.into_iter().chain(net_loss).chain(total).collect();
    text::sentences(&said)
}

fn explained(now: &Computed) -> String {
    text::friction_says_how(&names::customers(-compared(now).gap))
}
