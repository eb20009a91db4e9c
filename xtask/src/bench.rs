//! `cargo xtask bench`.

use anyhow::Result;

use crate::repo::Repo;
use crate::test;

/// Times keystrokes on the release site.
pub(crate) fn bench(repo: &Repo) -> Result<()> {
    test::on_release_site(repo, |command| {
        command.args(["run", "--quiet", "--package", "flywheel-tests", "--bin", "bench"]);
    })
}
