//! The page around the views.

mod below;
mod language;

use flywheel_dom::{Element, focus, fragment, html, live, mount};
use flywheel_model::Choice;
use flywheel_model::shown::View;
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Node;

use crate::state::{self, Opened, Session};
use crate::text;
use crate::ui::places;
use crate::views::share::notices;
use crate::views::wheel::{
    change_note, dials, sentence, show_result, strip, the_wheel, what_changed, your_numbers,
};
use crate::web::{events, motion, place};
use below::{
    below, compare_view, journey_view, learn_view, menu_items, other_numbers, outlook, share_view,
    worksheet_view,
};

/// Starts the page: writes the result into the served page, and then puts the app in its place. The boot script calls
/// it once, with the language's tag, its compiled text, and a function that fetches more text: the rest of this
/// language, or with another language's tag the first text of that one. The promise resolves when the app is shown.
#[wasm_bindgen]
pub async fn start(language: String, words: String, fetch: js_sys::Function) {
    text::set_language(&language, words, Some(fetch));
    if let Some(first) = state::first() {
        show_result(&first);
        show_page().await;
    }
}

/// Everything after the first result. It is a part of the wasm of its own, which is downloaded while the result is
/// computed.
#[lazy]
fn show_page() {
    if let (Some(place), Some(opened)) = (place::of_the_app(), state::open()) {
        mount(&place, Box::new(move || page(opened)));
    }
}

fn page(opened: Opened) -> Node {
    let address = opened.fragment.clone();
    let session = Session::new(opened);
    provide_context(session);
    let announcement = RwSignal::new(String::new());
    let settled = move || announcement.set(what_changed(session));
    state::keep_in_step(session, &address, settled);
    motion::watch();
    motion::keep_row_in_sight();
    events::on_undo_keys(move || session.undo(), move || session.redo());
    let announced = html::p()
        .class("visually-hidden")
        .attr("role", "status")
        .attr("id", "announcement")
        .child(announcement);
    fragment([top(), main(session), footer(), announced])
}

fn top() -> Element {
    html::header()
        .class("top")
        .child(html::p().class("brand").child(text::brand()))
        .child(views())
        .child(menu())
}

/// What is needed now and then: undo, redo, reset, the link, the comparison and the language.
fn menu() -> Element {
    let summary = html::summary().attr("aria-label", text::menu()).child("⋯");
    let left = |event: web_sys::Event| focus::close_when_left(&event);
    html::details()
        .class("menu")
        .attr("id", "menu")
        .on("focusout", left)
        .child(summary)
        .child(menu_items())
}

fn views() -> Element {
    let views = [
        (View::Wheel, text::view_wheel(), places::MAIN),
        (View::Levers, text::view_levers(), places::LEVERS),
        (View::Journey, text::view_journey(), places::MAIN),
        (View::Worksheet, text::view_worksheet(), places::MAIN),
        (View::Learn, text::view_learn(), places::MAIN),
    ];
    html::nav()
        .class("views")
        .attr("aria-label", text::views())
        .children(views.map(|(view, name, place)| view_button(view, name, place)))
        .child(view_button(View::Share, text::view_share(), places::MAIN).class("share-button"))
}

fn main(session: Session) -> Element {
    // The stylesheet shows the elements of this view. A condition for each of them would run at every keystroke.
    let view = live(move || Choice::View.word(session.shown_index(Choice::View)).to_owned());
    let of = |class: &str| html::div().class(class);
    let columns = html::div()
        .class("columns")
        .child(of("column-inputs").child(your_numbers(other_numbers())))
        .child(of("column-wheel").child(the_wheel()))
        .child(of("column-outlook").child(dials()).child(outlook()))
        .child(of("column-below").child(below()));
    html::main()
        .attr("id", places::MAIN)
        .attr("tabindex", "-1")
        .attr("data-view", view)
        .child(notices())
        .child(sentence())
        .child(change_note())
        .child(strip())
        .child(of("of-journey").child(journey_view()))
        .child(of("of-worksheet").child(worksheet_view()))
        .child(of("of-compare").child(compare_view()))
        .child(of("of-learn").child(learn_view()))
        .child(of("of-share").child(share_view()))
        .child(columns)
}

fn footer() -> Element {
    let statement = format!("accessibility-{}.html", text::language_tag());
    html::footer()
        .child(html::p().child(text::privacy()))
        .child(view_button(View::Learn, text::limits(), places::MAIN))
        .child(html::a().attr("href", &statement).child(text::accessibility()))
}

/// A button that shows a view and scrolls to `place`, the id of the element at which it starts.
pub(super) fn view_button(view: View, label: &str, place: &'static str) -> Element {
    let session = state::session();
    let current = live(move || session.is_shown(view).to_string());
    let go = move |_| {
        session.show(view);
        motion::scroll_to(place);
    };
    html::button()
        .attr("type", "button")
        .attr("aria-current", current)
        .on("click", go)
        .child(label)
}
