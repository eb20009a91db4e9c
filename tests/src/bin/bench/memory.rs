//! What edits leave behind in the browser's memory.

use anyhow::{Context, Result};
use flywheel_tests::{Browser, Page};
use serde_json::json;

use crate::keys::{metric, type_keys};

/// Undo keeps a limited number of steps: what it keeps is there after these.
const BEFORE: usize = 2_000;
const EDITS: usize = 10_000;

/// Prints how much more is in use after ten thousand edits than after the first two thousand.
pub(crate) fn after_edits(page: &Page, field: &str) -> Result<()> {
    let browser = page.browser();
    type_keys(page, field, BEFORE)?;
    let before = in_use(browser)?;
    type_keys(page, field, EDITS)?;
    let after = in_use(browser)?;
    for (what, (before, after)) in ["wasm, kB", "JavaScript, kB", "nodes", "listeners"]
        .into_iter()
        .zip(before.into_iter().zip(after))
    {
        println!("  {what:<20} {before:.0} after {BEFORE} edits, {after:.0} after {EDITS} more");
    }
    Ok(())
}

/// The wasm's memory and the script's, each in kB, nodes and listeners, once what nobody holds is gone.
fn in_use(browser: &Browser) -> Result<[f64; 4]> {
    for _ in 0..2 {
        browser.devtools("HeapProfiler.collectGarbage", json!({}))?;
    }
    let metrics = browser.devtools("Performance.getMetrics", json!({}))?;
    Ok([
        wasm(browser)? / 1000.0,
        metric(&metrics, "JSHeapUsedSize")? / 1000.0,
        metric(&metrics, "Nodes")?,
        metric(&metrics, "JSEventListeners")?,
    ])
}

/// The bytes of all wasm memories of the page.
fn wasm(browser: &Browser) -> Result<f64> {
    let prototype = browser.devtools(
        "Runtime.evaluate",
        json!({ "expression": "WebAssembly.Memory.prototype" }),
    )?;
    let prototype = &prototype["result"]["objectId"];
    let found = browser.devtools("Runtime.queryObjects", json!({ "prototypeObjectId": prototype }))?;
    let sum = "function () { return this.reduce((bytes, memory) => bytes + memory.buffer.byteLength, 0); }";
    let bytes = browser.devtools(
        "Runtime.callFunctionOn",
        json!({ "objectId": found["objects"]["objectId"], "functionDeclaration": sum, "returnByValue": true }),
    )?;
    bytes["result"]["value"].as_f64().context("no wasm memory")
}
