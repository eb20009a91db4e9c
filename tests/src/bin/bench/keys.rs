//! What a keystroke costs the page's main thread.

use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use flywheel_tests::{Browser, Page};
use serde_json::{Value, json};

const KEYSTROKES: usize = 1000;
/// Typed after a first `1`, so that the field holds a valid number at every moment.
const CYCLE: [&str; 6] = ["8", "5", "0", "Backspace", "Backspace", "Backspace"];

/// A mid-range phone against this machine.
const CPU_SLOWDOWN: u32 = 4;

/// Focuses the field, and keeps how long each long task takes that begins once this script is done: under a slowdown
/// it is one itself.
const WATCH: &str = "
window.longTasks = [];
window.watchedFrom = Infinity;
setTimeout(() => { window.watchedFrom = performance.now() });
new PerformanceObserver((list) => {
  const begun = list.getEntries().filter((task) => task.startTime >= window.watchedFrom);
  window.longTasks.push(...begun.map((task) => task.duration));
}).observe({ type: 'longtask' });
const field = document.querySelector(arguments[0]);
field.focus();
field.select();";

/// The parts of a keystroke's cost with the browser's names for them. What the others leave of all work is painting.
const PARTS: [(&str, &str); 4] = [
    ("script", "ScriptDuration"),
    ("style", "RecalcStyleDuration"),
    ("layout", "LayoutDuration"),
    ("all work", "TaskDuration"),
];

/// Milliseconds of the page's main thread, for each of [`PARTS`].
type Cost = [f64; PARTS.len()];

/// Types a thousand keys into a field, and prints what each costs beside the limits of its script: the median's and
/// the hundredth's.
pub(crate) fn keystrokes(page: &Page, field: &str, limits: (f64, f64)) -> Result<()> {
    page.script(WATCH, &[json!(field)]);
    let browser = page.browser();
    browser.devtools("Performance.enable", json!({}))?;
    type_key(browser, "1")?;
    let costs = time_keys(browser, KEYSTROKES)?;
    println!("  ms for each of {KEYSTROKES} keystrokes");
    for (part, (name, _)) in PARTS.into_iter().enumerate() {
        let limits = (part == 0).then_some(limits);
        print(name, costs.iter().map(|cost| cost[part]), limits);
    }
    let rest = costs
        .iter()
        .map(|[script, style, layout, all]| all - script - style - layout);
    print("paint and the rest", rest, None);
    println!("  long tasks (over 50 ms), ms each: {}", long_tasks(page));
    Ok(())
}

/// Tells whether any key takes longer than a twentieth of a second where everything is four times slower.
pub(crate) fn long_tasks_on_a_phone(page: &Page, field: &str) -> Result<()> {
    let browser = page.browser();
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": CPU_SLOWDOWN }))?;
    page.script(WATCH, &[json!(field)]);
    type_key(browser, "1")?;
    time_keys(browser, KEYSTROKES / 3)?;
    println!(
        "  long tasks, {CPU_SLOWDOWN} times slower, ms each: {}",
        long_tasks(page)
    );
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }))?;
    Ok(())
}

/// How long each took so far, including those that follow when nothing is typed any more.
fn long_tasks(page: &Page) -> Value {
    const SETTLED_AFTER: Duration = Duration::from_secs(2);
    thread::sleep(SETTLED_AFTER);
    page.script("return window.longTasks", &[])
}

fn time_keys(browser: &Browser, count: usize) -> Result<Vec<Cost>> {
    let mut before = used(browser)?;
    let mut costs = Vec::with_capacity(count);
    for key in CYCLE.iter().cycle().take(count) {
        type_key(browser, key)?;
        let after = used(browser)?;
        costs.push(std::array::from_fn(|part| after[part] - before[part]));
        before = after;
    }
    Ok(costs)
}

/// Types so many keys, as fast as they are taken.
pub(crate) fn type_keys(page: &Page, field: &str, count: usize) -> Result<()> {
    page.script(WATCH, &[json!(field)]);
    type_key(page.browser(), "1")?;
    for key in CYCLE.iter().cycle().take(count) {
        type_key(page.browser(), key)?;
    }
    Ok(())
}

fn type_key(browser: &Browser, key: &str) -> Result<()> {
    let is_backspace = key == "Backspace";
    let code = if is_backspace {
        8
    } else {
        u32::from(key.as_bytes()[0])
    };
    let mut down = json!({ "type": "keyDown", "key": key, "windowsVirtualKeyCode": code });
    if !is_backspace {
        down["text"] = json!(key);
    }
    browser.devtools("Input.dispatchKeyEvent", down)?;
    browser.devtools(
        "Input.dispatchKeyEvent",
        json!({ "type": "keyUp", "key": key, "windowsVirtualKeyCode": code }),
    )?;
    Ok(())
}

/// What the page has used since it was opened.
fn used(browser: &Browser) -> Result<Cost> {
    let metrics = browser.devtools("Performance.getMetrics", json!({}))?;
    let mut used = [0.0; PARTS.len()];
    for (used, (_, name)) in used.iter_mut().zip(PARTS) {
        *used = 1000.0 * metric(&metrics, name)?;
    }
    Ok(used)
}

/// A number that the browser keeps of the page.
pub(crate) fn metric(metrics: &Value, name: &str) -> Result<f64> {
    let all = metrics["metrics"].as_array().context("no metrics")?;
    let found = all.iter().find(|metric| metric["name"] == name);
    found
        .and_then(|metric| metric["value"].as_f64())
        .with_context(|| format!("no {name}"))
}

fn print(what: &str, costs: impl Iterator<Item = f64>, limits: Option<(f64, f64)>) {
    let mut sorted: Vec<f64> = costs.collect();
    sorted.sort_by(f64::total_cmp);
    let at = |share: usize| sorted[(sorted.len() - 1) * share / 100];
    let limit = |limit: Option<f64>| limit.map(|limit| format!(" (limit {limit})")).unwrap_or_default();
    println!(
        "  {what:<20} median {:.2}{}, p99 {:.2}{}, most {:.2}",
        at(50),
        limit(limits.map(|limits| limits.0)),
        at(99),
        limit(limits.map(|limits| limits.1)),
        at(100),
    );
}
