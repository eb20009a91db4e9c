//! The page around the views.

use flywheel_model::Choice;
use leptos::prelude::*;

use crate::below::MOVES;

use crate::share::{Actions, Notices, ResultJson};
use crate::state::{self, Session};
use crate::text;
use crate::ui::{Words, words};
use crate::web::{events, motion};
use crate::wheel::{Wheel, what_changed};

/// The journey's number among the views.
pub(crate) const JOURNEY: usize = 2;
const MAIN: &str = "main";

#[component]
pub(crate) fn Page(session: Session) -> impl IntoView {
    provide_context(session);
    let announcement = RwSignal::new(String::new());
    state::keep(session, move || announcement.set(what_changed(session)));
    events::on_undo_keys(move || session.undo(), move || session.redo());
    view! {
        <header class="top">
            <p class="brand">{text::brand()}</p>
            <Actions />
        </header>
        <nav class="views" aria-label=text::views()>
            {view_button(0, text::view_wheel(), MAIN)} {view_button(1, text::view_levers(), MOVES)}
            {view_button(JOURNEY, text::view_journey(), MAIN)}
        </nav>
        <main id=MAIN tabindex="-1">
            <Notices />
            <Wheel />
        </main>
        <footer>
            <p>{text::privacy()}</p>
            <details id="limits">
                <summary>{text::limits()}</summary>
                <p>{text::limits_are()}</p>
                <p>{text::preset_sources()}</p>
                <p>{text::nps_contested()}</p>
            </details>
        </footer>
        <p class="visually-hidden" role="status" id="announcement">{Words::from(announcement)}</p>
        <ResultJson />
    }
}

/// Shows another view, and goes to where it starts.
fn view_button(index: usize, says: &'static str, place: &'static str) -> impl IntoView {
    let session = crate::state::session();
    let current = words(move || (session.shows(Choice::View) == index).to_string());
    let go = move |_| {
        session.show(Choice::View, index);
        motion::scroll_to(place);
    };
    view! {
        <button type="button" aria-current=current on:click=go>
            {says}
        </button>
    }
}
