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
/// The worksheet's.
pub(crate) const WORKSHEET: usize = 3;
/// That of several wheels.
pub(crate) const COMPARE: usize = 4;
/// That of what there is to learn.
pub(crate) const LEARN: usize = 5;
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
            {view_button(WORKSHEET, text::view_worksheet(), MAIN)}
            {view_button(COMPARE, text::view_compare(), MAIN)} {view_button(LEARN, text::view_learn(), MAIN)}
        </nav>
        <main id=MAIN tabindex="-1">
            <Notices />
            <Wheel />
        </main>
        <footer>
            <p>{text::privacy()}</p>
            {view_button(LEARN, text::limits(), MAIN)}
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
