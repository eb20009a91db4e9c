//! What stands below the first sight: the coming months with what the numbers are made of, and what
//! moves the wheel. Each is fetched when it first comes near, or at once where a document needs it.

use flywheel_model::Choice;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;
use std::pin::Pin;
use web_sys::HtmlElement;

use crate::compare;
use crate::journey::{Buyers, Journey, Touches};
use crate::levers::{self, Efforts, Levers};
use crate::plan::Plan;
use crate::share;
use crate::state::{Session, session};
use crate::text;
use crate::web::motion;
use crate::wheel::{Chart, Details};
use crate::worksheet;

/// The place of what moves the wheel, and its number among the views.
pub(crate) const MOVES: &str = "moves";
const LEVERS: usize = 1;
/// That of what others can have.
pub(crate) const SHARE: usize = 6;
const EFFORTS: &str = "efforts";
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

#[component]
pub(crate) fn Below() -> AnyView {
    view! {
        // What stands above what is shown must not come later, or it would push it away.
        {later("outlook", |session, place| Box::pin(show_outlook(session, place)), is_outlook_needed)}
        {later(MOVES, |session, place| Box::pin(show_levers(session, place)), are_levers_needed)}
        {later(EFFORTS, |session, place| Box::pin(show_plan(session, place)), |_| false)}
        {later("plan", |session, place| Box::pin(show_plan(session, place)), |_| false)}
    }
    .into_any()
}

#[lazy]
fn show_outlook(session: Session, place: HtmlElement) {
    mount(place, move || {
        provide_context(session);
        view! {
            <Chart />
            <Details />
        }
    });
}

#[lazy]
fn show_levers(session: Session, place: HtmlElement) {
    session.draw_futures(levers::fan);
    mount(place, move || {
        provide_context(session);
        view! { <Levers /> }
    });
}

/// Two places share one part: what both need is then in no part of its own.
#[lazy]
fn show_plan(session: Session, place: HtmlElement) {
    let is_efforts = place.id() == EFFORTS;
    mount(place, move || {
        provide_context(session);
        if is_efforts { Efforts() } else { Plan() }
    });
}

/// The view of the journey.
#[component]
pub(crate) fn JourneyView() -> AnyView {
    let parts = [
        later(
            "journey",
            |session, place| Box::pin(show_journey(session, place)),
            |_| false,
        ),
        later(
            "touches",
            |session, place| Box::pin(show_touches(session, place)),
            |_| false,
        ),
        later(
            BUYERS,
            |session, place| Box::pin(show_journey(session, place)),
            |_| false,
        ),
    ];
    parts.into_iter().collect_view().into_any()
}

/// As with the plan.
#[lazy]
fn show_journey(session: Session, place: HtmlElement) {
    let is_buyers = place.id() == BUYERS;
    mount(place, move || {
        provide_context(session);
        if is_buyers { Buyers() } else { Journey() }
    });
}

/// The view of the worksheet.
#[component]
pub(crate) fn WorksheetView() -> AnyView {
    let steps = later(
        "worksheet",
        |session, place| Box::pin(show_worksheet(session, place)),
        |_| false,
    );
    vec![steps, more(EXAMPLES)].into_any()
}

/// Several wheels.
#[component]
pub(crate) fn CompareView() -> AnyView {
    more(COMPARE)
}

/// What others can have of it.
#[component]
pub(crate) fn ShareView() -> AnyView {
    later(
        "share",
        |session, place| Box::pin(show_share(session, place)),
        |_| false,
    )
}

#[lazy]
fn show_share(session: Session, place: HtmlElement) {
    mount(place, move || {
        provide_context(session);
        share::take_along()
    });
}

/// What there is to learn.
#[component]
pub(crate) fn LearnView() -> AnyView {
    more("learn")
}

#[lazy]
fn show_worksheet(session: Session, place: HtmlElement) {
    mount(place, move || {
        provide_context(session);
        worksheet::steps()
    });
}

fn more(id: &'static str) -> AnyView {
    later(
        id,
        |session, place| Box::pin(show_more(session, place)),
        |_| false,
    )
}

/// As with the plan.
#[lazy]
fn show_more(session: Session, place: HtmlElement) {
    let id = place.id();
    mount(place, move || {
        provide_context(session);
        match id.as_str() {
            EXAMPLES => worksheet::examples(),
            COMPARE => compare::compare(),
            _ => worksheet::learn(),
        }
    });
}

#[lazy]
fn show_touches(session: Session, place: HtmlElement) {
    mount(place, move || {
        provide_context(session);
        view! { <Touches /> }
    });
}

fn mount<V: IntoView + 'static>(place: HtmlElement, view: impl FnOnce() -> V + 'static) {
    place.set_text_content(None);
    leptos::mount::mount_to(place, view).forget();
}

type Shown = Pin<Box<dyn Future<Output = ()>>>;

/// A place for what is fetched when it comes near, or as soon as it is needed.
fn later(
    id: &'static str,
    show: fn(Session, HtmlElement) -> Shown,
    is_needed: fn(Session) -> bool,
) -> AnyView {
    const AFTER_EFFECTS_MS: u32 = 50;
    let session = session();
    let place = NodeRef::<leptos::html::Div>::new();
    let asked = StoredValue::new(false);
    let fetch = move || {
        if let (false, Some(place)) = (asked.get_value(), place.get_untracked()) {
            asked.set_value(true);
            spawn_local(async move {
                if text::rest().await {
                    show(session, place.into()).await;
                    // What has just been mounted has its size when its effects have run.
                    Timeout::new(AFTER_EFFECTS_MS, move || {
                        if session.once(|now| now.document.shown.get(Choice::View)) == LEVERS {
                            motion::scroll_to(MOVES);
                        }
                    })
                    .forget();
                } else {
                    // It is asked for again when it comes near again.
                    place.set_text_content(Some(text::not_fetched()));
                    asked.set_value(false);
                }
            });
        }
    };
    Effect::new(move || {
        if is_needed(session) {
            fetch();
        }
    });
    Effect::new(move || {
        if let Some(place) = place.get() {
            motion::on_nearness(&place, move |near| {
                if near {
                    fetch();
                }
            });
        }
    });
    view! {
        <div class="later" id=id node_ref=place tabindex="-1">
            <p class="soft">{text::fetching()}</p>
        </div>
    }
    .into_any()
}
