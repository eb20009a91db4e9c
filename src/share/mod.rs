//! Taking the numbers elsewhere: undo, reset, the link, the result as JSON.

#[cfg(feature = "page")]
mod builder;
mod notices;
#[cfg(feature = "page")]
mod pictures;
mod result;
#[cfg(feature = "page")]
mod tables;
#[cfg(feature = "page")]
mod take_along;
#[cfg(feature = "page")]
mod take_away;

pub(crate) use notices::Notices;
#[cfg(feature = "widget")]
pub(crate) use notices::told;
pub(crate) use result::ResultJson;
#[cfg(feature = "widget")]
pub(crate) use result::json;
#[cfg(feature = "page")]
pub(crate) use take_along::take_along;

use flywheel_model::link;
use leptos::prelude::*;

use crate::state::session;
use crate::text;
use crate::ui::{Condition, Words, whether};
use crate::web::{address, clipboard};

/// The actions on the whole document.
#[component]
pub(crate) fn Actions() -> impl IntoView {
    let session = session();
    let said = RwSignal::new(String::new());
    let by_hand = RwSignal::new(String::new());
    let offer = move |text: String| {
        let kept = text.clone();
        clipboard::copy(text, move |copied| {
            said.set(
                if copied {
                    text::copied()
                } else {
                    text::copy_by_hand()
                }
                .to_owned(),
            );
            by_hand.set(if copied { String::new() } else { kept });
        });
    };
    let copy_link = move || {
        let fragment = session.once(|now| link::write(&now.document));
        if fragment.len() > link::LIMIT {
            by_hand.set(String::new());
            said.set(text::link_too_long().to_owned());
        } else {
            offer(address::with_fragment(&fragment));
        }
    };
    let always = whether(|| false);
    let nothing_to_undo = whether(move || !session.can_undo());
    let nothing_to_redo = whether(move || !session.can_redo());
    view! {
        <div class="actions">
            {action(text::undo(), nothing_to_undo, Box::new(move || session.undo()))}
            {action(text::redo(), nothing_to_redo, Box::new(move || session.redo()))}
            {action(text::reset(), always, Box::new(move || session.reset()))}
            {action(text::copy_link(), always, Box::new(copy_link))}
            <p class="said" role="status">
                {Words::from(said)}
            </p>
            <input
                class="manual"
                readonly
                aria-label=text::copy_by_hand()
                prop:value=Words::from(by_hand)
                prop:hidden=whether(move || by_hand.with(String::is_empty))
            />
        </div>
    }
}

fn action(says: &'static str, disabled: Condition, act: Box<dyn Fn()>) -> impl IntoView {
    view! {
        <button type="button" prop:disabled=disabled on:click=move |_| act()>
            {says}
        </button>
    }
}
