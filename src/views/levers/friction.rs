//! Friction in one chart: conversion, churn and recommendation in customers, against a reference.

use flywheel_dom::{Element, dynamic, fragment, html, live};
use flywheel_model::{Against, Comparison, Document, Drag, Field, Inputs, Lever, Part};
use leptos::prelude::*;
use web_sys::Node;

use super::fields::{for_levers, lever_field};
use super::push::bar;
use super::{live_text, names};
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::choice;
use crate::ui::controls::scrolling;

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

pub(super) fn body() -> Node {
    let session = session();
    let picked = |against: Against, words: &str| {
        let chosen = live(move || session.with(|now| now.document.against == against));
        let choose = move || {
            // Another reference cannot be refused.
            let _ = session.edit(Field::Against, |document| {
                document.against = against;
                Ok(())
            });
        };
        choice("against", words, chosen, Box::new(choose))
    };
    let choices = html::div()
        .class("choice")
        .attr("role", "radiogroup")
        .attr("aria-label", text::compare_with())
        .child(picked(Against::Preset, text::against_preset()))
        .child(picked(Against::Target, text::against_target()))
        .child(picked(Against::Last, text::against_last()));
    let own = Memo::new(move |_| session.with(|now| now.document.against));
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
    let rows = move || session.with(rows);
    let table = html::table()
        .class("ranking")
        .child(html::tbody().child(dynamic(rows)));
    fragment([
        choices,
        html::div().child(dynamic(fields)),
        scrolling(text::friction_title(), table),
        html::p().child(live_text(totals)),
        html::p().class("soft").child(live_text(explained)),
    ])
}

fn rows(now: &Computed) -> Vec<Element> {
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

fn line(inputs: &Inputs, drag: &Drag, widest: f64) -> Element {
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
    let name = html::th()
        .attr("scope", "row")
        .child(names::lever(inputs, drag.lever))
        .child(html::small().child(text::drag_cell(&today, &reference)))
        .child(html::small().child(halvings.unwrap_or_default()));
    // Headwind is drawn, and counted, as customers that are missing.
    let customers = html::td()
        .child(names::customers(-drag.customers))
        .child(" ")
        .child(wind);
    let swing = html::td()
        .class("swing")
        .child(bar([0.0, -drag.customers], widest));
    html::tr().class(class).child(name).child(customers).child(swing)
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
