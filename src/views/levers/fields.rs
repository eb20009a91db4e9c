//! Which numbers of the document the fields here hold, and lists of fields for the levers.

use flywheel_dom::{Element, Live, dynamic, html, live};
use flywheel_model::{Document, Field, Lever, Part};
use leptos::prelude::*;

use super::names;
use crate::state::session;
use crate::text::{self, number};
use crate::ui::number_field;

/// A field whose words stand still.
pub(super) fn plain(field: Field, name: &str, label: &str, unit: &str, hint: &str) -> Element {
    number_field(field, name, Live::text(label), unit, Live::text(hint))
}

/// A list that is built anew only when the levers themselves change: another path, another basis.
pub(super) fn for_levers(
    picks: fn(&Document) -> Vec<Lever>,
    field: Box<dyn Fn(Lever) -> Element>,
) -> Element {
    let session = session();
    let levers = Memo::new(move |_| session.with(|now| picks(&now.document)));
    let list = move || levers.get().into_iter().map(&field).collect::<Vec<_>>();
    html::div().class("fields").child(dynamic(list))
}

/// A field for one lever in one part of the document; its hint is today's value.
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

/// "Churn, to try": the words of each field are its own.
fn label(part: Part, lever: Lever) -> Live<String> {
    let session = session();
    live(move || text::part(part, &session.with_inputs(|inputs| names::lever(inputs, lever))))
}

/// "today 2.5%".
pub(super) fn today(lever: Lever) -> Live<String> {
    let session = session();
    live(move || {
        let value = session.with(|now| match (now.document.inputs.get(lever), lever) {
            // Estimated, where it was not entered.
            (None, Lever::Recommended) => now.report.share().map(|share| 100.0 * share),
            (entered, _) => entered,
        });
        let value = value.map(|value| number::lever(lever, value));
        value.map(|value| text::today_is(&value)).unwrap_or_default()
    })
}

/// Low and high of one lever, side by side.
pub(super) fn range_fields(lever: Lever) -> Element {
    html::div()
        .class("range")
        .child(field(Part::Low, lever, today(lever)))
        .child(field(Part::High, lever, Live::text("")))
}
