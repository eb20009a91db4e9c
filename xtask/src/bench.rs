//! `cargo xtask bench`.

use anyhow::Result;

use crate::engine;
use crate::repo::Repo;
use crate::test;

/// Times what is computed, natively and in Chromium, then the page itself on the release site.
pub(crate) fn bench(repo: &Repo, only_engine: bool) -> Result<()> {
    engine::bench(repo)?;
    if only_engine {
        return Ok(());
    }
    test::on_release_site(repo, |command| {
        command.args(["run", "--quiet", "--package", "flywheel-tests", "--bin", "bench"]);
    })
}
