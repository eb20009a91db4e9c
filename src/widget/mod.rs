//! The wheel in other people's pages: the parts that the embedder chooses, and a link to the whole page. It stores
//! nothing and requires nothing of its host.

mod calls;
mod parts;

use flywheel_dom::{Element, fragment, html, live, mount};
use flywheel_model::embed::{Parts, Settings};
use flywheel_model::{Report, link};
use js_sys::Function;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Node;

use crate::state::{self, Opened, SETTLED_AFTER_MS, Session};
use crate::text;
use crate::views::share;
use crate::views::wheel::{Pinned, show_result, what_changed};
use crate::web::timing::Debounce;
use crate::web::{address, place};
use calls::calls;
use parts::Rest;

/// Starts the widget: writes the result into the served page, and then puts the widget in its place. `query` has the
/// embedder's settings, `fragment` the numbers, and `page` is the address of the whole page. `changed` is called with
/// the result and the link after each settled change. The promise resolves when the widget is shown, to the keys of the
/// query that could not be used, with commas between.
#[wasm_bindgen]
pub async fn start(
    language: String,
    words: String,
    query: String,
    fragment: String,
    page: String,
    changed: Function,
) -> String {
    text::set_language(&language, words, None);
    // A fragment without numbers opens the first preset.
    let Some(opened) = state::open_link(&fragment) else {
        return String::new();
    };
    show_result(&opened.computed);
    calls::complete_link(&page, &fragment);
    let rest = parts::rest_of_the_parts().await;
    show_widget(opened, query, page, changed, rest).await
}

/// Everything after the first result. It is a part of the wasm of its own, which is downloaded while the result is
/// computed.
#[lazy]
fn show_widget(opened: Opened, query: String, page: String, changed: Function, rest: Rest) -> String {
    let (settings, refused) = Settings::read(&query);
    if let Some(accent) = settings.accent {
        let [light, dark] = accent.readable();
        place::set_property("--accent", &format!("light-dark({light}, {dark})"));
    }
    if let Some(place) = place::of_the_app() {
        let app = move || widget(Session::new(opened.with_author()), settings, page, changed, rest);
        mount(&place, Box::new(app));
    }
    refused.join(",")
}

fn widget(session: Session, settings: Settings, page: String, changed: Function, rest: Rest) -> Node {
    provide_context(session);
    let shown = Shown {
        session,
        parts: RwSignal::new(settings.parts()),
        pinned: Pinned::new(customers(session)),
    };
    let announcement = RwSignal::new(String::new());
    report_changes(session, changed, rest.result, move || {
        announcement.set(what_changed(session));
    });
    let problems = live(move || session.with_notices(share::notices_text));
    let notice = html::p()
        .class("notice")
        .attr("role", "status")
        .prop("hidden", problems.is_empty())
        .child(problems);
    let headline = html::p().class("headline").child(&settings.headline);
    let main = html::main()
        .class(&format!("widget is-{}", settings.layout.word()))
        .child(notice)
        .children((!settings.headline.is_empty()).then_some(headline))
        .children(parts::parts(&shown, &settings, rest))
        .child(calls(settings.call, page));
    let main = shown.follow(main);
    let announced = html::p()
        .class("visually-hidden")
        .attr("role", "status")
        .attr("id", "announcement")
        .child(announcement);
    fragment([main, announced])
}

/// What the page around can change while the widget is there.
struct Shown {
    session: Session,
    parts: RwSignal<Parts>,
    /// The author's customers, month by month.
    pinned: Pinned,
}

impl Shown {
    /// Lets the script of the page change it: it writes `parts=…` or `state=…` into the attribute `data-show` of the element
    /// and dispatches `show`. The attribute is gone if that could be used. An exported function would bring all that it
    /// reaches into the first part of the wasm.
    fn follow(self, element: Element) -> Element {
        const SHOW: &str = "data-show";
        let node = element.node().clone();
        element.on("show", move |_| {
            let asked = node.get_attribute(SHOW).unwrap_or_default();
            let understood = match asked.split_once('=') {
                Some(("parts", words)) => Parts::read(words).map(|parts| self.parts.set(parts)),
                Some((_, link)) => self.open(link),
                None => None,
            };
            if understood.is_some() {
                let _ = node.remove_attribute(SHOW);
            }
        })
    }

    /// Shows the author's other wheel.
    fn open(&self, link: &str) -> Option<()> {
        let opened = state::open_link(link)?;
        self.pinned
            .set(opened.computed.report.projection.flywheel.clone());
        self.session.replace(opened.with_author().computed.document);
        Some(())
    }
}

fn customers(session: Session) -> Vec<f64> {
    session.with_untracked(|now| now.report.projection.flywheel.clone())
}

/// After each settled change, writes the link into the address and calls `changed` and `settled`.
/// `result` writes the result as JSON.
fn report_changes(
    session: Session,
    changed: Function,
    result: fn(&Report) -> String,
    settled: impl Fn() + Copy + 'static,
) {
    let reporting = Debounce::new(SETTLED_AFTER_MS);
    session.on_change(move || {
        let changed = changed.clone();
        reporting.call(Box::new(move || {
            let (link, result) =
                session.with_untracked(|now| (link::write(&now.document), result(&now.report)));
            address::set_fragment(&link, &JsValue::NULL);
            settled();
            // The listener is a script of this site, which reports its errors itself.
            let _ = changed.call2(&JsValue::NULL, &result.into(), &link.into());
        }));
    });
}
