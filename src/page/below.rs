//! The views below the first screen. Each is fetched when its place comes near the window, or as soon as the document
//! needs it.

use flywheel_dom::{Element, fragment, html, mount};
use flywheel_model::shown::View;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

use super::language::language;
use super::view_button;
use crate::state::{Session, session};
use crate::text;
use crate::ui::places;
use crate::views::compare;
use crate::views::journey::{buyers, journey, touches};
use crate::views::learn::learn;
use crate::views::levers;
use crate::views::moves::moves;
use crate::views::plan::plan;
use crate::views::share;
use crate::views::wheel::{self, chart, details};
use crate::views::worksheet;
use crate::web::motion;

const ALL_NUMBERS: &str = "all-numbers";
const OTHER_NUMBERS: &str = "other-numbers";
const MENU: &str = "menu-items";
const MOVES: &str = "moves";
const EFFORTS: &str = "efforts";
const TOUCHES: &str = "touches";
const BUYERS: &str = "buyers";
const EXAMPLES: &str = "examples";
const COMPARE: &str = "compare";

fn are_levers_shown(session: Session) -> bool {
    session.is_shown(View::Levers)
}

/// Sharing needs the chart, which becomes a picture, and the numbers, which are in the report.
fn is_outlook_needed(session: Session) -> bool {
    are_levers_shown(session) || session.is_shown(View::Share)
}

/// The levers draw the futures, which the chart shows too.
fn are_levers_needed(session: Session) -> bool {
    are_levers_shown(session) || session.with(|now| now.document.is_uncertain())
}

/// The chart, which stands beside the wheel and is in sight at once.
pub(crate) fn outlook() -> Element {
    outlook_at("outlook", |_| true)
}

/// The numbers behind "More numbers", which is closed at first.
pub(crate) fn other_numbers() -> Element {
    outlook_at(OTHER_NUMBERS, |_| true)
}

/// What is in the menu, which is closed at first.
pub(crate) fn menu_items() -> Element {
    outlook_at(MENU, |_| true)
}

fn outlook_at(id: &'static str, is_needed: fn(Session) -> bool) -> Element {
    later(
        id,
        |session, place| Box::pin(show_outlook(session, place)),
        is_needed,
    )
}

pub(crate) fn below() -> Node {
    fragment([
        // The moves and the numbers stand above the levers. They come with them: later they would push them down.
        later(
            MOVES,
            |session, place| Box::pin(show_plan(session, place)),
            are_levers_shown,
        ),
        outlook_at(ALL_NUMBERS, is_outlook_needed),
        later(
            places::LEVERS,
            |session, place| Box::pin(show_levers(session, place)),
            are_levers_needed,
        ),
        when_near(EFFORTS, |session, place| Box::pin(show_plan(session, place))),
        when_near("plan", |session, place| Box::pin(show_plan(session, place))),
    ])
}

pub(crate) fn journey_view() -> Node {
    let place = |id| when_near(id, |session, place| Box::pin(show_journey(session, place)));
    fragment(["journey", TOUCHES, BUYERS].map(place))
}

pub(crate) fn worksheet_view() -> Node {
    fragment([
        when_near("worksheet", |session, place| {
            Box::pin(show_worksheet(session, place))
        }),
        more(EXAMPLES),
    ])
}

pub(crate) fn compare_view() -> Element {
    more(COMPARE)
}

pub(crate) fn learn_view() -> Element {
    more("learn")
}

pub(crate) fn share_view() -> Element {
    when_near("share", |session, place| Box::pin(show_share(session, place)))
}

fn more(id: &'static str) -> Element {
    when_near(id, |session, place| Box::pin(show_more(session, place)))
}

/// One part of the wasm for four places, for the same reason as [`show_plan`].
#[lazy]
fn show_outlook(session: Session, place: HtmlElement) {
    let view: fn() -> Node = match place.id().as_str() {
        ALL_NUMBERS => || details().into(),
        OTHER_NUMBERS => wheel::other_numbers,
        MENU => menu,
        _ => || fragment([chart(), share::result_json()]),
    };
    show(session, &place, Box::new(view));
}

