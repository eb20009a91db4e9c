//! The wheel in other people's pages: one sentence, the drawing, four numbers, the fields that the embedder
//! opens, and a way to the whole page. It stores nothing and asks nothing of its host.

mod calls;

use flywheel_model::embed::{Layout, Open, Settings};
use flywheel_model::link;
use gloo::timers::callback::Timeout;
use js_sys::Function;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::share;
use crate::state::{self, Session};
use crate::text;
use crate::ui::{View, always, element, mount, several, whether, words};
use crate::web::{address, place};
use crate::wheel::{drawing, numbers, opened, plain_verdict, section_of, what_changed};
use calls::calls;

/// As on the page: an edit has settled when this long nothing followed it.
const SETTLED_AFTER_MS: u32 = 600;

thread_local! {
    static PENDING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Shows the widget in place of what its page said before. `query` is the embedder's choice, `fragment` the
/// numbers, `page` where the whole page is; `changed` is told the result and the link after every settled change. Returns the keys of the query
/// that could not be used, with commas between.
#[wasm_bindgen]
pub fn start(
    language: &str,
    words: String,
    query: &str,
    fragment: &str,
    page: String,
    changed: Function,
) -> String {
    text::set_language(language, words, None);
    let (settings, refused) = Settings::read(query);
    if let Some(accent) = settings.accent {
        let [light, dark] = accent.readable();
        place::set_property("--accent", &format!("light-dark({light}, {dark})"));
    }
    // A link without numbers is one to the first example.
    if let (Some(place), Some(session)) = (place::of_the_app(), state::open_link(fragment)) {
        mount(&place, Box::new(move || widget(session, settings, page, changed)));
    }
    refused.join(",")
}

fn widget(session: Session, settings: Settings, page: String, changed: Function) -> View {
    provide_context(session);
    let announcement = RwSignal::new(String::new());
    keep(session, changed, move || announcement.set(what_changed(session)));
    let problems = words(move || session.notices(share::told));
    let fine = whether(move || problems.with(String::is_empty));
    let notice = element("p")
        .is("class", "notice")
        .is("role", "status")
        .when("hidden", fine)
        .says(problems);
    let columns = element("div")
        .is("class", "widget-columns")
        .all((settings.layout == Layout::Full).then(|| whole_wheel(session)))
        .with(numbers())
        .all(fields(&settings.open));
    let main = element("main")
        .is("class", &format!("widget {}", settings.layout.word()))
        .with(notice.done())
        .with(plain_verdict())
        .with(columns.done())
        .with(calls(settings.call, page));
    let announced = element("p")
        .is("class", "visually-hidden")
        .is("role", "status")
        .is("id", "announcement")
        .says(announcement.into());
    several([main.done(), announced.done()])
}

fn whole_wheel(session: Session) -> View {
    let speed = Signal::derive(move || session.report(|report| report.dials.speed));
    element("section")
        .is("class", "wheel-section")
        .is("aria-label", text::the_wheel())
        .with(drawing(speed, always()))
        .done()
}

fn fields(open: &[Open]) -> Option<View> {
    (!open.is_empty()).then(|| section_of(open.iter().map(|open| opened(*open))))
}

/// Tells the page around, and the address, what has settled.
fn keep(session: Session, changed: Function, settled: impl Fn() + Copy + 'static) {
    Effect::new(move |first: Option<()>| {
        session.now(|_| ());
        if first.is_none() {
            return;
        }
        let changed = changed.clone();
        PENDING.set(Some(Timeout::new(SETTLED_AFTER_MS, move || {
            let (link, result) = session.once(|now| (link::write(&now.document), share::json(&now.report)));
            address::set_fragment(&link);
            settled();
            // The script that listens is our own, and what it throws has been told there.
            let _ = changed.call2(&JsValue::NULL, &result.into(), &link.into());
        })));
    });
}
