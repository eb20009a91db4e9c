//! `cargo xtask test`: everything that must hold.

use std::process::Command;
use std::thread;

use anyhow::{Result, anyhow};

use crate::options::Test;
use crate::repo::Repo;
use crate::server::Site;
use crate::shell::{cargo, say, say_and_run};
use crate::steps::Steps;
use crate::{advisories, dist, dom_tests, engine, fuzz, reproducible, setup, size, tool, toolchain};

/// Where the tested site says it stands.
const TEST_ADDRESS: &str = "https://flywheel.test/";

/// The workspace of its own that fuzzes.
pub(crate) const FUZZ: [&str; 2] = ["--manifest-path", "fuzz/Cargo.toml"];

const WARNINGS_FAIL: [&str; 3] = ["--", "-D", "warnings"];

/// The crates that are built for the host, but for xtask: cargo built that as `--package xtask`, and would build what
/// it depends on anew for a larger selection. Steps that name the same packages share what is built.
pub(crate) const HOST_CRATES: [&str; 7] = [
    "--workspace",
    "--exclude",
    "flywheel",
    "--exclude",
    "flywheel-floor",
    "--exclude",
    "xtask",
];

/// Runs the checks one after another, and stops at the first that fails.
pub(crate) fn test(repo: &Repo, options: &Test) -> Result<()> {
    let mut steps = Steps::default();
    // Before the browsers: two apt-get at a time would refuse each other.
    setup::node()?;
    let result = thread::scope(|scope| {
        // Installed beside the other steps, which do not always use all cores.
        let installing = scope.spawn(|| setup::browsers(repo));
        if !options.only_browsers() {
            check_sources(repo, &mut steps)?;
        }
        if !options.as_built {
            steps.run("release site", || dist::build(repo, Some(TEST_ADDRESS)))?;
        }
        if !options.only_browsers() {
            check_site(repo, options, &mut steps)?;
        }
        steps.run("browsers installed", || {
            installing
                .join()
                .map_err(|_| anyhow!("installing the browsers broke off"))?
        })?;
        steps.run("stories in browsers", || browsers(repo, options))
    });
    steps.print();
    result?;
    say("Everything holds");
    Ok(())
}

/// What needs neither the release site nor a browser, the quickest first.
fn check_sources(repo: &Repo, steps: &mut Steps) -> Result<()> {
    steps.run("format", || {
        toolchain::components(repo)?;
        say_and_run(in_target(repo, "fmt").args(["--all", "--check"]))?;
        say_and_run(in_target(repo, "fmt").args(FUZZ).arg("--check"))
    })?;
    steps.run("messages between page and widget", || fuzz::scripts(repo, None))?;
    steps.run("dependencies", || check_dependencies(repo))?;
    steps.run("advisories", || advisories::check(repo))?;
    steps.run("clippy", || lint(repo))?;
    steps.run("tests without a browser", || {
        say_and_run(in_target(repo, "test").args(["--quiet", "--package", "xtask"]))?;
        // The stories are built here, and skipped: each one's name holds its browser's.
        let skipped = [
            "--", "--skip", "chromium", "--skip", "firefox", "--skip", "webkit",
        ];
        say_and_run(
            in_target(repo, "test")
                .arg("--quiet")
                .args(HOST_CRATES)
                .args(skipped),
        )
    })
}

fn check_site(repo: &Repo, options: &Test, steps: &mut Steps) -> Result<()> {
    steps.run("download size", || size::weigh_dist(repo))?;
    steps.run("the model in JavaScript", || engine::check(repo))?;
    if options.all {
        steps.run("cold build elsewhere", || {
            reproducible::build_elsewhere(repo, TEST_ADDRESS)
        })
    } else {
        steps.run("same bytes on any machine", || reproducible::check(repo))
    }
}

/// The tools and tests as the host compiles them; the app as wasm32, once as the page and once as the widget.
fn lint(repo: &Repo) -> Result<()> {
    toolchain::wasm_target()?;
    let host = [
        "--workspace",
        "--exclude",
        "flywheel",
        "--exclude",
        "flywheel-floor",
    ];
    clippy(repo, &[host.as_slice(), &["--all-targets"]].concat())?;
    // As the release site is built, so that it finds macros and build scripts compiled.
    let wasm = ["--release", "--target", "wasm32-unknown-unknown"];
    let page = ["--package", "flywheel", "--package", "flywheel-floor"];
    clippy(repo, &[wasm.as_slice(), &page].concat())?;
    let widget = [
        "--package",
        "flywheel",
        "--no-default-features",
        "--features=widget",
    ];
    clippy(repo, &[wasm.as_slice(), &widget].concat())
}

