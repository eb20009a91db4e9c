//! Times the real page in Chromium: keys, links and imports.
//! `cargo xtask bench` runs it.

use anyhow::{Context, Result};
use flywheel_tests::{Browser, Engine, Page, Pool, site_address};
use serde_json::json;

const KEYSTROKES: usize = 1000;
/// Typed after a first `1`, so that the field holds a valid number at every moment.
const CYCLE: [&str; 6] = ["8", "5", "0", "Backspace", "Backspace", "Backspace"];
const TRAFFIC: &str = "input[name=traffic]";
const PEOPLE_REACHED: &str = "input[name=journey-0]";

const MEDIAN_LIMIT: f64 = 2.0;
const P99_LIMIT: f64 = 8.0;
const HALF_A_FRAME: f64 = 1000.0 / 60.0 / 2.0;
const FIVE_RANGES: &str = "#preset=saas&horizon=60&low-traffic=8000&high-traffic=12500&low-conversion=,10\
&high-conversion=,20&low-churn=1.5&high-churn=4&low-nps=20&high-nps=50&low-recommended=10&high-recommended=35";

const JOURNEY: &str = "#preset=saas&view=journey";
/// What depends on the activities, and is open while keys are typed.
const OPEN: [&str; 4] = ["activities", "gap", "touchpoints", "grid"];
const ACTIVITIES: &str = "
const field = document.querySelector('#activity-paste');
const row = (_, n) => [`Post ${n}`, 1 + n % 7, '', `Channel ${n % 5}`, `Kind ${n % 4}`, 1 + n % 9].join('\\t');
field.value = Array.from({ length: 200 }, row).join('\\n');
field.dispatchEvent(new Event('change', { bubbles: true }))";

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
    keystrokes(&page, TRAFFIC, (MEDIAN_LIMIT, P99_LIMIT))?;
    println!("\nWith five ranges, the fan included:");
    page.open(FIVE_RANGES);
    keystrokes(&page, TRAFFIC, (HALF_A_FRAME, f64::INFINITY))?;
    println!("\nIn a journey of 200 activities, with its tables open:");
    open_journey(&page);
    keystrokes(&page, PEOPLE_REACHED, (HALF_A_FRAME, f64::INFINITY))?;
    import(&page)?;
    links(&page)
}

/// Times what a link costs that nobody would write, until the page is as it says.
fn links(page: &Page) -> Result<()> {
    page.open("#preset=saas");
    let times = page.promise(include_str!("links.js"), &[]);
    let times = times.as_array().context("no times")?;
    let mut times: Vec<f64> = times.iter().filter_map(serde_json::Value::as_f64).collect();
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    println!(
        "\n{} hostile links, ms each: median {:.1}, p99 {:.1}, most {:.1} (limit 5)",
        times.len(),
        at(50),
        at(99),
        at(100)
    );
    Ok(())
}

/// Times the import of a file of ten thousand rows, from choosing it to the words that it is in.
fn import(page: &Page) -> Result<()> {
    const ROUNDS: usize = 5;
    page.open("#preset=saas&view=worksheet");
    page.bring_all();
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let time = page.promise(include_str!("import.js"), &[]);
        times.push(time.as_f64().context("no time")?);
    }
    times.sort_by(f64::total_cmp);
    println!(
        "\n10 000 rows imported: {:.0} ms ({:.0} to {:.0}; limit 1 000)",
        times[ROUNDS / 2],
        times[0],
        times[ROUNDS - 1]
    );
    Ok(())
}

fn open_journey(page: &Page) {
    page.open(JOURNEY);
    page.bring_all();
    for section in OPEN {
        page.unfold(section);
    }
    page.script(ACTIVITIES, &[]);
    page.reads("#activities > summary", |says| says.contains("200 activities"));
}

fn keystrokes(page: &Page, field: &str, limits: (f64, f64)) -> Result<()> {
    page.script(WATCH, &[json!(field)]);
    let browser = page.browser();
    browser.devtools("Performance.enable", json!({}))?;
    type_key(browser, "1")?;
    let costs = time_keys(browser)?;
    print(
        &costs.iter().map(|cost| cost.script).collect::<Vec<_>>(),
        "script",
        Some(limits),
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
