//! One choice out of several, as radio buttons that look like buttons.

use flywheel_model::Choice;
use leptos::prelude::*;

use super::{Condition, whether};
use crate::state::session;

/// One of the buttons.
pub(crate) fn choice(
    group: &'static str,
    says: &'static str,
    chosen: Condition,
    choose: Box<dyn Fn()>,
) -> impl IntoView + use<> {
    view! {
        <label>
            <input type="radio" name=group prop:checked=chosen on:change=move |_| choose() />
            <span>{says}</span>
        </label>
    }
}

/// A choice of what is looked at, which is in the link and no step for undo.
pub(crate) fn shown_choice(choice: Choice, index: usize, says: &'static str) -> impl IntoView + use<> {
    let session = session();
    let chosen = whether(move || session.shows(choice) == index);
    self::choice(
        choice.key(),
        says,
        chosen,
        Box::new(move || session.show(choice, index)),
    )
}
