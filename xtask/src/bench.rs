//! `cargo xtask bench`.

use anyhow::Result;

use crate::options::Bench;
use crate::repo::Repo;
use crate::{engine, setup, start, test};

/// Times what is computed, natively and in Chromium, then the page itself on the release site; or its start.
pub(crate) fn bench(repo: &Repo, what: Bench) -> Result<()> {
    if what == Bench::Start {
        return start::bench(repo);
    }
    if what == Bench::Lighthouse {
        setup::node_modules_in(&repo.root.join("tests/lighthouse"))?;
        return on_site(repo, "lighthouse");
    }
    engine::bench(repo)?;
    if what == Bench::Engine {
        return Ok(());
    }
    on_site(repo, "bench")
}

fn on_site(repo: &Repo, program: &str) -> Result<()> {
    test::on_release_site(repo, |command| {
        command.args(["run", "--quiet", "--package", "flywheel-tests", "--bin", program]);
    })
}
