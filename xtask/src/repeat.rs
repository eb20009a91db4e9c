//! Anyone's build of the same source has the same bytes.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};

use crate::repo::Repo;
use crate::shell::say;
use crate::{dist, site};

/// Builds the site once more, from a copy of the source in another folder with nothing built in it yet, and
/// compares it with the one in `dist/`.
pub(crate) fn check(repo: &Repo, address: Option<&str>) -> Result<()> {
    say("Building the site again elsewhere, to compare the bytes (4 minutes)…");
    let root = repo.target.join("again");
    if root.exists() {
        fs::remove_dir_all(&root)?;
    }
    copy_source(repo, &repo.root, &root)?;
    let again = Repo {
        target: root.join("target"),
        root,
    };
    dist::build(&again, address)?;
    let (first, second) = (site::read(&repo.dist())?, site::read(&again.dist())?);
    let differ: Vec<&String> = first
        .iter()
        .filter(|(name, bytes)| second.get(*name) != Some(*bytes))
        .map(|(name, _)| name)
        .chain(second.keys().filter(|name| !first.contains_key(*name)))
        .collect();
    ensure!(differ.is_empty(), "two builds differ in {differ:?}");
    fs::remove_dir_all(&again.root)?;
    Ok(())
}

/// Copies everything but what is built and fetched.
fn copy_source(repo: &Repo, from: &Path, to: &Path) -> Result<()> {
    const NOT_SOURCE: [&str; 4] = [".git", "dist", "node_modules", "target"];
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, copy) = (entry.path(), to.join(entry.file_name()));
        if path == repo.target || NOT_SOURCE.iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        if path.is_dir() {
            copy_source(repo, &path, &copy)?;
        } else {
            fs::copy(path, copy)?;
        }
    }
    Ok(())
}
