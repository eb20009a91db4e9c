//! Milliseconds of one case in one way: natively by criterion, the others in the browser.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as BASE64;
use flywheel_tests::Browser;
use serde_json::{Value, json};

use crate::setting;

/// How a case is computed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Native,
    Wasm,
    Plain,
    Published,
    /// Plain JavaScript that sorts all futures: only the fan has it.
    Sorting,
}

impl Way {
    /// Those that every case has.
    pub(crate) const EVERY: [Way; 4] = [Way::Native, Way::Wasm, Way::Plain, Way::Published];

    pub(crate) fn of(row: &Row) -> Vec<Way> {
        let sorting = (row.name == "futures").then_some(Way::Sorting);
        Way::EVERY.into_iter().chain(sorting).collect()
    }

    /// What it is called, in the script too.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Way::Native => "native",
            Way::Wasm => "wasm",
            Way::Plain => "plain JavaScript",
            Way::Published => "simulation",
            Way::Sorting => "sorting",
        }
    }
}

/// One case at one size, and its times in each way, a time for each round.
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) size: u64,
    pub(crate) times: [Vec<f64>; 5],
}

impl Row {
    /// Of all rounds, since what else runs on the machine only ever adds.
    pub(crate) fn least(&self, way: Way) -> f64 {
        self.times[way as usize]
            .iter()
            .copied()
            .fold(f64::INFINITY, f64::min)
    }
}

/// The rows to be timed, of the JSON that has the cases.
pub(crate) fn rows(cases: &str) -> Result<Vec<Row>> {
    let cases: Vec<Value> = serde_json::from_str(cases)?;
    let row = |case: &Value| {
        Some(Row {
            name: case["name"].as_str()?.to_owned(),
            size: case["size"].as_u64()?,
            times: Default::default(),
        })
    };
    cases.iter().map(|case| row(case).context("no case")).collect()
}

/// Brings script, cases and wasm into the page.
pub(crate) fn install(browser: &Browser, cases: &str) -> Result<()> {
    let script = fs::read_to_string(setting("SCRIPT")?)?;
    let wasm = BASE64.encode(fs::read(setting("WASM")?)?);
    let install = format!("{script}\nwindow.engine = engine;\nawait engine.install(...arguments);");
    browser.promise(&install, &[json!(cases), json!(wasm)])?;
    Ok(())
}

pub(crate) fn time(browser: &Browser, way: Way, row: &Row) -> Result<f64> {
    if way == Way::Native {
        return natively(row);
    }
    let time = browser.promise(
        "return window.engine.time(...arguments);",
        &[json!(way.name()), json!(row.name), json!(row.size)],
    );
    time?.as_f64().context("no time")
}

/// The fastest batch of a short run of criterion, whose batches are as long as those in the browser.
fn natively(row: &Row) -> Result<f64> {
    let target = env::var("CARGO_TARGET_DIR").context("run `cargo xtask bench`")?;
    let case = format!("{}/{}", row.name, row.size);
    let mut command = Command::new(env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    command.args([
        "bench",
        "--locked",
        "--quiet",
        "--package",
        "flywheel-engine-bench",
        "--bench",
        "engine",
        "--",
    ]);
    command.args(["--exact", &case, "--noplot", "--sample-size", "100"]);
    command.args(["--warm-up-time", "0.2", "--measurement-time", "0.5"]);
    let done = command.output()?;
    ensure!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let file = PathBuf::from(target)
        .join("criterion")
        .join(case)
        .join("new/sample.json");
    let sample: Value = serde_json::from_str(&fs::read_to_string(file)?)?;
    let column = |name: &str| serde_json::from_value::<Vec<f64>>(sample[name].clone());
    let (times, runs) = (column("times")?, column("iters")?);
    let nanoseconds = times.iter().zip(&runs).map(|(time, runs)| time / runs);
    Ok(nanoseconds.fold(f64::INFINITY, f64::min) / 1e6)
}
