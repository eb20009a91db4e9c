//! One file per subject. A story is a function that is given a page; its name says what holds.

mod accessibility;
mod chart;
mod contract;
mod crash;
mod dom;
mod drawings;
mod embed;
mod embed_heights;
mod everyone;
mod examples;
mod files;
mod first_screen;
mod first_sight;
mod hands;
mod hosting;
mod journey;
mod keeping;
mod keyboard;
mod labels;
mod languages;
mod levers;
mod links;
mod losing_by_undo;
mod losing_in_tabs;
mod losing_nothing;
mod losing_storage;
mod losing_versions;
mod messages;
mod moves;
mod numbers;
mod offline;
mod paper;
mod plan;
mod presets;
mod recommendation;
mod sections;
mod share;
mod stages;
mod stop_test;
mod tables;
mod tabs;
mod touchpoints;
mod tour;
mod typing;
mod undo;
mod what_if;
mod worksheet;
mod wrong;
mod zoom;

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use flywheel_tests::{Page, keys};
use serde_json::{Value, json};

use crate::story::{Story, stories};

/// All stories by subject.
pub(crate) const ALL: &[(&str, &[Story])] = &[
    ("first screen", first_screen::STORIES),
    ("first sight", first_sight::STORIES),
    ("tour", tour::STORIES),
    ("presets", presets::STORIES),
    ("typing", typing::STORIES),
    ("wrong", wrong::STORIES),
    ("stages", stages::STORIES),
    ("recommendation", recommendation::STORIES),
    ("numbers", numbers::STORIES),
    ("chart", chart::STORIES),
    ("drawings", drawings::STORIES),
    ("stop test", stop_test::STORIES),
    ("keeping", keeping::STORIES),
    ("links", links::STORIES),
    ("losing nothing", losing_nothing::STORIES),
    ("losing nothing by undo", losing_by_undo::STORIES),
    ("losing nothing in tabs", losing_in_tabs::STORIES),
    ("losing nothing in a full storage", losing_storage::STORIES),
    ("losing nothing of other versions", losing_versions::STORIES),
    ("levers", levers::STORIES),
    ("moves", moves::STORIES),
    ("plan", plan::STORIES),
    ("journey", journey::STORIES),
    ("touchpoints", touchpoints::STORIES),
    ("sections", sections::STORIES),
    ("tables", tables::STORIES),
    ("paper", paper::STORIES),
    ("worksheet", worksheet::STORIES),
    ("files", files::STORIES),
    ("tabs", tabs::STORIES),
    ("examples", examples::STORIES),
    ("undo", undo::STORIES),
    ("what-if", what_if::STORIES),
    ("share", share::STORIES),
    ("embed", embed::STORIES),
    ("embed heights", embed_heights::STORIES),
    ("messages", messages::STORIES),
    ("offline", offline::STORIES),
    ("hands", hands::STORIES),
    ("hosting", hosting::STORIES),
    ("labels", labels::STORIES),
    ("languages", languages::STORIES),
    ("accessibility", accessibility::STORIES),
    ("keyboard", keyboard::STORIES),
    ("everyone", everyone::STORIES),
    ("zoom", zoom::STORIES),
    ("contract", contract::STORIES),
    ("crash", crash::STORIES),
    ("dom", dom::STORIES),
];

/// Whether two numbers are the same but for the last binary digits.
fn same(left: f64, right: f64) -> bool {
    (left - right).abs() <= 1e-9 * left.abs().max(right.abs()).max(1e-3)
}

/// A number of the result, such as `/wheel/speed`.
#[track_caller]
fn number(result: &Value, at: &str) -> f64 {
    let value = result
        .pointer(at)
        .unwrap_or_else(|| panic!("there is no {at}: {result}"));
    value.as_f64().unwrap_or_else(|| panic!("{at} is {value}"))
}

/// A row of numbers of the result, such as `/projection/won`.
#[track_caller]
fn row(result: &Value, at: &str) -> Vec<f64> {
    let values = result.pointer(at).and_then(Value::as_array);
    let values = values.unwrap_or_else(|| panic!("there is no list {at}: {result}"));
    values.iter().filter_map(Value::as_f64).collect()
}

/// A script for `Page::with_script` that does something before the app's second part comes.
fn before_the_second_part(does: &str) -> String {
    format!(
        "const instantiate = WebAssembly.instantiate;
        let first;
        WebAssembly.instantiate = async (...all) => {{
          if (first) {does};
          first = true;
          return instantiate.apply(WebAssembly, all);
        }};"
    )
}

/// Waits until the number of the result is this, and returns the result.
#[track_caller]
fn result_has(page: &Page, at: &str, wanted: f64) -> Value {
    page.result_where(|result| {
        result
            .pointer(at)
            .and_then(Value::as_f64)
            .is_some_and(|value| same(value, wanted))
    })
}

/// How long a story waits. Only one that fails waits that long.
const PATIENCE: Duration = Duration::from_secs(60);

