//! A number as a slider.

use flywheel_dom::{Element, Live, html, live};
use flywheel_model::Scale;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::Event;

use super::response::whole;
use super::touch::Touch;
use crate::state::{Entry, session};
use crate::text::number;
use crate::web::fields;

/// Reads the scale of a slider. An effect that calls this runs again when it changes.
pub(crate) type GetScale = Arc<dyn Fn() -> Scale + Send + Sync>;

/// A slider for a number, named after its field.
pub(crate) fn slider(
    entry: &Entry,
    name: &str,
    label: Live<String>,
    unit: &'static str,
    scale: GetScale,
) -> Element {
    let session = session();
    let (get, enter) = (entry.get.clone(), entry.enter.clone());
    let at = {
        let (get, scale) = (get.clone(), scale.clone());
        live(move || {
            let scale = (*scale)();
            let place = get().map_or(0.0, |value| scale.place(value));
            whole(place * scale.steps() as f64)
        })
    };
    let says = live(move || {
        let value = get().map(number::exact).unwrap_or_default();
        [&value, " ", unit].concat()
    });
    let max = {
        let scale = scale.clone();
        live(move || whole((*scale)().steps() as f64))
    };
    let touch = Touch::default();
    let moved = {
        let (at, touch) = (at.clone(), touch.clone());
        move |event: Event| {
            if touch.may_scroll() {
                return;
            }
            // Reading an integer is a tenth of the code that reading an `f64` is.
            let position: u32 = event_target_value(&event).parse().unwrap_or_default();
            let scale = untrack(|| (*scale)());
            let value = scale.value(f64::from(position) / scale.steps() as f64);
            if (*enter)(Some(value)).is_err()
                && let Some(slider) = event.target()
            {
                // What the model refuses is not shown as if it were in force.
                fields::set_value(slider.unchecked_ref(), &at.get_untracked());
            }
        }
    };
    let input = html::input()
        .class("slider")
        .attr("type", "range")
        .attr("name", [name, "-slider"].concat())
        .attr("min", "0")
        .prop("max", max)
        .prop("value", at.clone())
        .attr("aria-label", label)
        .attr("aria-valuetext", says)
        .on("input", moved)
        .on("change", move |_| session.end_step());
    touch.watched(input, at)
}
