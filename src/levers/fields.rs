//! Which numbers of the document the fields here hold, and lists of fields for the levers.

use flywheel_model::{Document, Field, Lever, Part};
use leptos::prelude::*;

use super::names;
use crate::state::session;
use crate::text::{self, number};
use crate::ui::{NumberField, Words, fixed, whether, words};

/// A field whose words stand still.
pub(super) fn plain(field: Field, name: String, label: String, unit: &'static str, hint: &str) -> AnyView {
    let (label, hint) = (fixed(&label), fixed(hint));
    view! { <NumberField entry=field name label unit hint hidden=whether(|| false) /> }.into_any()
}

/// A list that is built anew only when the levers themselves change: another path, another basis.
pub(super) fn for_levers(
    picks: fn(&Document) -> Vec<Lever>,
    field: impl Fn(Lever) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let session = session();
    let levers = Memo::new(move |_| session.now(|now| picks(&now.document)));
    let list = move || levers.get().into_iter().map(&field).collect_view();
    view! { <div class="fields">{list}</div> }.into_any()
}

/// A field for one lever in one part of the document; its hint is today's value.
pub(super) fn lever_field(part: Part, lever: Lever) -> AnyView {
    let field = Field::Of(part, lever);
    let label = label(part, lever);
    let name = format!("{}-{}", part.key(), names::key(lever));
    let today = today(lever);
    let unit = names::unit(lever);
    view! { <NumberField entry=field name label unit hint=today hidden=whether(|| false) /> }.into_any()
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
pub(super) fn range_fields(lever: Lever) -> AnyView {
    let fields = [Part::Low, Part::High].map(|part| {
        let label = label(part, lever);
        let name = format!("{}-{}", part.key(), names::key(lever));
        let hint = if part == Part::Low {
            today(lever)
        } else {
            fixed("")
        };
        let unit = names::unit(lever);
        view! {
            <NumberField entry=Field::Of(part, lever) name label unit hint hidden=whether(|| false) />
        }
    });
    view! { <div class="range">{fields.collect_view()}</div> }.into_any()
}
