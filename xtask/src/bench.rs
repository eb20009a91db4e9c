//! `cargo xtask bench`.

use anyhow::Result;

use crate::repo::Repo;

/// Times keystrokes.
pub(crate) fn bench(_repo: &Repo) -> Result<()> {
    Ok(())
}
