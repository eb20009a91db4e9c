//! `cargo xtask shots`.

use anyhow::Result;

use crate::repo::Repo;

/// Takes the screenshots.
pub(crate) fn shots(_repo: &Repo) -> Result<()> {
    Ok(())
}
