//! `cargo xtask test`: everything that must hold.

use std::process::Command;
use std::time::Instant;

use anyhow::Result;

use crate::options::Test;
use crate::repo::Repo;
use crate::server::Site;
use crate::shell::{cargo, say, say_and_run};
use crate::{dist, engine, fuzz, repeat, setup, size};

/// Where the site that is tested says it stands.
const TEST_ADDRESS: &str = "https://flywheel.test/";

const WARNINGS_FAIL: [&str; 3] = ["--", "-D", "warnings"];

/// Runs the checks one after another, and stops at the first that fails.
pub(crate) fn test(repo: &Repo, options: &Test) -> Result<()> {
    let start = Instant::now();
    if !options.only_browsers() {
        setup::components(repo)?;
        check_sources(repo)?;
    }
    setup::browsers(repo)?;
    if !options.as_built {
        dist::build(repo, Some(TEST_ADDRESS))?;
    }
    if !options.only_browsers() {
        size::weigh_dist(repo)?;
        engine::check(repo)?;
    }
    browsers(repo, options)?;
    if !options.only_browsers() {
        repeat::check(repo, Some(TEST_ADDRESS))?;
    }
    say(&format!(
        "All is well, after {:.0} s",
        start.elapsed().as_secs_f64()
    ));
    Ok(())
}

fn check_sources(repo: &Repo) -> Result<()> {
    setup::wasm_target()?;
    check_dependencies(repo)?;
    say_and_run(in_target(repo).args(["fmt", "--all", "--check"]))?;
    say_and_run(in_target(repo).args(["fmt", "--manifest-path", "fuzz/Cargo.toml", "--check"]))?;
    say_and_run(
        in_target(repo)
            .args(["clippy", "--quiet", "--workspace", "--all-targets"])
            .args(WARNINGS_FAIL),
    )?;
    let wasm = [
        "clippy",
        "--quiet",
        "--package",
        "flywheel",
        "--target",
        "wasm32-unknown-unknown",
    ];
    say_and_run(in_target(repo).args(wasm).args(WARNINGS_FAIL))?;
    let widget = ["--no-default-features", "--features=widget"];
    say_and_run(in_target(repo).args(wasm).args(widget).args(WARNINGS_FAIL))?;
    for package in ["flywheel-model", "xtask"] {
        say_and_run(in_target(repo).args(["test", "--quiet", "--package", package]))?;
    }
    say_and_run(in_target(repo).args([
        "test",
        "--quiet",
        "--package",
        "flywheel-tests",
        "--lib",
        "--test",
        "host",
    ]))?;
    fuzz::scripts(repo, None)
}

/// Licences, sources, and that what is downloaded holds no crate twice; `deny.toml` says what may be.
fn check_dependencies(repo: &Repo) -> Result<()> {
    const TOOLS: [&str; 4] = [
        "xtask",
        "flywheel-tests",
        "flywheel-engine-bench",
        "flywheel-floor",
    ];
    const FUZZ: [&str; 2] = ["--manifest-path", "fuzz/Cargo.toml"];
    setup::cargo_deny(repo)?;
    // Building for one system leaves the crates of the others undelivered, and the check reads them all.
    say_and_run(in_target(repo).args(["fetch", "--quiet", "--locked"]))?;
    say_and_run(in_target(repo).args(["fetch", "--quiet", "--locked"]).args(FUZZ))?;
    let deny = |of: &[&str], what: &[&str]| {
        let mut command = in_target(repo);
        command.args(["deny", "--offline"]).args(of);
        say_and_run(command.args(["check", "--hide-inclusion-graph"]).args(what))
    };
    deny(&[], &["--allow", "duplicate", "bans", "licenses", "sources"])?;
    // Its licences are nobody's affair: nothing of it is passed on.
    deny(&FUZZ, &["sources"])?;
    let mut downloaded = vec!["--exclude-dev", "--target", "wasm32-unknown-unknown"];
    downloaded.extend(TOOLS.iter().flat_map(|tool| ["--exclude", tool]));
    deny(&downloaded, &["bans"])
}

/// Runs the stories in the browsers.
fn browsers(repo: &Repo, options: &Test) -> Result<()> {
    while_serving(repo, |command| {
        command.args(["test", "--package", "flywheel-tests", "--test", "browsers", "--"]);
        // A thousand lines of what is well would bury the one that is not.
        if options.filter.is_none() {
            command.arg("--quiet");
        }
        command.args(&options.filter);
        // Whoever asks for one story wants to see all of it.
        if options.every_width || options.filter.is_some() {
            command.env("FLYWHEEL_EVERY_WIDTH", "1");
        }
        if let Some(engine) = &options.engine {
            command.env("FLYWHEEL_ENGINE", engine);
        }
    })
}

/// Builds and serves the release site while a cargo command runs that drives browsers.
pub(crate) fn on_release_site(repo: &Repo, set: impl FnOnce(&mut Command)) -> Result<()> {
    setup::browsers(repo)?;
    dist::build(repo, Some(TEST_ADDRESS))?;
    while_serving(repo, set)
}

/// Serves the release site, if there is one, while a cargo command runs that drives browsers.
pub(crate) fn while_serving(repo: &Repo, set: impl FnOnce(&mut Command)) -> Result<()> {
    let address = Site::new(repo.dist()).with_reports().start(0, 1)?;
    let mut command = in_target(repo);
    // A failure says its line; what called it is of no interest.
    command
        .env("FLYWHEEL_URL", address)
        .env("FLYWHEEL_DIST", repo.dist())
        .env("RUST_BACKTRACE", "0");
    set(&mut command);
    say_and_run(&mut command)
}

/// A cargo command in this repository.
pub(crate) fn in_target(repo: &Repo) -> Command {
    let mut command = cargo(&repo.root);
    command.env("CARGO_TARGET_DIR", &repo.target);
    command
}
