//! The release site.

use anyhow::Result;

use crate::app::{self, Mode};
use crate::repo::Repo;
use crate::shell::say;
use crate::{compress, headers, inline, minify, names, pages, setup, site, take_away, whole, worker, zip};

/// Writes the release site to `dist/`. `address` is where it will stand, if that is known.
pub(crate) fn build(repo: &Repo, address: Option<&str>) -> Result<()> {
    setup::node_modules(repo)?;
    app::compile_apps(repo, Mode::Release)?;
    let glue = repo.release_glue();
    app::bind_apps(repo, Mode::Release, &glue)?;
    let mut files = site::assemble(repo, &glue, Mode::Release)?;
    minify::all(repo, &mut files)?;
    whole::join(&mut files)?;
    files.extend(pages::build(repo, address)?);
    let mut files = names::by_content(files)?;
    take_away::fill(&mut files)?;
    inline::refuse(&files)?;
    worker::fill(&mut files)?;
    let host_files = headers::files(&files);
    zip::add(&mut files, &host_files)?;
    compress::add(&mut files)?;
    files.extend(host_files);
    let folder = repo.dist();
    site::write(&files, &folder)?;
    say(&format!("The site is in {}", folder.display()));
    Ok(())
}
