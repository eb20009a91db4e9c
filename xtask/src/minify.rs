//! Makes the release files small: wasm-opt for the app, esbuild for scripts and styles.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use rayon::prelude::*;

use crate::repo::Repo;
use crate::shell::{output, say};
use crate::site::Site;

/// What browsers of the last years understand. `--all-features` would make a module that Chromium refuses.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The scripts that start the page and the widget, each with those that it imports.
const ENTRIES: [(&str, &[&str]); 3] = [
    ("early.js", &[]),
    ("boot.js", &["app.js", "app_split.js"]),
    ("widget.js", &["widget_app.js", "widget_app_split.js"]),
];
/// What more than one imports.
const SHARED: [&str; 2] = ["language.js", "start.js"];

/// Replaces each file by a smaller one that does the same, and bundles each entry script with what it imports.
pub(crate) fn all(repo: &Repo, site: &mut Site) -> Result<()> {
    say("Making it small (half a minute)…");
    let folder = repo.target.join("minify");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    bundle(repo, &folder, site)?;
    each(repo, site)
}

/// Makes each file small by itself, as many at a time as there are cores.
pub(crate) fn each(repo: &Repo, site: &mut Site) -> Result<()> {
    let folder = repo.target.join("minify");
    site.par_iter_mut().try_for_each(|(name, bytes)| {
        let file = folder.join(name.replace('/', "_"));
        let small = match name.rsplit('.').next().unwrap_or_default() {
            "wasm" => wasm(repo, &file, bytes),
            "js" | "css" => script_or_style(repo, &file, bytes),
            _ => return Ok(()),
        };
        *bytes = small.with_context(|| format!("making {name} small"))?;
        Ok(())
    })
}

/// Bundles the scripts: two of them import each other, so that neither could be named by its content.
fn bundle(repo: &Repo, folder: &Path, site: &mut Site) -> Result<()> {
    let imported = ENTRIES.iter().flat_map(|(_, imported)| *imported);
    for name in imported.chain(&SHARED) {
        let script = site.remove(*name).with_context(|| format!("no {name}"))?;
        fs::write(folder.join(name), script)?;
    }
    for (name, _) in ENTRIES {
        let entry = site.get_mut(name).with_context(|| format!("no {name}"))?;
        let file = folder.join(name);
        fs::write(&file, &entry)?;
        let mut command = tool(repo, "esbuild");
        let options = [
            "--bundle",
            "--format=esm",
            "--target=es2022",
            "--external:./offline.js",
            "--log-level=warning",
        ];
        command.args(options).arg(file);
        *entry = output(&mut command).with_context(|| format!("bundling {name}"))?;
    }
    Ok(())
}

fn wasm(repo: &Repo, file: &Path, bytes: &[u8]) -> Result<Vec<u8>> {
    fs::write(file, bytes)?;
    let small = file.with_extension("small.wasm");
    let mut command = tool(repo, "wasm-opt");
    command.args([
        // Taking the code apart first, as its authors advise, and inlining no large function for its only
        // caller, makes everything a hundredth lighter after brotli.
        "--flatten",
        "--rereloop",
        "-Os",
        "-Os",
        "--converge",
        "--one-caller-inline-max-function-size=20",
        "--always-inline-max-function-size=4",
        // Nothing lies in the first kilobyte of memory but the end of the stack, which is not reached.
        "--low-memory-unused",
        // Functions with similar names have similar code, which compresses better side by side.
        "--reorder-functions-by-name",
        "--strip-debug",
        "--strip-producers",
        "--strip-target-features",
    ]);
    command.args(FEATURES).arg(file).arg("-o").arg(&small);
    output(&mut command)?;
    Ok(fs::read(small)?)
}

fn script_or_style(repo: &Repo, file: &Path, bytes: &[u8]) -> Result<Vec<u8>> {
    fs::write(file, bytes)?;
    let mut command = tool(repo, "esbuild");
    command
        .args([
            "--minify",
            "--charset=utf8",
            "--legal-comments=none",
            "--log-level=warning",
        ])
        .arg(file);
    output(&mut command)
}

fn tool(repo: &Repo, name: &str) -> Command {
    Command::new(repo.root.join("node_modules/.bin").join(name))
}
