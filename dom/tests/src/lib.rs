//! What `flywheel-dom` does in a real browser. `cargo xtask test` builds this into a page, and the story "dom" opens the
//! page in each engine and reads the outcome of every test here.
//!
//! A panic in WebAssembly would end the whole page, so a test returns what is wrong.

mod elements;
mod focus;
mod live;
mod rows;

use std::future::Future;
use std::pin::Pin;

use flywheel_dom::{Element, mount};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{HtmlElement, Node};

/// What a test found: nothing, or what is wrong.
type Outcome = Result<(), String>;

type Test = (&'static str, fn() -> Pin<Box<dyn Future<Output = Outcome>>>);

/// Lists the tests of a file: `tests! { async fn what_holds() { … } }`.
macro_rules! tests {
    ($(async fn $name:ident() $body:block)*) => {
        pub(crate) const TESTS: &[crate::Test] = &[$((stringify!($name), || Box::pin($name()))),*];
        $(async fn $name() -> crate::Outcome $body)*
    };
}
pub(crate) use tests;

/// Runs every test, each on an empty page. Returns a line for each: its name, and what is wrong after a colon.
#[wasm_bindgen]
pub async fn run() -> String {
    let mut lines = Vec::new();
    for (name, test) in [elements::TESTS, focus::TESTS, live::TESTS, rows::TESTS].concat() {
        if let Some(body) = document().body() {
            body.set_text_content(None);
        }
        lines.push(match test().await {
            Ok(()) => name.to_owned(),
            Err(wrong) => format!("{name}: {wrong}"),
        });
    }
    lines.join("\n")
}

/// Shows a view on the page and returns its place.
fn show(view: impl FnOnce() -> Node + 'static) -> Element {
    let place = flywheel_dom::html::div();
    if let Some(body) = document().body() {
        let _ = body.append_child(place.node());
    }
    mount(place.node().unchecked_ref::<HtmlElement>(), Box::new(view));
    place
}

/// Waits until Leptos has run its effects.
async fn effects() {
    TimeoutFuture::new(80).await;
}

/// The markup of what is shown in a place, without the comment that stands for Leptos' own empty view.
fn markup(place: &Element) -> String {
    place.node().inner_html().replace("<!---->", "")
}

/// Compares as text, which the build can still write: it leaves out the code of `Debug`.
fn same(found: impl ToString, expected: impl ToString) -> Outcome {
    let (found, expected) = (found.to_string(), expected.to_string());
    if found == expected {
        return Ok(());
    }
    Err(format!("expected “{expected}”, found “{found}”"))
}
