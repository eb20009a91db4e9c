//! The effect of the NPS on the wheel: whether it has one, by which weights, and on what evidence.

use flywheel_dom::{fragment, html, live};
use flywheel_model::{Field, Weights};
use web_sys::Node;

use super::fields::plain;
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::controls::explanation;

pub(super) fn headline(now: &Computed) -> String {
    if now.document.nps_counts {
        text::effect_on().to_owned()
    } else {
        text::effect_off().to_owned()
    }
}

pub(super) fn body() -> Node {
    let session = session();
    let counts = live(move || session.with(|now| now.document.nps_counts));
    let switch = move |_| {
        // The model refuses neither state.
        let _ = session.edit(Field::NpsEffect, |document| {
            document.nps_counts = !document.nps_counts;
            Ok(())
        });
    };
    let labels = [
        text::weight_recommend_promoter(),
        text::weight_recommend_passive(),
        text::weight_recommend_detractor(),
        text::weight_leave_promoter(),
        text::weight_leave_passive(),
        text::weight_leave_detractor(),
        text::weight_warning(),
        text::weight_density(),
    ];
    let usual = Weights::default().get();
    let fields = labels.into_iter().enumerate().map(|(index, label)| {
        let hint = text::weight_hint(&number::number(usual[index]));
        plain(Field::Weight(index), &format!("weight-{index}"), label, "", &hint)
    });
    let input = html::input()
        .attr("type", "checkbox")
        .attr("name", "nps-effect")
        .prop("checked", counts)
        .on("change", switch);
    let switch = html::label().class("switch").child(input);
    fragment([
        switch.child(" ").child(text::effect_switch()),
        html::div().class("fields").children(fields),
        explanation(text::effect_says()),
    ])
}
