//! The page around the views.

mod below;
mod language;

use flywheel_model::Choice;
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::share::{Actions, Notices, ResultJson};
use crate::state::{self, Session};
use crate::text;
use crate::ui::{Words, words};
use crate::web::{events, motion, place};
use crate::wheel::{ChangeNote, Dials, Presets, Sentence, Strip, TheWheel, YourNumbers, what_changed};
use below::{Below, CompareView, JourneyView, LearnView, SHARE, ShareView, WorksheetView};
use language::Language;

pub(crate) use below::MOVES;

/// The worksheet's number among the views.
pub(crate) const WORKSHEET: usize = 3;
const LEARN: usize = 5;
const MAIN: &str = "main";

/// Shows the app in place of what the page said before; called once by the boot script, with the
/// language's tag, its compiled text, and what fetches more: the text of the rest, or with another language's tag
/// the first text of that one.
#[wasm_bindgen]
pub fn start(language: &str, words: String, fetch: js_sys::Function) {
    text::set_language(language, words, Some(fetch));
    if let (Some(place), Some(session)) = (place::of_the_app(), state::open()) {
        mount_to(place, move || view! { <Page session /> }).forget();
    }
}

#[component]
fn Page(session: Session) -> impl IntoView {
    provide_context(session);
    let announcement = RwSignal::new(String::new());
    state::keep(session, move || announcement.set(what_changed(session)));
    events::on_undo_keys(move || session.undo(), move || session.redo());
    // The stylesheet shows what is of this view: a condition for each would run at every keystroke.
    let view = words(move || Choice::View.word(session.shows(Choice::View)).to_owned());
    view! {
        <header class="top">
            <p class="brand">{text::brand()}</p>
            <Language />
            <Actions />
        </header>
        <nav class="views" aria-label=text::views()>
            {view_button(0, text::view_wheel(), MAIN)} {view_button(1, text::view_levers(), MOVES)}
            {view_button(2, text::view_journey(), MAIN)} {view_button(WORKSHEET, text::view_worksheet(), MAIN)}
            {view_button(4, text::view_compare(), MAIN)} {view_button(LEARN, text::view_learn(), MAIN)}
            {view_button(SHARE, text::view_share(), MAIN)}
        </nav>
        <main id=MAIN tabindex="-1" data-view=view>
            <Notices />
            <Sentence />
            <ChangeNote />
            <Strip />
            <div class="of-journey">
                <JourneyView />
            </div>
            <div class="of-worksheet">
                <WorksheetView />
            </div>
            <div class="of-compare">
                <CompareView />
            </div>
            <div class="of-learn">
                <LearnView />
            </div>
            <div class="of-share">
                <ShareView />
            </div>
            <div class="columns">
                <div class="column-inputs">
                    <Presets />
                    <YourNumbers />
                </div>
                <div class="column-wheel">
                    <TheWheel />
                    <Dials />
                    <Below />
                </div>
            </div>
        </main>
        <footer>
            <p>{text::privacy()}</p>
            {view_button(LEARN, text::limits(), MAIN)}
            <a href=format!("accessibility-{}.html", text::language_tag())>
                {text::accessibility()}
            </a>
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
