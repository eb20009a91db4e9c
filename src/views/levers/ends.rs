//! The ends of ranges as handles on the sliders of their numbers.

use flywheel_dom::{Element, live};
use flywheel_model::{Field, Handle, Part};
use std::sync::Arc;

use super::names;
use crate::state::{Entry, session};
use crate::text;
use crate::views::wheel::{slider, slider_id};

/// Gives the slider of each open row a handle for each end of its range. Those that were not entered are hidden.
pub(super) fn on_sliders() {
    for handle in Handle::ALL {
        if let Some(place) = Element::by_id(&slider_id(handle)) {
            place.children(
                [Part::Low, Part::High]
                    .into_iter()
                    .filter_map(|part| end(part, handle)),
            );
        }
    }
}

fn end(part: Part, handle: Handle) -> Option<Element> {
    let session = session();
    let lever = handle.lever()?;
    let entry = Entry::from(Field::Of(part, lever));
    let get = entry.get.clone();
    let scale = move || session.with_inputs(|inputs| handle.scale(inputs, handle.get(inputs)));
    let label = live(move || text::part(part, &session.with_inputs(|inputs| names::lever(inputs, lever))));
    let name = format!("{}-{}", part.key(), names::key(lever));
    let slider = slider(&entry, &name, label, names::unit(lever), Arc::new(scale));
    Some(
        slider
            .class("slider end")
            .prop("hidden", live(move || get().is_none())),
    )
}
