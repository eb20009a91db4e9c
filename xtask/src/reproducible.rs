//! Anyone's build of the same source has the same bytes.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::app::{self, Mode};
use crate::repo::{Repo, cargo_home};
use crate::shell::say;
use crate::site::Site;
use crate::{dist, site, toolchain};

/// Checks what can differ between machines without compiling again: that no folder of this one stands in the site, and
/// that the compiled app is split, bound and prerendered to the same bytes a second time, in another folder, whatever
/// order hash tables, threads and folders have then.
pub(crate) fn check(repo: &Repo) -> Result<()> {
    ensure_no_folder_in(&site::read(&repo.dist())?, &folders(repo)?)?;
    let folder = repo.target.join("again");
    app::bind_apps(repo, Mode::Release, &folder)?;
    let assemble = |glue: &Path| site::assemble(repo, glue, Mode::Release);
    ensure_same(&assemble(&repo.release_glue())?, &assemble(&folder)?)?;
    fs::remove_dir_all(folder)?;
    Ok(())
}

/// Builds the site from a copy of the source in another folder, with nothing built in it yet, and compares it with
/// the one in `dist/`.
pub(crate) fn build_elsewhere(repo: &Repo, address: &str) -> Result<()> {
    say("Building the site again elsewhere, to compare the bytes (4 minutes)…");
    let root = repo.target.join("again");
    if root.exists() {
        fs::remove_dir_all(&root)?;
    }
    copy_source(repo, &repo.root, &root)?;
    let copy = Repo {
        target: root.join("target"),
        root,
    };
    dist::build(&copy, Some(address))?;
    ensure_same(&site::read(&repo.dist())?, &site::read(&copy.dist())?)?;
    fs::remove_dir_all(&copy.root)?;
    Ok(())
}

fn ensure_same(first: &Site, second: &Site) -> Result<()> {
    let names = first.keys().chain(second.keys());
    let mut differ: Vec<&String> = names
        .filter(|name| first.get(*name) != second.get(*name))
        .collect();
    differ.dedup();
    ensure!(differ.is_empty(), "two builds differ in {differ:?}");
    Ok(())
}

/// Folders that other machines do not have, or have elsewhere.
fn folders(repo: &Repo) -> Result<Vec<PathBuf>> {
    let mut folders = vec![
        repo.root.clone(),
        repo.target.clone(),
        cargo_home()?,
        toolchain::sysroot()?,
        env::temp_dir(),
    ];
    folders.extend(env::home_dir());
    folders.retain(|folder| folder.parent().is_some());
    Ok(folders)
}

/// The compressed files hold the same as those that are looked through.
fn ensure_no_folder_in(site: &Site, folders: &[PathBuf]) -> Result<()> {
    for folder in folders {
        // With the slash, `/root` is not found in what only starts like it.
        let path = format!("{}/", folder.display());
        let found = site.iter().find(|(_, bytes)| contains(bytes, path.as_bytes()));
        ensure!(
            found.is_none(),
            "{} names {path}, a folder of this machine",
            found.map_or("", |(name, _)| name)
        );
    }
    Ok(())
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn site(text: &str) -> Site {
        Site::from([("app.js".to_owned(), text.as_bytes().to_vec())])
    }

    #[test]
    fn a_folder_of_this_machine_is_found_in_any_file() {
        let home = [PathBuf::from("/home/ann")];
        assert!(ensure_no_folder_in(&site("panic at /home/ann/app/src"), &home).is_err());
        assert!(ensure_no_folder_in(&site("/home/anna/ and /flywheel/src"), &home).is_ok());
    }

    #[test]
    fn builds_that_differ_are_told_by_the_files_names() {
        assert!(ensure_same(&site("1"), &site("1")).is_ok());
        let error = ensure_same(&site("1"), &site("2")).unwrap_err().to_string();
        assert!(error.contains("app.js"), "{error}");
        assert!(ensure_same(&Site::new(), &site("1")).is_err());
    }
}
