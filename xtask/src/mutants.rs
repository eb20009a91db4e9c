//! `cargo xtask mutants`.

use std::fs;
use std::process::Command;

use anyhow::Result;

use crate::repo::Repo;
use crate::shell::{cargo, say_and_run};
use crate::tool::CARGO_MUTANTS;

/// The one parser outside the model. Host tests include it by its path.
const READER: &str = "src/text/read.rs";

/// Changes the model and the parsers in one place after another, and tells which changes no test noticed. The filter
/// is part of a change's name, which begins with its file.
pub(crate) fn mutants(repo: &Repo, filter: Option<&str>) -> Result<()> {
    CARGO_MUTANTS.install(repo)?;
    // The model's other options stand in .cargo/mutants.toml.
    let mut model = in_folder(repo, "model")?;
    let mut reader = in_folder(repo, "reader")?;
    reader.args(["--no-config", "--profile", "mutants", "--file", READER]);
    // The app has no tests of its own, so there is nothing to try before the first change.
    reader.args(["--baseline", "skip", "--timeout", "60"]);
    reader.args(["--test-package", "flywheel-tests", "--cargo-arg=--test=host"]);
    match filter {
        Some(filter) if READER.contains(filter) => say_and_run(&mut reader),
        Some(filter) => say_and_run(model.args(["--re", filter])),
        None => say_and_run(&mut model).and(say_and_run(&mut reader)),
    }
}

/// A command that writes what it finds to a folder of this name.
fn in_folder(repo: &Repo, name: &str) -> Result<Command> {
    let mut command = cargo(&repo.root, "mutants");
    // Kept, so that each change is built incrementally.
    command.env("CARGO_TARGET_DIR", repo.target.join("mutants-built"));
    let folder = repo.target.join("mutants-found").join(name);
    fs::create_dir_all(&folder)?;
    command.args(["--workspace", "--output"]).arg(folder);
    Ok(command)
}
