//! The release site.

use anyhow::Result;

use crate::app::{self, Mode};
use crate::repo::Repo;
use crate::shell::say;
use crate::{compress, headers, minify, names, setup, site};

/// Writes the release site to `dist/`.
pub(crate) fn build(repo: &Repo) -> Result<()> {
    setup::node_modules(repo)?;
    let glue = app::build(repo, Mode::Release)?;
    let mut files = site::assemble(repo, &glue)?;
    minify::all(repo, &mut files)?;
    let mut files = names::by_content(files)?;
    let headers = headers::file(&files);
    compress::add(&mut files)?;
    files.insert("_headers".to_owned(), headers.into_bytes());
    let folder = repo.dist();
    site::write(&files, &folder)?;
    say(&format!("The site is in {}", folder.display()));
    Ok(())
}
