//! Typing and pressing.

use anyhow::{Result, ensure};
use fantoccini::elements::Element;
use serde_json::{Value, json};

use super::{Page, keys};
use crate::engine::Engine;

const FIND: &str = include_str!("find.js");

/// Keeps whether the next click misses the element.
const AWAIT_CLICK: &str = "\
window.isClickMissed = true;
arguments[0].addEventListener('click', () => { window.isClickMissed = false }, { capture: true, once: true })";

/// Opens the menu or the section of more numbers in which an element stands, as whoever looks for it does.
const OPEN: &str = "\
    const opens = 'details:is(.menu, .more, .presets):not([open])';\
    const from = found?.matches('summary') ? found.parentElement : found;\
    for (let closed = from?.parentElement?.closest(opens); closed; closed = closed.parentElement.closest(opens)) {\
      closed.open = true;\
    }";

impl Page {
    /// Types this in place of what the field with this label holds. The field keeps the focus.
    #[track_caller]
    pub fn fill(&self, label: &str, text: &str) {
        self.looking(&format!("filling “{label}”"), || {
            let field = self.find("field", label)?;
            self.browser.wait_for(field.click())?;
            self.browser.script("document.activeElement.select?.()", &[])?;
            let typed = if text.is_empty() { keys::BACKSPACE } else { text };
            self.browser.wait_for(field.send_keys(typed))?;
            // WebKit may place the caret after the selection was made: then it is done again.
            let held = self.browser.script("return document.activeElement.value", &[])?;
            ensure!(held == json!(text), "the field holds {held}");
            Ok(())
        });
    }

    /// Chooses the option with these words in the list with this label.
    #[track_caller]
    pub fn choose(&self, label: &str, option: &str) {
        self.looking(&format!("choosing “{option}” in “{label}”"), || {
            let list = self.find("field", label)?;
            self.browser.wait_for(list.select_by_label(option))
        });
    }

    /// Presses the button, link, switch or summary of this name.
    #[track_caller]
    pub fn press(&self, name: &str) {
        self.looking(&format!("pressing “{name}”"), || {
            let button = self.find("button", name)?;
            self.click(&button)
        });
    }

    /// Presses what this selector finds; for what has no name, such as a part of a drawing.
    #[track_caller]
    pub fn press_at(&self, css: &str) {
        self.looking(&format!("pressing {css}"), || {
            let script = format!(
                "const found = document.querySelector(arguments[0]); {OPEN}\
                 found?.scrollIntoView({{ block: 'center' }}); return found"
            );
            let found = self.browser.script(&script, &[json!(css)])?;
            self.click(&self.browser.element(&found)?)
        });
    }

    /// Opens the section of this id, if it is closed. What has just been fetched above it may move it
    /// away under the pointer: then it is pressed again.
    #[track_caller]
    pub fn unfold(&self, id: &str) {
        self.looking(&format!("opening #{id}"), || {
            let script = format!(
                "const found = document.querySelector(`#${{arguments[0]}} > summary`); {OPEN}\
                 found?.scrollIntoView({{ block: 'center' }}); return [found, found.parentElement.open]"
            );
            let found = self.browser.script(&script, &[json!(id)])?;
            if found[1] == json!(true) {
                return Ok(());
            }
            self.browser.wait_for(self.browser.element(&found[0])?.click())?;
            anyhow::bail!("it is closed")
        });
    }

    /// Clicks on an element. WebKit's driver clicks where the element was, and misses it if the page has moved
    /// meanwhile; that is an error, after which a verb tries again.
    fn click(&self, element: &Element) -> Result<()> {
        if self.engine() != Engine::Webkit {
            return self.browser.wait_for(element.click());
        }
        self.browser
            .script(AWAIT_CLICK, &[serde_json::to_value(element)?])?;
        self.browser.wait_for(element.click())?;
        // If the click has led to another page, that one knows nothing of it, or there is none yet.
        let is_missed = self.browser.script("return window.isClickMissed", &[]);
        ensure!(
            !is_missed.is_ok_and(|missed| missed == json!(true)),
            "the click missed it"
        );
        Ok(())
    }

    /// Presses keys wherever the focus is: letters and [`keys`], where a key such as
    /// [`keys::CONTROL`] is held while the others are pressed. WebKit's driver garbles Shift with Tab.
    #[track_caller]
    pub fn keys(&self, keys: &str) {
        let (held, pressed): (Vec<char>, Vec<char>) = keys.chars().partition(|key| keys::is_held(*key));
        let event = |kind: &str, key: &char| json!({ "type": kind, "value": key.to_string() });
        let mut events: Vec<Value> = held.iter().map(|key| event("keyDown", key)).collect();
        events.extend(
            pressed
                .iter()
                .flat_map(|key| [event("keyDown", key), event("keyUp", key)]),
        );
        events.extend(held.iter().rev().map(|key| event("keyUp", key)));
        let actions = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": events }] });
        self.now("pressing keys", self.browser.command("actions", actions));
    }

    /// Gives the focus to the field with this label without changing it.
    #[track_caller]
    pub fn focus(&self, label: &str) {
        self.looking(&format!("focusing “{label}”"), || {
            let found = self.browser.script(FIND, &[json!("field"), json!(label)])?;
            self.browser.script("arguments[0].focus()", &[found])
        });
    }

    pub(super) fn find(&self, kind: &str, name: &str) -> Result<Element> {
        let found = self.browser.script(FIND, &[json!(kind), json!(name)])?;
        // The driver scrolls only to what is outside the window; a visitor also scrolls to what something else covers.
        self.browser.script(
            "arguments[0].scrollIntoView({ block: 'center' })",
            std::slice::from_ref(&found),
        )?;
        self.browser.element(&found)
    }
}