/// Waits until it holds: for what no verb of the page waits for.
#[track_caller]
fn wait(what: &str, holds: impl Fn() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < PATIENCE, "{what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Presses what copies, and returns what is then pasted.
#[track_caller]
fn copied(page: &Page, button: &str, told: &str) -> String {
    // The windows of WebKit are on one screen, which has one clipboard.
    static CLIPBOARD: Mutex<()> = Mutex::new(());
    let _ours = CLIPBOARD.lock().unwrap_or_else(PoisonError::into_inner);
    page.press(button);
    page.reads(told, |says| says == "Copied.");
    page.script(
        "const field = document.createElement('textarea'); field.id = 'pasted'; \
         document.body.append(field); field.focus()",
        &[],
    );
    page.keys(&format!("{}v", keys::CONTROL));
    let pasted = "return document.getElementById('pasted').value";
    wait("it is pasted", || page.script(pasted, &[]) != json!(""));
    let text = page.script(
        "const field = document.getElementById('pasted'); field.remove(); return field.value",
        &[],
    );
    text.as_str().unwrap_or_default().to_owned()
}

/// Waits until the address has settled to one that holds this.
#[track_caller]
fn settles(page: &Page, fragment: &str) {
    wait(&format!("the address should hold “{fragment}”"), || {
        page.fragment().split('&').any(|pair| pair == fragment)
    });
}

/// Waits until the storage holds this.
#[track_caller]
fn stores(page: &Page, pair: &str) {
    wait(&format!("the storage should hold “{pair}”"), || {
        let stored = page.stored(WHEEL).unwrap_or_default();
        stored.split('&').any(|stored| stored == pair)
    });
}

/// Waits until what is stored under this key holds a part.
#[track_caller]
fn keeps(page: &Page, key: &str, part: &str) {
    wait(&format!("{key} should hold “{part}”"), || {
        page.stored(key).is_some_and(|text| text.contains(part))
    });
}

/// Where the visitor's own wheel is stored.
const WHEEL: &str = "wheel";

/// The numbers in a text, as English writes them: "Month 36: flywheel 1,252" holds 36 and 1252.
fn numbers_in(text: &str) -> Vec<f64> {
    let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == ',' || c == '-';
    text.replace('−', "-")
        .split(|c| !is_part(c))
        .map(|word| word.trim_end_matches(['.', ',']).replace(',', ""))
        .filter_map(|word| word.parse().ok())
        .collect()
}

/// Whether the page may show this number so: three significant digits, or whole from 100 on.
fn shows(shown: f64, exact: f64) -> bool {
    let last_digit = if exact == 0.0 {
        0.0
    } else {
        10f64.powf((exact.abs().log10().floor() - 2.0).min(0.0))
    };
    (shown - exact).abs() <= 0.5001 * last_digit + 1e-12
}

/// Opens what is closed and can be seen, and tells whether all that is open has something in it.
const UNFOLD: &str = r"
const seen = [...document.querySelectorAll('details:not(.menu)')].filter((one) => one.getClientRects().length > 0);
for (const one of seen) one.open = true;
return seen.every((one) => one.children.length > 1)";

/// Opens every disclosure of the view that is shown, and waits until each has something in it.
#[track_caller]
fn unfold_all(page: &Page) {
    wait("all of it is unfolded", || {
        page.script(UNFOLD, &[]) == json!(true)
    });
}

/// Opens every disclosure of the page.
#[track_caller]
fn open_all(page: &Page) {
    page.bring_all();
    page.script(
        "for (const details of document.querySelectorAll('details:not(.menu)')) details.open = true",
        &[],
    );
    page.reads("#crossover .sum", |sum| !sum.is_empty());
}

/// No number on the page, in words or drawings, is NaN or infinite, and the app has not stopped.
#[track_caller]
fn is_sound(page: &Page, after: &str) {
    page.bring_all();
    let found = page.script(
        r"
// What the page quotes was typed by the visitor.
const own = (text) => text.replace(/“[^”]*”/g, '');
const html = own(document.body.outerHTML).match(/.{0,80}\b(NaN|Infinity|undefined)\b.{0,40}/);
const text = own(document.body.innerText).match(/.{0,80}(∞|\bnull\b|\binf\b|\[object).{0,40}/);
return [html?.[0] ?? null, text?.[0] ?? null, document.querySelector('#failed').hidden]",
        &[],
    );
    assert_eq!(found, json!([null, null, true]), "after {after}");
}

/// Whether the button of this name can be pressed.
#[track_caller]
fn can_press(page: &Page, name: &str) -> bool {
    let script = "const button = [...document.querySelectorAll('button')]\
        .find((button) => button.textContent.trim() === arguments[0]); return !button.disabled";
    page.script(script, &[json!(name)]) == json!(true)
}

/// Takes the focus off whatever has it.
#[track_caller]
fn leave(page: &Page) {
    page.script("document.activeElement?.blur()", &[]);
}

/// Whether the element is there to be seen.
#[track_caller]
fn is_shown(page: &Page, css: &str) -> bool {
    let script = "return (document.querySelector(arguments[0])?.getClientRects().length ?? 0) > 0";
    page.script(script, &[json!(css)]) == json!(true)
}
