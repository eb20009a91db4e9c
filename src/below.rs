//! What stands below the first sight: the coming months with what the numbers are made of, and what
//! moves the wheel. Each is fetched when it first comes near, or at once where a document needs it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;
use std::pin::Pin;
use web_sys::HtmlElement;

use crate::levers::{self, Levers};
use crate::plan::Plan;
use crate::state::{Session, session};
use crate::text;
use crate::web::motion;
use crate::wheel::{Chart, Details};

#[component]
pub(crate) fn Below() -> AnyView {
    let session = session();
    let is_uncertain = move || session.now(|now| now.document.is_uncertain());
    view! {
        {later("outlook", |session, place| Box::pin(show_outlook(session, place)), || false)}
        // It draws the futures, which the chart shows as well.
        {later("moves", |session, place| Box::pin(show_levers(session, place)), is_uncertain)}
        {later("plan", |session, place| Box::pin(show_plan(session, place)), || false)}
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

#[lazy]
fn show_plan(session: Session, place: HtmlElement) {
    mount(place, move || {
        provide_context(session);
        view! { <Plan /> }
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
    is_needed: impl Fn() -> bool + 'static,
) -> AnyView {
    let session = session();
    let place = NodeRef::<leptos::html::Div>::new();
    let asked = StoredValue::new(false);
    let fetch = move || {
        if let (false, Some(place)) = (asked.get_value(), place.get_untracked()) {
            asked.set_value(true);
            spawn_local(async move {
                if text::rest().await {
                    show(session, place.into()).await;
                } else {
                    // It is asked for again when it comes near again.
                    place.set_text_content(Some(text::not_fetched()));
                    asked.set_value(false);
                }
            });
        }
    };
    Effect::new(move || {
        if is_needed() {
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
        <div class="later" id=id node_ref=place>
            <p class="soft">{text::fetching()}</p>
        </div>
    }
    .into_any()
}
