//! What stands below the first sight: the coming months with what the numbers are made of, and what
//! moves the wheel. Each is fetched when it first comes near, or at once where a document needs it.

use flywheel_model::Choice;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::compare;
use crate::journey::{buyers, journey, touches};
use crate::levers;
use crate::plan::plan;
use crate::share;
use crate::state::{Session, session};
use crate::text;
use crate::ui::{View, element, mount, several};
use crate::web::motion;
use crate::wheel::{chart, details};
use crate::worksheet;

/// The place of what moves the wheel, and its number among the views.
pub(crate) const MOVES: &str = "moves";
const LEVERS: usize = 1;
/// That of what others can have.
pub(crate) const SHARE: usize = 6;
const EFFORTS: &str = "efforts";
const TOUCHES: &str = "touches";
const BUYERS: &str = "buyers";
const EXAMPLES: &str = "examples";
const COMPARE: &str = "compare";

fn are_levers_shown(session: Session) -> bool {
    session.shows(Choice::View) == LEVERS
}

/// Where it is shared, its chart is a picture and its numbers are in the report.
fn is_outlook_needed(session: Session) -> bool {
    are_levers_shown(session) || session.shows(Choice::View) == SHARE
}

/// They draw the futures, which the chart shows as well.
fn are_levers_needed(session: Session) -> bool {
    are_levers_shown(session) || session.now(|now| now.document.is_uncertain())
}

pub(crate) fn below() -> View {
    several([
        // What stands above what is shown must not come later, or it would push it away.
        later(
            "outlook",
            |session, place| Box::pin(show_outlook(session, place)),
            is_outlook_needed,
        ),
        later(
            MOVES,
            |session, place| Box::pin(show_levers(session, place)),
            are_levers_needed,
        ),
        later(
            EFFORTS,
            |session, place| Box::pin(show_plan(session, place)),
            |_| false,
        ),
        later(
            "plan",
            |session, place| Box::pin(show_plan(session, place)),
            |_| false,
        ),
    ])
}

#[lazy]
fn show_outlook(session: Session, place: HtmlElement) {
    show(session, &place, Box::new(|| several([chart(), details()])));
}

#[lazy]
fn show_levers(session: Session, place: HtmlElement) {
    session.draw_futures(levers::fan);
    show(session, &place, Box::new(levers::levers));
}

/// Two places share one part: what both need is then in no part of its own.
#[lazy]
fn show_plan(session: Session, place: HtmlElement) {
    let is_efforts = place.id() == EFFORTS;
    show(
        session,
        &place,
        Box::new(if is_efforts { levers::efforts } else { plan }),
    );
}

/// The view of the journey.
pub(crate) fn journey_view() -> View {
    several([
        later(
            "journey",
            |session, place| Box::pin(show_journey(session, place)),
            |_| false,
        ),
        later(
            TOUCHES,
            |session, place| Box::pin(show_journey(session, place)),
            |_| false,
        ),
        later(
            BUYERS,
            |session, place| Box::pin(show_journey(session, place)),
            |_| false,
        ),
    ])
}

/// As with the plan.
#[lazy]
fn show_journey(session: Session, place: HtmlElement) {
    let view = match place.id().as_str() {
        BUYERS => buyers,
        TOUCHES => touches,
        _ => journey,
    };
    show(session, &place, Box::new(view));
}

/// The view of the worksheet.
pub(crate) fn worksheet_view() -> View {
    let steps = later(
        "worksheet",
        |session, place| Box::pin(show_worksheet(session, place)),
        |_| false,
    );
    several([steps, more(EXAMPLES)])
}

/// Several wheels.
pub(crate) fn compare_view() -> View {
    more(COMPARE)
}

/// What others can have of it.
pub(crate) fn share_view() -> View {
    later(
        "share",
        |session, place| Box::pin(show_share(session, place)),
        |_| false,
    )
}

#[lazy]
fn show_share(session: Session, place: HtmlElement) {
    show(session, &place, Box::new(share::take_along));
}

/// What there is to learn.
pub(crate) fn learn_view() -> View {
    more("learn")
}

#[lazy]
fn show_worksheet(session: Session, place: HtmlElement) {
    show(session, &place, Box::new(worksheet::steps));
}

fn more(id: &'static str) -> View {
    later(
        id,
        |session, place| Box::pin(show_more(session, place)),
        |_| false,
    )
}

/// As with the plan.
#[lazy]
fn show_more(session: Session, place: HtmlElement) {
    let view = match place.id().as_str() {
        EXAMPLES => worksheet::examples,
        COMPARE => compare::compare,
        _ => worksheet::learn,
    };
    show(session, &place, Box::new(view));
}

/// Shows a view in its place, with what every view needs.
fn show(session: Session, place: &HtmlElement, view: Box<dyn FnOnce() -> View>) {
    let with_session = move || {
        provide_context(session);
        view()
    };
    mount(place, Box::new(with_session));
}

type Shown = Pin<Box<dyn Future<Output = ()>>>;

/// A place for what is fetched when it comes near, or as soon as it is needed.
fn later(id: &'static str, show: fn(Session, HtmlElement) -> Shown, is_needed: fn(Session) -> bool) -> View {
    let session = session();
    let place = element("div")
        .is("class", "later")
        .is("id", id)
        .is("tabindex", "-1")
        .with(element("p").is("class", "soft").text(text::fetching()).done());
    let node: HtmlElement = place.node().clone().unchecked_into();
    let asked = Rc::new(Cell::new(false));
    let fetch: Rc<dyn Fn()> = Rc::new(move || {
        if !asked.replace(true) {
            let (place, asked) = (node.clone(), asked.clone());
            spawn_local(async move { asked.set(fill(session, place, show).await) });
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
    place.done()
}

/// Fetches what belongs in a place and shows it there. If that fails, it is asked for again when the place comes
/// near again.
async fn fill(session: Session, place: HtmlElement, show: fn(Session, HtmlElement) -> Shown) -> bool {
    if !text::rest().await {
        place.set_text_content(Some(text::not_fetched()));
        return false;
    }
    show(session, place).await;
    keep_levers_in_sight(session);
    true
}

/// Who went to the levers has them at the top of the window, also when what stands above has come; unless they have
/// gone on to something else.
fn keep_levers_in_sight(session: Session) {
    const AFTER_EFFECTS_MS: u32 = 50;
    // What has just been mounted has its size when its effects have run.
    Timeout::new(AFTER_EFFECTS_MS, move || {
        let is_levers = session.once(|now| now.document.shown.index(Choice::View)) == LEVERS;
        if is_levers && !motion::has_gone_on() {
            motion::scroll_to(MOVES);
        }
    })
    .forget();
}
