//! Makes the release files small: wasm-opt for the app, esbuild for scripts and styles.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::repo::Repo;
use crate::shell::{output, say};
use crate::site::Site;

/// What browsers of the last years understand. `--all-features` makes a module that Chromium refuses.
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

/// Replaces each file by a smaller one that does the same.
pub(crate) fn all(repo: &Repo, site: &mut Site) -> Result<()> {
    say("Making it small (half a minute)…");
    let folder = repo.target.join("minify");
    fs::create_dir_all(&folder)?;
    for (name, bytes) in site.iter_mut() {
        let file = folder.join(name.replace('/', "_"));
        let small = match name.rsplit('.').next().unwrap_or_default() {
            "wasm" => wasm(repo, &file, bytes),
            "js" | "css" => script_or_style(repo, &file, bytes),
            _ => continue,
        };
        *bytes = small.with_context(|| format!("making {name} small"))?;
    }
    Ok(())
}

fn wasm(repo: &Repo, file: &Path, bytes: &[u8]) -> Result<Vec<u8>> {
    fs::write(file, bytes)?;
    let small = file.with_extension("small.wasm");
    let mut command = tool(repo, "wasm-opt");
    command.args([
        "-Os",
        "--converge",
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
