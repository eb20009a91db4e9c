//! The release site.

use anyhow::Result;

use crate::app::{self, Mode};
use crate::repo::Repo;
use crate::shell::say;
use crate::{compress, headers, inline, minify, names, pages, setup, site, take_away, whole, worker, zip};

/// Writes the release site to `dist/`. `address` is where it will stand, if that is known.
pub(crate) fn build(repo: &Repo, address: Option<&str>) -> Result<()> {
    setup::node_modules(repo)?;
    let glue = app::build(repo, Mode::Release)?;
    let mut files = site::assemble(repo, &glue, Mode::Release)?;
    minify::all(repo, &mut files)?;
    whole::join(&mut files)?;
    files.extend(pages::build(repo, address)?);
    let mut files = names::by_content(files)?;
    take_away::fill(&mut files)?;
    inline::refuse(&files)?;
    worker::fill(&mut files)?;
    let said = headers::files(&files);
    zip::add(&mut files, &said)?;
    compress::add(&mut files)?;
    files.extend(said);
    let folder = repo.dist();
    site::write(&files, &folder)?;
    say(&format!("The site is in {}", folder.display()));
    Ok(())
}
