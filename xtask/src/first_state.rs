//! What the page says before any script runs.

use std::path::Path;

/// The page's first state as HTML, put where index.html says `<!-- first-state -->`.
pub(crate) fn render(_repo: &Path) -> anyhow::Result<String> {
    Ok(String::new())
}
