//! Types a thousand keys into the real page in Chromium, and says how long its scripts ran for each.
//! `cargo xtask bench` runs it.

use anyhow::{Context, Result};
use flywheel_tests::{Browser, Engine, Page, Pool, site_address};
use serde_json::json;

const KEYSTROKES: usize = 1000;
/// Typed after a first `1`, so that the field holds a valid number at every moment.
const CYCLE: [&str; 6] = ["8", "5", "0", "Backspace", "Backspace", "Backspace"];
const FIELD: &str = "input[name=traffic]";

const MEDIAN_LIMIT: f64 = 2.0;
const P99_LIMIT: f64 = 8.0;

const WATCH: &str = "
window.longTasks = 0;
new PerformanceObserver((list) => { window.longTasks += list.getEntries().length; }).observe({ type: 'longtask' });
const field = document.querySelector(arguments[0]);
field.focus();
field.select();";

fn main() -> Result<()> {
    let site = site_address()?;
    let pool = Pool::default();
    let page = Page::new(pool.take(Engine::Chromium, 1280, &site)?, 1280, &site, "bench");
    page.open("");
    page.script(WATCH, &[json!(FIELD)]);
    let browser = page.browser();
    browser.devtools("Performance.enable", json!({}))?;
    type_key(browser, "1")?;
    let costs = time_keys(browser)?;
    print(
        &costs.iter().map(|cost| cost.script).collect::<Vec<_>>(),
        "script",
        Some((MEDIAN_LIMIT, P99_LIMIT)),
    );
    print(
        &costs.iter().map(|cost| cost.task).collect::<Vec<_>>(),
        "all work",
        None,
    );
    println!(
        "long tasks (over 50 ms): {}",
        page.script("return window.longTasks", &[])
    );
    Ok(())
}

/// Milliseconds of the page's main thread.
#[derive(Clone, Copy)]
struct Cost {
    script: f64,
    task: f64,
}

fn time_keys(browser: &Browser) -> Result<Vec<Cost>> {
    let mut before = used(browser)?;
    let mut costs = Vec::with_capacity(KEYSTROKES);
    for key in CYCLE.iter().cycle().take(KEYSTROKES) {
        type_key(browser, key)?;
        let after = used(browser)?;
        costs.push(Cost {
            script: after.script - before.script,
            task: after.task - before.task,
        });
        before = after;
    }
    Ok(costs)
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

/// What the page's scripts, and its main thread in all, have used since it was opened.
fn used(browser: &Browser) -> Result<Cost> {
    let metrics = browser.devtools("Performance.getMetrics", json!({}))?;
    let seconds = |name: &str| {
        let found = metrics["metrics"]
            .as_array()?
            .iter()
            .find(|metric| metric["name"] == name)?;
        found["value"].as_f64()
    };
    let milliseconds = |name| {
        seconds(name)
            .map(|value| value * 1000.0)
            .with_context(|| format!("no {name}"))
    };
    Ok(Cost {
        script: milliseconds("ScriptDuration")?,
        task: milliseconds("TaskDuration")?,
    })
}

fn print(costs: &[f64], what: &str, limits: Option<(f64, f64)>) {
    let mut sorted = costs.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |share: usize| sorted[(sorted.len() - 1) * share / 100];
    let limit = |limit: Option<f64>| limit.map(|limit| format!(" (limit {limit})")).unwrap_or_default();
    println!(
        "{what} for each of {} keystrokes, ms: median {:.2}{}, p99 {:.2}{}, most {:.2}",
        sorted.len(),
        at(50),
        limit(limits.map(|limits| limits.0)),
        at(99),
        limit(limits.map(|limits| limits.1)),
        at(100),
    );
}
