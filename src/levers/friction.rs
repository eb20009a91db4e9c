//! Friction in one chart: conversion, churn and recommendation in customers, against a reference.

use flywheel_model::{Against, Comparison, Document, Drag, Field, Inputs, Lever, Part};
use leptos::prelude::*;

use super::fields::{for_levers, lever_field};
use super::push::bar;
use super::{names, says};
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::controls::scrolling;
use crate::ui::{View, choice, element, several, whether};

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

pub(super) fn body() -> View {
    let session = session();
    let picked = |against: Against, words: &str| {
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
    let choices = element("div")
        .is("class", "choice")
        .is("role", "radiogroup")
        .is("aria-label", text::compare_with())
        .with(picked(Against::Preset, text::against_preset()))
        .with(picked(Against::Target, text::against_target()))
        .with(picked(Against::Last, text::against_last()))
        .done();
    let own = Memo::new(move |_| session.now(|now| now.document.against));
    let fields = move || {
        let part = match own.get() {
            Against::Preset => return Vec::new(),
            Against::Target => Part::Target,
            Against::Last => Part::Last,
        };
        vec![for_levers(
            levers,
            Box::new(move |lever| lever_field(part, lever)),
        )]
    };
    let rows = move || session.now(rows);
    let table = element("table")
        .is("class", "ranking")
        .with(element("tbody").anew(Box::new(rows)).done())
        .done();
    several([
        choices,
        element("div").anew(Box::new(fields)).done(),
        scrolling(text::friction_title(), table),
        element("p").says(says(totals)).done(),
        element("p").is("class", "soft").says(says(explained)).done(),
    ])
}

fn rows(now: &Computed) -> Vec<View> {
    let drags = compared(now).drags;
    let widest = drags
        .iter()
        .fold(0.0f64, |widest, drag| widest.max(drag.customers.abs()));
    let line = |drag: &Drag| line(&now.document.inputs, drag, widest);
    drags.iter().map(line).collect()
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

fn line(inputs: &Inputs, drag: &Drag, widest: f64) -> View {
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
    let name = element("th")
        .is("scope", "row")
        .text(&names::lever(inputs, drag.lever))
        .with(element("small").text(&text::drag_cell(&today, &reference)).done())
        .with(element("small").text(&halvings.unwrap_or_default()).done())
        .done();
    // Headwind is drawn, and counted, as customers that are missing.
    let customers = element("td")
        .text(&names::customers(-drag.customers))
        .text(" ")
        .text(wind)
        .done();
    let swing = element("td")
        .is("class", "swing")
        .with(bar([0.0, -drag.customers], widest))
        .done();
    element("tr")
        .is("class", class)
        .with(name)
        .with(customers)
        .with(swing)
        .done()
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
