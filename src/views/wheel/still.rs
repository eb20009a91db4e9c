//! A small wheel without words: rim, brake and speed as in the large drawing.

use flywheel_dom::{Element, Live, html, live, svg};
use flywheel_model::Dials;

use super::drawing::{RIM, brake, canvas, circle, pressure, rim_thickness, rotor, spokes};
use crate::text::number;
use crate::ui::tenths;

/// The wheel of these dials; none while there is no such wheel.
pub(crate) fn small(label: Live<String>, dials: Live<Option<Dials>>) -> Element {
    let length = |length: fn(&Dials) -> f64| {
        let dials = dials.clone();
        live(move || dials.get().as_ref().map(length).unwrap_or_default())
    };
    let written = |of: fn(&Dials) -> f64| {
        let length = length(of);
        live(move || tenths(length.get()))
    };
    let inner = || written(|d| RIM - rim_thickness(d.mass));
    let mass = circle("mass", written(|d| RIM - rim_thickness(d.mass) / 2.0))
        .attr("stroke-width", written(|d| rim_thickness(d.mass)));
    let rim = canvas()
        .child(mass)
        .child(circle("line", Live::text("148")))
        .child(circle("line", inner()))
        .child(circle("ticks", Live::text("144")))
        .children(spokes(inner()));
    let size = length(|d| d.size);
    let size = live(move || number::number(size.get()));
    let stator = canvas()
        .class("stator")
        .child(brake(length(|d| pressure(d.friction))))
        .child(circle("hub", Live::text("58")))
        .child(svg::text().class("hub-number").attr("y", "12").child(size));
    html::div()
        .class("wheel")
        .attr("role", "img")
        .attr("aria-label", label)
        .child(rotor(length(|d| d.speed), rim))
        .child(stator)
}
