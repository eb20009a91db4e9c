//! `cargo xtask mutants`.

use anyhow::Result;

use crate::repo::Repo;
use crate::setup;
use crate::shell::{cargo, say, say_and_run};

/// Changes the model in one place after another, as `.cargo/mutants.toml` says, and tells which changes no test
/// noticed.
pub(crate) fn mutants(repo: &Repo, file: Option<&str>) -> Result<()> {
    setup::cargo_mutants(repo)?;
    let folder = repo.target.join("mutants-found");
    let mut command = cargo(&repo.root);
    // Each change is built beside the one before, not from the beginning.
    command.env("CARGO_TARGET_DIR", repo.target.join("mutants-built"));
    command.args(["mutants", "--workspace", "--output"]).arg(&folder);
    if let Some(file) = file {
        command.args(["--file", file]);
    }
    let done = say_and_run(&mut command);
    say(&format!(
        "What was found is in {}",
        folder.join("mutants.out").display()
    ));
    done
}
