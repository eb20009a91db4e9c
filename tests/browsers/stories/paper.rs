//! What is printed: each text has its own place, and a sheet without entries has lines to write on.

use flywheel_tests::{Engine, Page};
use serde_json::json;

use super::everyone::{VIEWS, open};
use super::stories;

/// A page of A4 between its margins, in CSS pixels.
pub(super) const PAPER: u32 = 680;

/// Texts that lie over others.
pub(super) const OVERLAPPING: &str = r"
const HALF_A_LINE = 6;
const pieces = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const text = walker.currentNode;
  const around = text.parentElement;
  if (!text.data.trim() || !around.checkVisibility() || around.closest('.visually-hidden, svg, option, noscript')) continue;
  const range = document.createRange();
  range.selectNodeContents(text);
  for (const box of range.getClientRects()) if (box.width > 1) pieces.push([box, text]);
}
const found = new Set();
pieces.forEach(([box, text], index) => {
  for (const [other, over] of pieces.slice(index + 1)) {
    const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
    const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
    if (text !== over && across > 2 && down > HALF_A_LINE) found.add(`${text.data} | ${over.data}`);
  }
});
return [...found].slice(0, 20)";

/// Empty fields without a line below them, sheets without entries and without empty rows, sheets wider than the paper,
/// and words in the colour of the paper.
const NOT_WRITABLE: &str = r"
const shown = (css) => [...document.querySelectorAll(css)].filter((one) => one.checkVisibility());
const isLine = (one) => {
  const { borderBottomWidth, borderBottomColor } = getComputedStyle(one);
  return parseFloat(borderBottomWidth) > 0 && !/, 0\)$/.test(borderBottomColor);
};
const fields = shown('.entry, .field.wide > input').filter((field) => !isLine(field));
const sheets = shown('.sheet').filter((sheet) => {
  const rows = [...sheet.querySelectorAll('tbody tr, tfoot tr')].filter((row) => row.checkVisibility());
  return rows.length < 5 || !rows.every((row) => [...row.cells].every(isLine));
});
const wide = shown('.sheet').filter((sheet) => sheet.getBoundingClientRect().right > innerWidth);
const pale = shown('.choice span').filter((words) => getComputedStyle(words).color === 'rgb(255, 255, 255)');
return [fields, sheets, wide, pale].flat().map((one) => one.id || one.outerHTML.slice(0, 80))";

/// Shows a view as on a sheet of paper.
fn print(page: &Page, view: &str) {
    open(page, "de", view);
    let paper = json!({ "width": PAPER, "height": 1000, "deviceScaleFactor": 1, "mobile": false });
    devtools(page, "Emulation.setDeviceMetricsOverride", paper);
    page.show_printed();
    // What is printed may have been scrolled.
    page.script("scrollTo(0, document.body.scrollHeight / 2)", &[]);
}

fn show_on_screen(page: &Page) {
    devtools(page, "Emulation.clearDeviceMetricsOverride", json!({}));
    devtools(page, "Emulation.setEmulatedMedia", json!({ "media": "" }));
}

fn devtools(page: &Page, command: &str, parameters: serde_json::Value) {
    page.browser().devtools(command, parameters).expect("an answer");
}

stories! {
    #[only_in(Engine::Chromium, "only Chromium can show how it prints")]
    fn no_text_lies_over_another(page) {
        for view in VIEWS {
            print(page, view);
            let found = page.script(OVERLAPPING, &[]);
            show_on_screen(page);
            assert_eq!(found, json!([]), "{view}");
        }
    }

    #[only_in(Engine::Chromium, "only Chromium can show how it prints")]
    fn what_is_not_filled_in_can_be_filled_in_by_hand(page) {
        for view in ["worksheet", "journey"] {
            print(page, view);
            let found = page.script(NOT_WRITABLE, &[]);
            show_on_screen(page);
            assert_eq!(found, json!([]), "{view}");
        }
    }
}
