//! Times the real page in Chromium: keys, in the page and in a widget of another page, links, imports, and what
//! ten thousand edits leave behind. `cargo xtask bench` runs it.

mod keys;
mod memory;

use anyhow::{Context, Result};
use flywheel_tests::{Engine, Host, Page, Pool, site_address};
use keys::{keystrokes, long_tasks_on_a_phone};
use serde_json::json;

const TRAFFIC: &str = "input[name=traffic]";
const PEOPLE_REACHED: &str = "input[name=journey-0]";

const MEDIAN_LIMIT: f64 = 2.0;
const P99_LIMIT: f64 = 8.0;
const HALF_A_FRAME: f64 = 1000.0 / 60.0 / 2.0;
const FIVE_RANGES: &str = "#preset=saas&horizon=60&low-traffic=8000&high-traffic=12500&low-conversion=,10\
&high-conversion=,20&low-churn=1.5&high-churn=4&low-nps=20&high-nps=50&low-recommended=10&high-recommended=35";

const WORKSHEET: &str = "#preset=saas&view=worksheet";
/// Pastes nine stages of each month from 1950 on.
const LEDGER: &str = "
const field = document.querySelector('#ledger-paste');
const two = (n) => String(n).padStart(2, '0');
const row = (_, n) => {
  const month = Math.floor(n / 9);
  return [`${1950 + Math.floor(month / 12)}-${two(1 + (month % 12))}`, 1 + (n % 9), '', 1000 - 100 * (n % 9)].join('\\t');
};
field.value = Array.from({ length: arguments[0] }, row).join('\\n');
field.dispatchEvent(new Event('change', { bubbles: true }))";
const LEDGER_ROWS: usize = 10_000;

const JOURNEY: &str = "#preset=saas&view=journey";
/// What depends on the activities, and is open while keys are typed.
const OPEN: [&str; 4] = ["activities", "gap", "touchpoints", "grid"];
const ACTIVITIES: &str = "
const field = document.querySelector('#activity-paste');
const row = (_, n) => [`Post ${n}`, 1 + n % 7, '', `Channel ${n % 5}`, `Kind ${n % 4}`, 1 + n % 9].join('\\t');
field.value = Array.from({ length: 200 }, row).join('\\n');
field.dispatchEvent(new Event('change', { bubbles: true }))";

fn main() -> Result<()> {
    let site = site_address()?;
    let pool = Pool::default();
    let page = Page::new(pool.take(Engine::Chromium, 1280, &site)?, 1280, &site, "bench");
    println!("In the page:");
    page.open("");
    keystrokes(&page, TRAFFIC, (MEDIAN_LIMIT, P99_LIMIT))?;
    long_tasks_on_a_phone(&page, TRAFFIC)?;
    println!("\nIn a widget of another page:");
    in_a_widget(&page)?;
    println!("\nWith five ranges, the fan included:");
    page.open(FIVE_RANGES);
    keystrokes(&page, TRAFFIC, (HALF_A_FRAME, f64::INFINITY))?;
    println!("\nIn a journey of 200 activities, with its tables open:");
    open_journey(&page);
    keystrokes(&page, PEOPLE_REACHED, (HALF_A_FRAME, f64::INFINITY))?;
    println!("\nIn a worksheet without a ledger, and with one of {LEDGER_ROWS} rows, its sections closed:");
    open_worksheet(&page);
    show_wheel(&page);
    keystrokes(&page, TRAFFIC, (MEDIAN_LIMIT, P99_LIMIT))?;
    open_worksheet(&page);
    paste_ledger(&page);
    show_wheel(&page);
    keystrokes(&page, TRAFFIC, (MEDIAN_LIMIT, P99_LIMIT))?;
    import(&page)?;
    links(&page)?;
    println!("\nMemory:");
    page.with_instance(|| {
        page.open("");
        memory::after_edits(&page, TRAFFIC)
    })
}

/// The widget in a page of another origin.
fn in_a_widget(page: &Page) -> Result<()> {
    let host = Host::start()?;
    let frame = format!(
        "<!doctype html><title>A post</title><iframe id=there width=100% height=900 src=\"{}widget/#preset=saas\"></iframe>",
        page.site()
    );
    host.put("/", &[], &frame);
    page.visit(&host.address());
    page.inside("#there", || {
        page.reads("#speed-value", |says| !says.is_empty());
        keystrokes(page, TRAFFIC, (MEDIAN_LIMIT, P99_LIMIT))?;
        long_tasks_on_a_phone(page, TRAFFIC)
    })
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
    open_worksheet(page);
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

fn open_worksheet(page: &Page) {
    page.open(WORKSHEET);
    page.bring_all();
}

fn paste_ledger(page: &Page) {
    page.unfold("ledger-step");
    page.script(LEDGER, &[json!(LEDGER_ROWS)]);
    page.reads("#ledger-rows", |says| says.contains("10,000"));
    page.script("document.getElementById('ledger-step').open = false", &[]);
}

/// Goes to the inputs. The view that was open stays as it is and follows them.
fn show_wheel(page: &Page) {
    page.script("document.querySelector('.views button').click()", &[]);
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