fn menu() -> Node {
    let compare = view_button(View::Compare, text::view_compare(), places::MAIN).class("compare");
    fragment([share::actions(), compare, language()])
}

#[lazy]
fn show_levers(session: Session, place: HtmlElement) {
    session.draw_futures(levers::fan);
    show(session, &place, Box::new(|| levers::levers().into()));
}

/// One part of the wasm for three places. Otherwise the code that all need would become a part of its own.
#[lazy]
fn show_plan(session: Session, place: HtmlElement) {
    let view = match place.id().as_str() {
        MOVES => moves,
        EFFORTS => levers::efforts,
        _ => plan,
    };
    show(session, &place, Box::new(move || view().into()));
}

/// One part of the wasm for three places, for the same reason as [`show_plan`].
#[lazy]
fn show_journey(session: Session, place: HtmlElement) {
    let view: fn() -> Node = match place.id().as_str() {
        BUYERS => buyers,
        TOUCHES => || touches().into(),
        _ => || journey().into(),
    };
    show(session, &place, Box::new(view));
}

#[lazy]
fn show_worksheet(session: Session, place: HtmlElement) {
    show(session, &place, Box::new(|| worksheet::steps().into()));
}

/// One part of the wasm for three places, for the same reason as [`show_plan`].
#[lazy]
fn show_more(session: Session, place: HtmlElement) {
    let view = match place.id().as_str() {
        EXAMPLES => worksheet::examples,
        COMPARE => compare::compare,
        _ => learn,
    };
    show(session, &place, Box::new(move || view().into()));
}

#[lazy]
fn show_share(session: Session, place: HtmlElement) {
    show(session, &place, Box::new(share::take_along));
}

/// Shows a view in its place, and gives it the session by context.
fn show(session: Session, place: &HtmlElement, view: Box<dyn FnOnce() -> Node>) {
    let with_session = move || {
        provide_context(session);
        view()
    };
    mount(place, Box::new(with_session));
}

/// Fetches and shows a view in its place.
type Show = fn(Session, HtmlElement) -> Pin<Box<dyn Future<Output = ()>>>;

/// A place for a view that is fetched when it comes near the window.
fn when_near(id: &'static str, show: Show) -> Element {
    later(id, show, |_| false)
}

/// A place for a view that is fetched when it comes near the window, or as soon as it is needed.
fn later(id: &'static str, show: Show, is_needed: fn(Session) -> bool) -> Element {
    let session = session();
    let place = html::div()
        .class("later")
        .attr("id", id)
        .attr("tabindex", "-1")
        .child(html::p().class("soft").child(text::fetching()));
    let node: HtmlElement = place.node().clone().unchecked_into();
    let is_asked_for = Rc::new(Cell::new(false));
    let fetch: Rc<dyn Fn()> = Rc::new(move || {
        if !is_asked_for.replace(true) {
            let (place, is_asked_for) = (node.clone(), is_asked_for.clone());
            spawn_local(async move { is_asked_for.set(fill(session, place, show).await) });
        }
    });
    motion::on_nearness(place.node(), {
        let fetch = fetch.clone();
        move |near| {
            if near {
                fetch();
            }
        }
    });
    Effect::new(move || {
        if is_needed(session) {
            fetch();
        }
    });
    place
}

/// Fetches a view and shows it in its place. Returns whether that worked; if not, it is asked for again when the place
/// comes near again.
async fn fill(session: Session, place: HtmlElement, show: Show) -> bool {
    if !text::rest().await {
        place.set_text_content(Some(text::not_fetched()));
        return false;
    }
    show(session, place).await;
    keep_levers_in_sight(session);
    true
}

/// After the visitor went to the levers, keeps them at the top of the window while what stands above them arrives,
/// unless the visitor has done something else since.
fn keep_levers_in_sight(session: Session) {
    // A view that has just been mounted has its size when its effects have run.
    const AFTER_EFFECTS_MS: u32 = 50;
    Timeout::new(AFTER_EFFECTS_MS, move || {
        let view: View = session.with_untracked(|now| now.document.shown.get());
        if view == View::Levers && !motion::has_gone_on() {
            motion::scroll_to(places::LEVERS);
        }
    })
    .forget();
}
