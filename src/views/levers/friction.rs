//! The friction chart: what conversion, churn and recommendation cost against a reference, in customers.

use flywheel_dom::{Element, dynamic, fragment, html, live};
use flywheel_model::{Against, Comparison, Document, Drag, Field, Inputs, Lever, Part};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Node;

use super::fields::{for_levers, lever_field};
use super::push::bar;
use super::{live_text, names};
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::choice;
use crate::ui::controls::scrolling;

/// From this many customers on, a lever is called a headwind or a tailwind.
const NOTICEABLE: f64 = 0.05;

thread_local! {
    /// The last comparison and its document. All parts of the section ask for the same one at each change; a memo would
    /// cost a kilobyte to download.
    static LAST: RefCell<Option<(Document, Rc<Comparison>)>> = const { RefCell::new(None) };
}

/// The comparison with the reference.
fn compared(now: &Computed) -> Rc<Comparison> {
    LAST.with_borrow_mut(|last| match last {
        Some((document, comparison)) if *document == now.document => comparison.clone(),
        _ => {
            let comparison = Rc::new(now.document.compare(&now.report.wheel));
            *last = Some((now.document.clone(), comparison.clone()));
            comparison
        }
    })
}

/// The largest headwind, and the reference by its name.
pub(super) fn headline(now: &Computed) -> String {
    let comparison = compared(now);
    if comparison.drags.is_empty() {
        return text::friction_none_set().to_owned();
    }
    let (reference, calm): (fn(&str) -> String, _) = match now.document.against {
        Against::Preset => (text::reference_preset, text::friction_calm_preset()),
        Against::Target => (text::reference_target, text::friction_calm_target()),
        Against::Last => (text::reference_last, text::friction_calm_last()),
    };
    let worst = comparison.worst();
    let Some(worst) = worst.filter(|worst| worst.customers >= NOTICEABLE) else {
        let mut calm = calm.to_owned();
        // The sentence at the top names a brake nevertheless.
        if now.brake.is_some() {
            text::add(&mut calm, text::friction_calm_brake());
        }
        return calm;
    };
    let inputs = &now.document.inputs;
    let customers = text::customers_count(worst.customers, &number::number(worst.customers));
    text::friction_headline(
        &names::lever(inputs, worst.lever),
        &customers,
        &names::horizon(inputs),
        &reference(&number::lever(worst.lever, worst.reference)),
    )
}

pub(super) fn body() -> Node {
    let session = session();
    let option = |against: Against, label: &str| {
        let chosen = live(move || session.with(|now| now.document.against == against));
        let choose = move || {
            // The model never refuses another reference.
            let _ = session.edit(Field::Against, |document| {
                document.against = against;
                Ok(())
            });
        };
        choice("against", label, chosen, Box::new(choose))
    };
    let choices = html::div()
        .class("choice")
        .attr("role", "radiogroup")
        .attr("aria-label", text::compare_with())
        .child(option(Against::Preset, text::against_preset()))
        .child(option(Against::Target, text::against_target()))
        .child(option(Against::Last, text::against_last()));
    let against = Memo::new(move |_| session.with(|now| now.document.against));
    let fields = move || {
        let part = match against.get() {
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
    let comparison = compared(now);
    let drags = comparison.drags.iter();
    let widest = drags
        .clone()
        .fold(0.0f64, |widest, drag| widest.max(drag.customers.abs()));
    drags
        .map(|drag| row(&now.document.inputs, drag, widest))
        .collect()
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

fn row(inputs: &Inputs, drag: &Drag, widest: f64) -> Element {
    let [today, reference] = [drag.today, drag.reference].map(|value| number::lever(drag.lever, value));
    let (class, wind) = match drag.customers {
        customers if customers >= NOTICEABLE => ("headwind", text::headwind()),
        customers if customers <= -NOTICEABLE => ("tailwind", text::tailwind()),
        _ => ("", ""),
    };
    let halvings = drag.excess.map(|excess| excess / std::f64::consts::LN_2);
    let halvings = halvings.filter(|halvings| halvings.abs() >= 0.005);
    let halvings = halvings.map(|halvings| {
        let text = if halvings > 0.0 {
            text::drag_halvings
        } else {
            text::drag_halvings_fewer
        };
        text(&number::number(halvings.abs()))
    });
    let name = html::th()
        .attr("scope", "row")
        .child(names::lever(inputs, drag.lever))
        .child(html::small().child(text::drag_cell(&today, &reference)))
        .child(html::small().child(halvings.unwrap_or_default()));
    // A headwind is shown as missing customers, so with a minus and to the left.
    let customers = html::td()
        .child(names::customers(-drag.customers))
        .child(" ")
        .child(wind);
    let swing = html::td()
        .class("swing")
        .child(bar([0.0, -drag.customers], widest));
    html::tr().class(class).child(name).child(customers).child(swing)
}

/// Net loss and total friction against the reference, and that another path has none for its conversions.
fn totals(now: &Computed) -> String {
    let comparison = compared(now);
    let net_loss = comparison
        .net_loss
        .filter(|ln| ln.abs() > 0.005)
        .map(|ln| text::net_loss_says(&number::number(ln.exp())));
    // The total describes the long run, and the long run of a market is that it is full.
    let has_market = now.report.wheel.market.is_some();
    let total = comparison
        .total
        .filter(|_| !has_market)
        .map(|total| text::phi_says(&number::number(total)));
    let is_other_path = now.document.against == Against::Preset && !now.document.inputs.is_presets_path();
    let other_path = is_other_path.then(|| text::friction_other_path().to_owned());
    let all: Vec<String> = other_path.into_iter().chain(net_loss).chain(total).collect();
    text::sentences(&all)
}

fn explained(now: &Computed) -> String {
    text::friction_says_how(&names::customers(-compared(now).gap))
}
