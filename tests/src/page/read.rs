//! Reading what the page says.

use std::collections::HashMap;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use super::{Page, keys};

/// The words of the first element that the selector finds, with single spaces. A number field within the heading
/// counts as the number that it holds.
const TEXT: &str = r"
const element = document.querySelector(arguments[0]);
if (!element) throw new Error(`there is no ${arguments[0]}`);
if (element.closest('[data-beforehand]')) throw new Error('the app does not run yet');
const held = element.tagName === 'H1' ? [...element.querySelectorAll('input')].map((input) => {
  const text = document.createTextNode(input.value);
  input.after(text);
  return text;
}) : [];
const words = (element.innerText ?? element.textContent).replace(/\s+/g, ' ').trim();
for (const text of held) text.remove();
return words";

/// The name of what has the focus, as a screen reader says it.
const FOCUS: &str = r"
const element = document.activeElement;
if (!element || element === document.body) return '';
const words = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const by = element.getAttribute('aria-labelledby');
if (by) return words(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(' '));
const labels = [...(element.labels ?? [])].map((label) => label.textContent).join(' ');
return words(element.getAttribute('aria-label') ?? (labels || element.innerText || element.id || element.tagName))";

impl Page {
    /// The visible words of what the selector finds.
    #[track_caller]
    #[must_use]
    pub fn text_of(&self, css: &str) -> String {
        self.looking(&format!("reading {css}"), || self.text(css))
    }

    /// Waits until the words of what the selector finds satisfy, and returns them.
    #[track_caller]
    pub fn reads(&self, css: &str, satisfies: impl Fn(&str) -> bool) -> String {
        self.looking(&format!("reading {css}"), || {
            let text = self.text(css)?;
            ensure!(satisfies(&text), "it says “{text}”");
            Ok(text)
        })
    }

    /// Waits until the page says this.
    #[track_caller]
    pub fn see(&self, words: &str) {
        self.looking(&format!("looking for “{words}”"), || {
            let text = self.text("body")?;
            ensure!(text.contains(words), "the page says “{text}”");
            Ok(())
        });
    }

    /// Waits until the page no longer says this.
    #[track_caller]
    pub fn see_no(&self, words: &str) {
        self.until(&format!("“{words}” should go"), || {
            let text = self.text("body")?;
            ensure!(!text.contains(words), "the page says “{text}”");
            Ok(())
        });
    }

    /// How many elements the selector finds.
    #[track_caller]
    #[must_use]
    pub fn count(&self, css: &str) -> usize {
        let script = "return document.querySelectorAll(arguments[0]).length";
        let count = self.now("counting", self.browser.script(script, &[json!(css)]));
        count
            .as_u64()
            .and_then(|count| usize::try_from(count).ok())
            .unwrap_or_default()
    }

    /// What the field with this label holds.
    #[track_caller]
    #[must_use]
    pub fn value_of(&self, label: &str) -> String {
        self.looking(&format!("reading the field “{label}”"), || {
            let field = self.find("field", label)?;
            self.browser
                .wait_for(field.prop("value"))?
                .context("it has no value")
        })
    }

    /// An attribute of what the selector finds.
    #[track_caller]
    #[must_use]
    pub fn attribute(&self, css: &str, attribute: &str) -> Option<String> {
        let script = "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? null";
        let value = self.browser.script(script, &[json!(css), json!(attribute)]);
        self.now("reading an attribute", value)
            .as_str()
            .map(str::to_owned)
    }

    /// The result in `<pre id="flywheel-result">`.
    #[track_caller]
    #[must_use]
    pub fn result(&self) -> Value {
        self.until("reading the result", || self.read_result())
    }

    /// Waits until the result satisfies, and returns it.
    #[track_caller]
    pub fn result_where(&self, satisfies: impl Fn(&Value) -> bool) -> Value {
        self.until("waiting for the result", || {
            let result = self.read_result()?;
            ensure!(satisfies(&result), "it is {result}");
            Ok(result)
        })
    }

    /// The name of what has the focus; empty if nothing has.
    #[track_caller]
    #[must_use]
    pub fn focused(&self) -> String {
        self.text_from(FOCUS)
    }

    /// The names of what has the focus at each of so many presses of Tab.
    #[track_caller]
    #[must_use]
    pub fn tab_order(&self, presses: usize) -> Vec<String> {
        (0..presses)
            .map(|_| {
                self.keys(keys::TAB);
                self.focused()
            })
            .collect()
    }

    /// The computed values of style properties of what the selector finds.
    #[track_caller]
    #[must_use]
    pub fn style(&self, css: &str, properties: &[&str]) -> HashMap<String, String> {
        let script = "const style = getComputedStyle(document.querySelector(arguments[0])); \
            return Object.fromEntries(arguments[1].map((name) => [name, style.getPropertyValue(name)]))";
        let values = self.now(
            "reading a style",
            self.browser.script(script, &[json!(css), json!(properties)]),
        );
        serde_json::from_value(values).unwrap_or_default()
    }

    /// Runs a script in the page and returns what it returns, for what no other verb can do. A script that throws is
    /// run again: what it looks for is not there yet.
    #[track_caller]
    pub fn script(&self, script: &str, arguments: &[Value]) -> Value {
        self.looking("running a script", || self.browser.script(script, arguments))
    }

    /// As [`Self::script`], where the script may use `await`.
    #[track_caller]
    pub fn promise(&self, script: &str, arguments: &[Value]) -> Value {
        self.now("running a script", self.browser.promise(script, arguments))
    }

    #[track_caller]
    pub(super) fn text_from(&self, script: &str) -> String {
        let value = self.now("reading the page", self.browser.script(script, &[]));
        value.as_str().unwrap_or_default().to_owned()
    }

    fn text(&self, css: &str) -> Result<String> {
        match self.browser.script(TEXT, &[json!(css)])? {
            Value::String(text) => Ok(text),
            other => bail!("not text: {other}"),
        }
    }

    fn read_result(&self) -> Result<Value> {
        let text = self.browser.script(
            "return document.querySelector('#flywheel-result')?.textContent",
            &[],
        )?;
        let text = text.as_str().context("there is no #flywheel-result")?;
        serde_json::from_str(text).with_context(|| format!("not JSON: {text}"))
    }
}