fn clippy(repo: &Repo, selection: &[&str]) -> Result<()> {
    let mut command = in_target(repo, "clippy");
    command.arg("--quiet").args(selection).args(WARNINGS_FAIL);
    // Set for the release site, too: without it, build scripts would run again.
    say_and_run(command.env("RUSTC_BOOTSTRAP", "1"))
}

/// Licences, sources, and that the downloaded crates are there once each; `deny.toml` says what may be.
fn check_dependencies(repo: &Repo) -> Result<()> {
    const TOOLS: [&str; 4] = [
        "xtask",
        "flywheel-tests",
        "flywheel-engine-bench",
        "flywheel-floor",
    ];
    tool::cargo_deny(repo)?;
    // A build fetches only the crates for its own system, and the check reads all of them.
    say_and_run(in_target(repo, "fetch").arg("--quiet"))?;
    say_and_run(in_target(repo, "fetch").arg("--quiet").args(FUZZ))?;
    let deny = |of: &[&str], what: &[&str]| {
        let mut command = in_target(repo, "deny");
        command.arg("--offline").args(of);
        say_and_run(command.args(["check", "--hide-inclusion-graph"]).args(what))
    };
    deny(&["--workspace"], &["--allow", "duplicate", "bans", "sources"])?;
    // Nothing of the tools, the tests and the fuzz targets is passed on, so their licences do not matter.
    deny(&[], &["licenses"])?;
    deny(&FUZZ, &["sources"])?;
    let mut downloaded = vec!["--exclude-dev", "--target", "wasm32-unknown-unknown"];
    downloaded.extend(TOOLS.iter().flat_map(|tool| ["--exclude", tool]));
    deny(&downloaded, &["bans"])
}

/// Runs the stories in the browsers.
fn browsers(repo: &Repo, options: &Test) -> Result<()> {
    let dom = Site::new(dom_tests::build(repo)?).start(0, 1)?;
    while_serving(repo, "test", |command| {
        command.env("FLYWHEEL_DOM", dom);
        command.args(HOST_CRATES).args(["--test", "browsers", "--"]);
        // A thousand lines of what passed would bury the one that did not.
        if options.filter.is_none() {
            command.arg("--quiet");
        }
        command.args(&options.filter);
        command.env("FLYWHEEL_MATRIX", matrix(options));
        // Whoever asks for one story wants to see all of it.
        if options.every_width || options.filter.is_some() {
            command.env("FLYWHEEL_EVERY_WIDTH", "1");
        }
        if let Some(engine) = &options.engine {
            command.env("FLYWHEEL_ENGINE", engine);
        }
    })
}

/// Which stories each browser tells: `default`, or `all` where the command line already narrows or widens them.
fn matrix(options: &Test) -> &'static str {
    let is_chosen = options.every_width || options.engine.is_some() || options.filter.is_some();
    if options.all || is_chosen {
        "all"
    } else {
        "default"
    }
}

/// Builds and serves the release site while a cargo command runs that drives browsers.
pub(crate) fn on_release_site(repo: &Repo, subcommand: &str, set: impl FnOnce(&mut Command)) -> Result<()> {
    setup::browsers(repo)?;
    dist::build(repo, Some(TEST_ADDRESS))?;
    while_serving(repo, subcommand, set)
}

/// Serves the release site, if there is one, while a cargo command runs that drives browsers.
pub(crate) fn while_serving(repo: &Repo, subcommand: &str, set: impl FnOnce(&mut Command)) -> Result<()> {
    let address = Site::new(repo.dist()).with_reports().start(0, 1)?;
    let mut command = in_target(repo, subcommand);
    command
        .env("FLYWHEEL_URL", address)
        .env("FLYWHEEL_DIST", repo.dist())
        // A failure names its line, which is enough.
        .env("RUST_BACKTRACE", "0");
    set(&mut command);
    say_and_run(&mut command)
}

/// A cargo command in this repository.
pub(crate) fn in_target(repo: &Repo, subcommand: &str) -> Command {
    let mut command = cargo(&repo.root, subcommand);
    command.env("CARGO_TARGET_DIR", &repo.target);
    command
}
