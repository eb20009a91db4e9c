//! Which numbers of the document the fields here hold, and lists of fields for the levers.

use flywheel_model::{Document, Field, Lever, Part};
use leptos::prelude::*;

use super::names;
use crate::state::session;
use crate::text::{self, number};
use crate::ui::{View, Words, element, fixed, never, number_field, words};

/// A field whose words stand still.
pub(super) fn plain(field: Field, name: &str, label: &str, unit: &str, hint: &str) -> View {
    number_field(field, name, fixed(label), unit, fixed(hint), never())
}

/// A list that is built anew only when the levers themselves change: another path, another basis.
pub(super) fn for_levers(picks: fn(&Document) -> Vec<Lever>, field: Box<dyn Fn(Lever) -> View>) -> View {
    let session = session();
    let levers = Memo::new(move |_| session.now(|now| picks(&now.document)));
    let list = move || levers.get().into_iter().map(&field).collect();
    element("div").is("class", "fields").anew(Box::new(list)).done()
}

/// A field for one lever in one part of the document; its hint is today's value.
pub(super) fn lever_field(part: Part, lever: Lever) -> View {
    field(part, lever, today(lever))
}

fn field(part: Part, lever: Lever, hint: Words) -> View {
    let name = format!("{}-{}", part.key(), names::key(lever));
    number_field(
        Field::Of(part, lever),
        &name,
        label(part, lever),
        names::unit(lever),
        hint,
        never(),
    )
}

/// "Churn, to try": the words of each field are its own.
fn label(part: Part, lever: Lever) -> Words {
    let session = session();
    words(move || text::part(part, &session.inputs(|inputs| names::lever(inputs, lever))))
}

/// "today 2.5%".
pub(super) fn today(lever: Lever) -> Words {
    let session = session();
    words(move || {
        let value = session.now(|now| match (now.document.inputs.get(lever), lever) {
            // Estimated, where it was not entered.
            (None, Lever::Recommended) => now.report.share().map(|share| 100.0 * share),
            (entered, _) => entered,
        });
        let value = value.map(|value| number::lever(lever, value));
        value.map(|value| text::today_is(&value)).unwrap_or_default()
    })
}

/// Low and high of one lever, side by side.
pub(super) fn range_fields(lever: Lever) -> View {
    element("div")
        .is("class", "range")
        .with(field(Part::Low, lever, today(lever)))
        .with(field(Part::High, lever, fixed("")))
        .done()
}
