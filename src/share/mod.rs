//! Taking the numbers elsewhere: undo, reset, the link, the result as JSON.

mod notices;
mod result;

pub(crate) use notices::Notices;
pub(crate) use result::ResultJson;

use flywheel_model::link;
use leptos::prelude::*;

use crate::state::session;
use crate::text;
use crate::web::{address, clipboard};

/// The actions on the whole document.
#[component]
pub(crate) fn Actions() -> AnyView {
    let session = session();
    let said = RwSignal::new(None::<&'static str>);
    let manual = RwSignal::new(None::<String>);
    let offer = move |text: String| {
        let kept = text.clone();
        clipboard::copy(text, move |copied| {
            said.set(Some(if copied {
                text::copied()
            } else {
                text::copy_by_hand()
            }));
            manual.set((!copied).then_some(kept));
        });
    };
    let copy_link = move |_| {
        let fragment = session.inputs.with_untracked(link::write);
        if fragment.len() > link::LIMIT {
            manual.set(None);
            said.set(Some(text::link_too_long()));
        } else {
            offer(address::with_fragment(&fragment));
        }
    };
    let copy_json = move |_| offer(session.report.with_untracked(result::json));
    view! {
        <div class="actions">
            <button type="button" prop:disabled=move || !session.can_undo() on:click=move |_| session.undo()>{text::undo()}</button>
            <button type="button" prop:disabled=move || !session.can_redo() on:click=move |_| session.redo()>{text::redo()}</button>
            <button type="button" on:click=move |_| session.reset()>{text::reset()}</button>
            <button type="button" on:click=copy_link>{text::copy_link()}</button>
            <button type="button" on:click=copy_json>{text::copy_json()}</button>
            <p class="said" role="status">{said}</p>
            {move || manual.get().map(|text| view! {
                <input class="manual" readonly aria-label=text::copy_by_hand() prop:value=text />
            })}
        </div>
    }
    .into_any()
}
