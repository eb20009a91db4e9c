//! What an NPS does to the wheel: whether, by which weights, on what evidence.

use flywheel_model::{Field, Weights};

use super::fields::plain;
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::controls::explained;
use crate::ui::{View, element, several, whether};

pub(super) fn headline(now: &Computed) -> String {
    if now.document.nps_counts {
        text::effect_on().to_owned()
    } else {
        text::effect_off().to_owned()
    }
}

pub(super) fn body() -> View {
    let session = session();
    let counts = whether(move || session.now(|now| now.document.nps_counts));
    let switch = move |_| {
        // Neither state can be refused.
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
    let input = element("input")
        .is("type", "checkbox")
        .is("name", "nps-effect")
        .when("checked", counts)
        .on("change", Box::new(switch))
        .done();
    let switch = element("label").is("class", "switch").with(input);
    several([
        switch.text(" ").text(text::effect_switch()).done(),
        element("div").is("class", "fields").all(fields).done(),
        explained(text::effect_says()),
    ])
}
