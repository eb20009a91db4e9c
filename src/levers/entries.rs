//! Which numbers of the document the fields here hold, and lists of fields for the levers.

use flywheel_model::{Correlation, Document, Field, Force, Lever, Part, Problem, Reason, Seed, Weights};
use leptos::prelude::*;

use super::names;
use crate::state::session;
use crate::text::{self, number};
use crate::ui::{Entry, NumberField, Words, fixed, whether, words};

fn problem(field: Field, reason: Reason) -> Problem {
    Problem {
        field,
        read: String::new(),
        reason,
    }
}

pub(super) const CORRELATION: Entry = Entry {
    field: Field::Correlation,
    get: |document, _| Some(document.correlation.get()),
    set: |document, field, value| {
        let made = value.ok_or(Reason::NotANumber).and_then(Correlation::new);
        document.correlation = made.map_err(|reason| problem(field, reason))?;
        Ok(())
    },
};

pub(super) const SEED: Entry = Entry {
    field: Field::Seed,
    get: |document, _| Some(f64::from(document.seed.get())),
    set: |document, field, value| {
        let made = value.ok_or(Reason::NotANumber).and_then(Seed::new);
        document.seed = made.map_err(|reason| problem(field, reason))?;
        Ok(())
    },
};

/// One of the weights by which the NPS acts.
pub(super) fn weight(index: usize) -> Entry {
    Entry {
        field: Field::Weight(index),
        get: |document, field| match field {
            Field::Weight(index) => document.weights.get().get(index).copied(),
            _ => None,
        },
        set: |document, field, value| {
            let mut weights = document.weights.get();
            let place = match field {
                Field::Weight(index) => weights.get_mut(index),
                _ => None,
            };
            if let Some(place) = place {
                *place = value.ok_or_else(|| problem(field, Reason::NotANumber))?;
            }
            document.weights = Weights::new(weights).map_err(|reason| problem(field, reason))?;
            Ok(())
        },
    }
}

/// One number of the forces.
pub(super) fn force(force: Force, index: usize) -> Entry {
    Entry {
        field: Field::Force(force, index),
        get: |document, field| match field {
            Field::Force(force, index) => document.forces.get(force, index),
            _ => None,
        },
        set: |document, field, value| match field {
            Field::Force(force, index) => {
                let set = document.forces.set(force, index, value);
                set.map_err(|reason| problem(field, reason))
            }
            _ => Ok(()),
        },
    }
}

/// A field whose words stand still.
pub(super) fn plain(entry: Entry, name: String, label: String, unit: &'static str, hint: &str) -> AnyView {
    let (label, hint) = (fixed(&label), fixed(hint));
    view! { <NumberField entry name label unit hint hidden=whether(|| false) /> }.into_any()
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
    let entry = match part {
        Part::If => Entry::tried(lever),
        _ => Entry::of(part, lever),
    };
    let label = label(part, lever);
    let name = format!("{}-{}", part.key(), names::key(lever));
    let today = today(lever);
    let unit = names::unit(lever);
    view! { <NumberField entry name label unit hint=today hidden=whether(|| false) /> }.into_any()
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
            <NumberField entry=Entry::of(part, lever) name label unit hint hidden=whether(|| false) />
        }
    });
    view! { <div class="range">{fields.collect_view()}</div> }.into_any()
}
