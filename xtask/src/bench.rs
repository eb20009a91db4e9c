//! `cargo xtask bench`.

use anyhow::Result;

use crate::options::Bench;
use crate::repo::Repo;
use crate::{engine, setup, start, test};

/// Runs the chosen benchmark; without a choice, the engine's and the page's.
pub(crate) fn bench(repo: &Repo, part: Option<Bench>) -> Result<()> {
    match part {
        Some(Bench::Engine) => engine::bench(repo),
        Some(Bench::Page) => on_site(repo, "bench"),
        None => {
            engine::bench(repo)?;
            on_site(repo, "bench")
        }
        Some(Bench::Start) => start::bench(repo),
        Some(Bench::Lighthouse) => {
            setup::node_modules_in(&repo.root.join("tests/lighthouse"))?;
            on_site(repo, "lighthouse")
        }
    }
}

fn on_site(repo: &Repo, program: &str) -> Result<()> {
    test::on_release_site(repo, "run", |command| {
        command.args(["--quiet", "--package", "flywheel-tests", "--bin", program]);
    })
}
