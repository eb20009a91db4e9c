//! The page around the views.

mod below;
mod language;

use flywheel_model::Choice;
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::share::{actions, notices, result_json};
use crate::state::{self, Opened, Session};
use crate::text;
use crate::ui::{View, element, mount, several, words};
use crate::web::{events, motion, place};
use crate::wheel::{
    change_note, dials, presets, sentence, show_result, strip, the_wheel, what_changed, your_numbers,
};
use below::{SHARE, below, compare_view, journey_view, learn_view, share_view, worksheet_view};
use language::language;

pub(crate) use below::MOVES;

/// The worksheet's number among the views.
pub(crate) const WORKSHEET: usize = 3;
const LEARN: usize = 5;
const MAIN: &str = "main";

/// Shows the result in what the page said before, then the app in place of it; called once by the boot script, with
/// the language's tag, its compiled text, and what fetches more: the text of the rest, or with another language's tag
/// the first text of that one. The app is there when what is returned has settled.
#[wasm_bindgen]
pub async fn start(language: String, words: String, fetch: js_sys::Function) {
    text::set_language(&language, words, Some(fetch));
    if let Some(opened) = state::open() {
        show_result(&opened.now);
        show_page(opened).await;
    }
}

/// All but the first result is a part of its own, which is on its way while that is computed.
#[lazy]
fn show_page(opened: Opened) {
    if let Some(place) = place::of_the_app() {
        mount(&place, Box::new(move || page(opened)));
    }
}

fn page(opened: Opened) -> View {
    let fragment = opened.fragment.clone();
    let session = Session::new(opened);
    provide_context(session);
    let announcement = RwSignal::new(String::new());
    let settled = move || announcement.set(what_changed(session));
    state::keep(session, &fragment, settled);
    motion::watch();
    events::on_undo_keys(move || session.undo(), move || session.redo());
    let announced = element("p")
        .is("class", "visually-hidden")
        .is("role", "status")
        .is("id", "announcement")
        .says(announcement.into());
    several([
        top(),
        views(),
        main(session),
        footer(),
        announced.done(),
        result_json(),
    ])
}

fn top() -> View {
    element("header")
        .is("class", "top")
        .with(element("p").is("class", "brand").text(text::brand()).done())
        .with(language())
        .with(actions())
        .done()
}

fn views() -> View {
    let views = [
        (0, text::view_wheel(), MAIN),
        (1, text::view_levers(), MOVES),
        (2, text::view_journey(), MAIN),
        (WORKSHEET, text::view_worksheet(), MAIN),
        (4, text::view_compare(), MAIN),
        (LEARN, text::view_learn(), MAIN),
        (SHARE, text::view_share(), MAIN),
    ];
    element("nav")
        .is("class", "views")
        .is("aria-label", text::views())
        .all(views.map(|(index, says, place)| view_button(index, says, place)))
        .done()
}

fn main(session: Session) -> View {
    // The stylesheet shows what is of this view: a condition for each would run at every keystroke.
    let view = words(move || Choice::View.word(session.shows(Choice::View)).to_owned());
    let of = |class: &str, view: View| element("div").is("class", class).with(view).done();
    let inputs = [presets(), your_numbers()];
    let wheel = [the_wheel(), dials(), below()];
    let columns = element("div")
        .is("class", "columns")
        .with(of("column-inputs", several(inputs)))
        .with(of("column-wheel", several(wheel)));
    element("main")
        .is("id", MAIN)
        .is("tabindex", "-1")
        .follows("data-view", view)
        .all([notices(), sentence(), change_note(), strip()])
        .with(of("of-journey", journey_view()))
        .with(of("of-worksheet", worksheet_view()))
        .with(of("of-compare", compare_view()))
        .with(of("of-learn", learn_view()))
        .with(of("of-share", share_view()))
        .with(columns.done())
        .done()
}

fn footer() -> View {
    let statement = format!("accessibility-{}.html", text::language_tag());
    element("footer")
        .with(element("p").text(text::privacy()).done())
        .with(view_button(LEARN, text::limits(), MAIN))
        .with(
            element("a")
                .is("href", &statement)
                .text(text::accessibility())
                .done(),
        )
        .done()
}

/// Shows another view, and goes to where it starts.
fn view_button(index: usize, says: &str, place: &'static str) -> View {
    let session = state::session();
    let current = words(move || (session.shows(Choice::View) == index).to_string());
    let go = move |_| {
        session.show(Choice::View, index);
        motion::scroll_to(place);
    };
    element("button")
        .is("type", "button")
        .follows("aria-current", current)
        .on("click", Box::new(go))
        .text(says)
        .done()
}
