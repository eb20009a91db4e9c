//! Anyone's build of the same source has the same bytes.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::iter;
use std::path::{Path, PathBuf};
use std::process::{self, Command};

use anyhow::{Result, ensure};

use crate::app::{self, Mode};
use crate::repo::{Repo, cargo_home};
use crate::shell::{find, is_root, run, say};
use crate::site::Site;
use crate::{site, toolchain};

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

/// Builds the site from nothing as another machine would, and compares it with the one in `dist/`: from a copy of the
/// source in another folder, with another cargo home and another folder of Rust, in another language and time zone,
/// and, where this user may become another, as another user.
pub(crate) fn build_elsewhere(repo: &Repo, address: &str) -> Result<()> {
    let root = env::temp_dir().join(format!("flywheel-elsewhere-{}", process::id()));
    let result = build_in(repo, &root, address);
    let removed = fs::remove_dir_all(&root);
    let elsewhere = result?;
    removed?;
    ensure_same(&site::read(&repo.dist())?, &elsewhere)
}

fn build_in(repo: &Repo, root: &Path, address: &str) -> Result<Site> {
    let [source, cargo_home_there, home, rust] =
        ["source", "cargo", "home", "rust"].map(|name| root.join(name));
    fs::create_dir_all(&home)?;
    copy_source(repo, &repo.root, &source)?;
    copy(&repo.root.join("node_modules"), &source)?;
    for part in ["cache", "index"] {
        copy(
            &cargo_home()?.join("registry").join(part),
            &cargo_home_there.join("registry"),
        )?;
    }
    for part in ["bin", "lib"] {
        copy(&toolchain::sysroot()?.join(part), &rust)?;
    }
    let mut build = as_another_user(&[&source, &cargo_home_there, &home])?;
    build
        .arg(rust.join("bin/cargo"))
        .args(["run", "--locked", "--quiet", "--package", "xtask", "--"])
        .args(["dist", "--address", address])
        .current_dir(&source)
        .env_clear()
        .env("CARGO_HOME", cargo_home_there)
        .env("HOME", home)
        .env("LANG", "de_DE.UTF-8")
        .env("PATH", path_with(&rust.join("bin"))?)
        .env("TZ", "Pacific/Auckland");
    run(&mut build)?;
    site::read(&source.join("dist"))
}

/// What a command starts with that runs as a user to whom these folders are given.
fn as_another_user(folders: &[&Path]) -> Result<Command> {
    const NOBODY: &str = "65534";
    let another = "Building the site again in another folder, with another cargo home and Rust folder";
    if !is_root() || find("setpriv").is_none() {
        say(&format!(
            "{another} (5 minutes); as the same user, because only root can be another…"
        ));
        return Ok(Command::new("env"));
    }
    say(&format!("{another}, as another user (5 minutes)…"));
    run(Command::new("chown")
        .args(["-R", &format!("{NOBODY}:{NOBODY}")])
        .args(folders))?;
    let mut command = Command::new("setpriv");
    command.args(["--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"]);
    Ok(command)
}

/// The programs' folders of this process, after the given one.
fn path_with(first: &Path) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = iter::once(first.to_owned()).chain(env::split_paths(&path));
    Ok(env::join_paths(folders)?)
}

/// Copies a folder into another, symbolic links as such.
fn copy(folder: &Path, into: &Path) -> Result<()> {
    fs::create_dir_all(into)?;
    run(Command::new("cp").arg("-a").arg(folder).arg(into))
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
