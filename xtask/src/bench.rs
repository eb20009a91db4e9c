//! `cargo xtask bench`.

use std::path::PathBuf;

use anyhow::Result;

use crate::app::{self, Mode};
use crate::repo::Repo;
use crate::shell::{cargo, output, say};
use crate::test;

const FAN: &str = "flywheel-fan-bench";

/// Times keystrokes on the release site, and the fan as wasm, natively and in JavaScript.
pub(crate) fn bench(repo: &Repo) -> Result<()> {
    let wasm = app::compile(repo, Mode::Release, FAN, &[])?;
    let native = native(repo)?;
    test::on_release_site(repo, |command| {
        command.args(["run", "--quiet", "--package", "flywheel-tests", "--bin", "bench"]);
        command.env("FLYWHEEL_FAN_WASM", wasm);
        command.env("FLYWHEEL_FAN_NATIVE", native);
    })
}

/// The program that times the fan natively, at the release profile.
fn native(repo: &Repo) -> Result<PathBuf> {
    say("Building the fan natively…");
    let mut command = cargo(&repo.root);
    command.env("CARGO_TARGET_DIR", &repo.target);
    command.args(["build", "--quiet", "--release", "--package", FAN]);
    output(&mut command)?;
    Ok(repo.target.join("release").join(FAN))
}
