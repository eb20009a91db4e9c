//! `cargo xtask shots`.

use anyhow::Result;

use crate::repo::Repo;
use crate::shell::say;
use crate::test;

/// Takes screenshots of the release site. tests/src/bin/shots.rs lists them.
pub(crate) fn shots(repo: &Repo, filter: Option<&str>) -> Result<()> {
    let folder = repo.target.join("shots");
    test::on_release_site(repo, "run", |command| {
        command.args(["--quiet", "--package", "flywheel-tests", "--bin", "shots", "--"]);
        command.args(filter);
        command.env("FLYWHEEL_SHOTS", &folder);
    })?;
    say(&format!("The screenshots are in {}", folder.display()));
    Ok(())
}
