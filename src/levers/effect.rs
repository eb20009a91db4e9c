//! What an NPS does to the wheel: whether, by which weights, on what evidence.

use flywheel_model::{Field, Weights};
use leptos::prelude::*;

use super::fields::plain;
use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::whether;

pub(super) fn headline(now: &Computed) -> String {
    if now.document.nps_counts {
        text::effect_on().to_owned()
    } else {
        text::effect_off().to_owned()
    }
}

pub(super) fn body() -> AnyView {
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
        plain(
            Field::Weight(index),
            format!("weight-{index}"),
            label.to_owned(),
            "",
            &hint,
        )
    });
    view! {
        <label class="switch">
            <input type="checkbox" name="nps-effect" prop:checked=counts on:change=switch />
            " "
            {text::effect_switch()}
        </label>
        <div class="fields">{fields.collect_view()}</div>
        <p class="soft">{text::effect_says()}</p>
    }
    .into_any()
}
