//! What edits leave behind in the browser's memory.

use anyhow::{Context, Result};
use flywheel_tests::Page;
use serde_json::json;

use crate::keys::{metric, type_keys};

/// Undo keeps a limited number of steps: what it keeps is there after these.
const BEFORE: usize = 2_000;
const EDITS: usize = 10_000;

/// Prints, of a page that keeps its instance, how much more is in use after ten thousand edits than after the first
/// two thousand.
pub(crate) fn after_edits(page: &Page, field: &str) -> Result<()> {
    type_keys(page, field, BEFORE)?;
    let before = in_use(page)?;
    type_keys(page, field, EDITS)?;
    let after = in_use(page)?;
    for (what, (before, after)) in ["wasm, kB", "JavaScript, kB", "nodes", "listeners"]
        .into_iter()
        .zip(before.into_iter().zip(after))
    {
        println!("  {what:<20} {before:.0} after {BEFORE} edits, {after:.0} after {EDITS} more");
    }
    Ok(())
}

/// The wasm's memory and the script's, each in kB, nodes and listeners, once what nobody holds is gone.
fn in_use(page: &Page) -> Result<[f64; 4]> {
    let browser = page.browser();
    for _ in 0..2 {
        browser.devtools("HeapProfiler.collectGarbage", json!({}))?;
    }
    let metrics = browser.devtools("Performance.getMetrics", json!({}))?;
    Ok([
        wasm(page)? / 1000.0,
        metric(&metrics, "JSHeapUsedSize")? / 1000.0,
        metric(&metrics, "Nodes")?,
        metric(&metrics, "JSEventListeners")?,
    ])
}

/// The bytes of the app's memory. Chromium's own list of all memories (`Runtime.queryObjects`) crashes the page.
fn wasm(page: &Page) -> Result<f64> {
    let script = "
const memory = Object.values(instance.exports).find((one) => one instanceof WebAssembly.Memory);
return memory.buffer.byteLength";
    page.script(script, &[]).as_f64().context("no wasm memory")
}
