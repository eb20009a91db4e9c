//! Number fields for the levers, one by one and in lists.

use flywheel_dom::{Element, Live, dynamic, html, live};
use flywheel_model::{Document, Field, Lever, Part};
use leptos::prelude::*;

use super::names;
use crate::state::session;
use crate::text::{self, number};
use crate::ui::number_field;

/// A field whose label and hint do not change.
pub(super) fn plain(field: Field, name: &str, label: &str, unit: &str, hint: &str) -> Element {
    number_field(field, name, Live::text(label), unit, Live::text(hint))
}

/// A field for each lever that `picks` returns. The list is made anew only when these change, by another path or
/// another basis.
pub(super) fn for_levers(
    picks: fn(&Document) -> Vec<Lever>,
    field: Box<dyn Fn(Lever) -> Element>,
) -> Element {
    let session = session();
    let levers = Memo::new(move |_| session.with(|now| picks(&now.document)));
    let list = move || levers.get().into_iter().map(&field).collect::<Vec<_>>();
    html::div().class("fields").child(dynamic(list))
}

/// A field for a lever in a part of the document. Its hint is today's value.
pub(super) fn lever_field(part: Part, lever: Lever) -> Element {
    field(part, lever, today(lever))
}

fn field(part: Part, lever: Lever, hint: Live<String>) -> Element {
    let name = format!("{}-{}", part.key(), names::key(lever));
    number_field(
        Field::Of(part, lever),
        &name,
        label(part, lever),
        names::unit(lever),
        hint,
    )
}

/// "Churn, to try". No two fields have the same label.
fn label(part: Part, lever: Lever) -> Live<String> {
    let session = session();
    live(move || text::part(part, &session.with_inputs(|inputs| names::lever(inputs, lever))))
}

/// "today 2.5%".
pub(super) fn today(lever: Lever) -> Live<String> {
    let session = session();
    live(move || {
        let value = session.with(|now| match (now.document.inputs.get(lever), lever) {
            // The share is estimated if it was not entered.
            (None, Lever::Recommended) => now.report.share().map(|share| 100.0 * share),
            (entered, _) => entered,
        });
        let value = value.map(|value| number::lever(lever, value));
        value.map(|value| text::today_is(&value)).unwrap_or_default()
    })
}

/// The fields for the low and the high end of a lever.
pub(super) fn range_fields(lever: Lever) -> Element {
    html::div()
        .class("range")
        .child(field(Part::Low, lever, today(lever)))
        .child(field(Part::High, lever, Live::text("")))
}
