//! Prose is set to be read: no line is too long for the eye to find the next one.

use serde_json::json;

use super::everyone::{VIEWS, open};
use super::stories;

/// Lines of paragraphs with more than 65 letters. Letters differ in width, so that a few more may stand in one line.
const LONG: &str = r"
const MOST = 65 + 7;
const found = [];
for (const prose of document.querySelectorAll('p')) {
  if (!prose.checkVisibility() || prose.closest('.visually-hidden, .notice, .take, #verdict-hint')) continue;
  const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
  const lines = new Map();
  while (walker.nextNode()) {
    const text = walker.currentNode;
    for (let at = 0; at < text.length; at += 1) {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const top = Math.round(range.getBoundingClientRect().top / 6);
      lines.set(top, (lines.get(top) ?? '') + text.data[at]);
    }
  }
  for (const line of lines.values()) if (line.trim().length > MOST) found.push(line);
}
return found.slice(0, 10)";

stories! {
    #[desk]
    fn no_line_of_prose_has_more_than_65_letters(page) {
        for view in VIEWS {
            open(page, "en", view);
            assert_eq!(page.script(LONG, &[]), json!([]), "{view}");
        }
    }
}
