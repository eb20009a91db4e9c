//! From the app's Rust to wasm and the JavaScript around it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::repo::Repo;
use crate::setup;
use crate::shell::{cargo, run, say};

/// Fast to build, or small to load.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Development,
    Release,
}

impl Mode {
    fn folder(self) -> &'static str {
        match self {
            Self::Development => "debug",
            Self::Release => "release",
        }
    }
}

/// Builds the app; returns the folder that holds app.js, app_bg.wasm and perhaps snippets/.
pub(crate) fn build(repo: &Repo, mode: Mode) -> Result<PathBuf> {
    setup::wasm_target()?;
    let wasm = compile(repo, mode)?;
    let folder = repo.target.join(format!("{}-glue", mode.folder()));
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    bind(&wasm, &folder)?;
    Ok(folder)
}

fn compile(repo: &Repo, mode: Mode) -> Result<PathBuf> {
    let folder = repo.target.join("wasm32-unknown-unknown").join(mode.folder());
    let wasm = folder.join("flywheel.wasm");
    let first = if wasm.exists() {
        ""
    } else {
        " (2 to 3 minutes the first time)"
    };
    say(&format!("Building the app{first}…"));
    let mut command = cargo(&repo.root);
    command.args([
        "build",
        "--package",
        "flywheel",
        "--lib",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    command.args(["--target-dir".as_ref(), repo.target.as_os_str()]);
    if mode == Mode::Release {
        command
            .args(["--release", "--locked"])
            .env("CARGO_ENCODED_RUSTFLAGS", remapped_paths(repo)?);
    }
    run(&mut command)?;
    Ok(wasm)
}

/// Keeps this machine's folders out of the wasm, so that anyone's build has the same bytes.
fn remapped_paths(repo: &Repo) -> Result<String> {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home = cargo_home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let cargo_home = cargo_home.context("neither CARGO_HOME nor HOME is set")?;
    let std_source = setup::sysroot()?.join("lib/rustlib/src/rust");
    // The last that fits counts, and the target folder is most often in the repository.
    let mut folders = vec![(cargo_home.clone(), "/cargo"), (std_source, "/rust")];
    folders.extend([(repo.root.clone(), "/flywheel"), (repo.target.clone(), "/target")]);
    // Below it is a folder for each registry, whose name depends on where crates come from here.
    for registry in fs::read_dir(cargo_home.join("registry/src"))
        .into_iter()
        .flatten()
    {
        folders.push((registry?.path(), "/crates"));
    }
    let flags: Vec<String> = folders
        .iter()
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .collect();
    Ok(flags.join("\x1f"))
}

fn bind(wasm: &Path, folder: &Path) -> Result<()> {
    // The names stay in, for `size`; wasm-opt takes them out.
    Bindgen::new()
        .input_path(wasm)
        .web(true)?
        .out_name("app")
        .typescript(false)
        .generate(folder)?;
    Ok(())
}
