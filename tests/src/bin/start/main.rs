//! How soon the page and the widget are there, on a slow phone in a slow net. `cargo xtask bench start` runs it.
//!
//! All are served by a real nginx, and opened in turns, since the machine is faster at one time than at another.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};
use flywheel_tests::{Browser, Engine, Nginx, Pool};
use serde_json::json;

const ROUNDS: usize = 11;
const CPU_SLOWDOWN: u32 = 4;
/// Bytes a second, of 1.6 and 0.75 Mbit/s.
const DOWN: u32 = 200_000;
const UP: u32 = 93_750;
const LATENCY_MS: u32 = 150;

/// The floor first: what all are compared with.
const OPENED: [(&str, &str); 4] = [
    ("one button in Leptos", "floor/"),
    ("the same by hand", "plain/"),
    ("the widget", "site/widget/"),
    ("the page", "site/"),
];
/// At most so many times the floor's time to its first result.
const LIMITS: [Option<f64>; 4] = [None, None, Some(1.5), Some(2.0)];

const TIMES: [&str; 3] = ["readable", "result", "interactive"];

fn main() -> Result<()> {
    let folder = env::var_os("FLYWHEEL_START").context("run `cargo xtask bench start`")?;
    let nginx = Nginx::serve(&PathBuf::from(folder))?;
    let pool = Pool::default();
    let browser = pool.take(Engine::Chromium, 390, nginx.address())?;
    slow_down(&browser)?;
    let mut measured = vec![Vec::new(); OPENED.len()];
    for _ in 0..ROUNDS {
        for (index, (_, path)) in OPENED.into_iter().enumerate() {
            measured[index].push(open(&browser, nginx.address(), path)?);
        }
    }
    print(&measured);
    Ok(())
}

fn slow_down(browser: &Browser) -> Result<()> {
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": CPU_SLOWDOWN }))?;
    browser.devtools("Network.enable", json!({}))?;
    browser.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true }))?;
    browser.devtools("Network.setBypassServiceWorker", json!({ "bypass": true }))?;
    browser.devtools(
        "Network.emulateNetworkConditions",
        json!({ "offline": false, "latency": LATENCY_MS, "downloadThroughput": DOWN, "uploadThroughput": UP }),
    )?;
    browser.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": include_str!("watch.js") }),
    )?;
    Ok(())
}

/// Milliseconds until it is readable, says its first computed result, and answers; then how much has moved.
fn open(browser: &Browser, site: &str, path: &str) -> Result<[f64; 4]> {
    browser.go("about:blank")?;
    // No worker of the round before, and nothing that it kept.
    let origin = site.trim_end_matches('/');
    browser.devtools(
        "Storage.clearDataForOrigin",
        json!({ "origin": origin, "storageTypes": "all" }),
    )?;
    browser.go(&format!("{site}{path}"))?;
    let times = browser.promise("return await globalThis.measured", &[])?;
    let time = |name: &str| {
        times[name]
            .as_f64()
            .with_context(|| format!("{path}: no {name}: {times}"))
    };
    Ok([
        time("readable")?,
        time("result")?,
        time("interactive")?,
        time("moved")?,
    ])
}

fn print(measured: &[Vec<[f64; 4]>]) {
    println!(
        "\nStart, ms: medians of {ROUNDS} rounds in turns, {CPU_SLOWDOWN} times slower, 1.6 Mbit/s, {LATENCY_MS} ms (times the floor)"
    );
    let median = |index: usize, column: usize| {
        let mut values: Vec<f64> = measured[index].iter().map(|round| round[column]).collect();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    println!(
        "  {:<24}{:>18}{:>18}{:>18}{:>8}",
        "", TIMES[0], TIMES[1], TIMES[2], "moved"
    );
    for (index, (name, _)) in OPENED.into_iter().enumerate() {
        let column = |column: usize| {
            let (value, floor) = (median(index, column), median(0, column));
            format!("{value:.0} ({:.2})", value / floor)
        };
        let limit = LIMITS[index]
            .map(|limit| format!("  result at most {limit}"))
            .unwrap_or_default();
        let moved = measured[index].iter().map(|round| round[3]).fold(0.0, f64::max);
        println!(
            "  {name:<24}{:>18}{:>18}{:>18}{moved:>8.3}{limit}",
            column(0),
            column(1),
            column(2)
        );
    }
}
