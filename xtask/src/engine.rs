//! Compares the model with plain JavaScript and a published engine: the same numbers, and how long each takes.

use std::env::consts::EXE_EXTENSION;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::app::{self, Mode};
use crate::repo::Repo;
use crate::setup;
use crate::shell::{output, say, say_and_run};
use crate::test::{HOST_CRATES, in_target, while_serving};

const PACKAGE: &str = "flywheel-engine-bench";
/// The scripts, beside the crate.
const SCRIPTS: &str = "tests/engine/js";

/// Times every case natively, as wasm, in plain JavaScript and in the published engine, in turns, and draws how the
/// times grow with the size. The site is not built: an empty page is enough.
pub(crate) fn bench(repo: &Repo) -> Result<()> {
    setup::browsers(repo)?;
    setup::node_modules(repo)?;
    let wasm = app::compile(repo, Mode::Release, PACKAGE, &[])?;
    let cases = cases(repo)?;
    let script = bundle(repo)?;
    say("Building the benches (2 to 3 minutes the first time)…");
    let mut native = in_target(repo, "bench");
    native.args(["--quiet", "--no-run", "--package", PACKAGE, "--bench", "engine"]);
    output(&mut native)?;
    while_serving(repo, "run", |command| {
        command.args(["--quiet", "--package", "flywheel-tests", "--bin", "engine"]);
        command.env("FLYWHEEL_ENGINE_WASM", wasm);
        command.env("FLYWHEEL_ENGINE_CASES", cases);
        command.env("FLYWHEEL_ENGINE_SCRIPT", script);
        command.env("FLYWHEEL_ENGINE_PLOT", repo.root.join("docs/engine.svg"));
    })
}

/// Fails unless plain JavaScript and the published engine give the model's numbers; times nothing.
pub(crate) fn check(repo: &Repo) -> Result<()> {
    setup::node_modules(repo)?;
    let cases = cases(repo)?;
    let script = repo.root.join(SCRIPTS).join("check.mjs");
    say_and_run(Command::new("node").arg(script).arg(cases))
}

/// Every case with its inputs and the model's numbers, in a file.
fn cases(repo: &Repo) -> Result<PathBuf> {
    // Not by `cargo run`, which takes one package, and would compile what it depends on once more.
    let mut build = in_target(repo, "build");
    output(build.args(HOST_CRATES).args(["--example", "cases"]))?;
    let program = repo
        .target
        .join("debug/examples/cases")
        .with_extension(EXE_EXTENSION);
    let file = repo.target.join("engine-cases.json");
    fs::write(&file, output(&mut Command::new(program))?)?;
    Ok(file)
}

/// The scripts that run in the browser as one, the published engine included.
fn bundle(repo: &Repo) -> Result<PathBuf> {
    let file = repo.target.join("engine-bench.js");
    let mut command = Command::new(repo.root.join("node_modules/.bin/esbuild"));
    command.args([
        "--bundle",
        "--format=iife",
        "--global-name=engine",
        "--target=es2022",
        "--log-level=warning",
    ]);
    let script = output(command.arg(repo.root.join(SCRIPTS).join("browser.mjs")))?;
    fs::write(&file, script)?;
    Ok(file)
}
