//! `cargo xtask bench start`: how soon the page and the widget are there, beside the least that a Leptos app can be
//! and beside the same by hand.

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
    // What nginx is told of the site alone holds for it in its folder.
    let told = String::from_utf8_lossy(&all["site/_nginx.conf"]).into_owned();
    let told: String = told.lines().map(|line| format!("/site{line}\n")).collect();
    all.insert("_nginx.conf".to_owned(), told.into_bytes());
    let folder = repo.target.join("start");
    site::write(&all, &folder)?;
    let mut command = in_target(repo);
    command.args(["run", "--quiet", "--package", "flywheel-tests", "--bin", "start"]);
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
