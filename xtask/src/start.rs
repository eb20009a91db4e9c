//! `cargo xtask bench start`: how soon page and widget are there, compared with the smallest Leptos app and with the
//! same page written by hand.

use std::fs;

use anyhow::{Context, Result};

use crate::app::{self, Mode};
use crate::repo::Repo;
use crate::shell::say_and_run;
use crate::site::{self, Site};
use crate::test::in_target;
use crate::{compress, dist, minify, setup};

const FLOOR: &str = "flywheel-floor";

/// Builds what is compared, and times it in Chromium behind a real nginx.
pub(crate) fn bench(repo: &Repo) -> Result<()> {
    setup::browsers(repo)?;
    dist::build(repo, None)?;
    let mut all = Site::new();
    add(&mut all, "site", site::read(&repo.dist())?);
    let mut compared = Site::new();
    add(&mut compared, "floor", floor(repo)?);
    add(
        &mut compared,
        "plain",
        site::read(&repo.root.join("tests/start/plain"))?,
    );
    minify::each(repo, &mut compared)?;
    compress::add(&mut compared)?;
    all.extend(compared);
    // The site stands in a folder here, so its lines for nginx get that folder's name.
    let lines = String::from_utf8_lossy(&all["site/_nginx.conf"]).into_owned();
    let lines: String = lines.lines().map(|line| format!("/site{line}\n")).collect();
    all.insert("_nginx.conf".to_owned(), lines.into_bytes());
    let headers = all["site/_nginx_headers.conf"].clone();
    all.insert("_nginx_headers.conf".to_owned(), headers);
    let folder = repo.target.join("start");
    site::write(&all, &folder)?;
    let mut command = in_target(repo, "run");
    command.args(["--quiet", "--package", "flywheel-tests", "--bin", "start"]);
    command.env("FLYWHEEL_START", folder);
    say_and_run(&mut command)
}

fn floor(repo: &Repo) -> Result<Site> {
    let wasm = app::compile(repo, Mode::Release, FLOOR, &[])?;
    let folder = repo.target.join("floor-glue");
    fs::create_dir_all(&folder).context("a folder for the floor")?;
    app::bind_whole(&wasm, &folder, "app")?;
    let mut site = site::read(&folder)?;
    site.extend(site::read(&repo.root.join("tests/start/floor/page"))?);
    Ok(site)
}

fn add(all: &mut Site, folder: &str, files: Site) {
    all.extend(
        files
            .into_iter()
            .map(|(name, bytes)| (format!("{folder}/{name}"), bytes)),
    );
}
