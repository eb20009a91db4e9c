//! From the app's Rust to wasm and the JavaScript around it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

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

/// Exports of a library for servers that Leptos brings along. Nothing here calls them, but an export
/// keeps all that it needs alive; without them wasm-opt takes that out.
const UNUSED: [&str; 2] = ["intounderlying", "__wbg_intounderlying"];

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
        make_small(repo, &mut command)?;
    }
    run(&mut command)?;
    Ok(wasm)
}

/// The release build compiles the standard library too, so that a panic is a trap and nothing else:
/// without the words of panics, which no visitor reads, the first load is a tenth lighter. Rust calls
/// this unstable; `RUSTC_BOOTSTRAP` lets its stable compiler do it. Development builds do without.
fn make_small(repo: &Repo, command: &mut Command) -> Result<()> {
    setup::rust_source()?;
    let mut flags = remapped_paths(repo)?;
    flags.extend(
        [
            "-Zunstable-options",
            "-Cpanic=immediate-abort",
            "-Zlocation-detail=none",
            "-Zfmt-debug=none",
        ]
        .map(str::to_owned),
    );
    command.args([
        "--release",
        "--locked",
        "-Zbuild-std=std,panic_abort",
        "-Zbuild-std-features=optimize_for_size",
    ]);
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
    Ok(())
}

/// Keeps this machine's folders out of the wasm, so that anyone's build has the same bytes.
fn remapped_paths(repo: &Repo) -> Result<Vec<String>> {
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
    Ok(folders
        .iter()
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .collect())
}

fn bind(wasm: &Path, folder: &Path) -> Result<()> {
    // The names stay in, for `size`; wasm-opt takes them out.
    let mut output = Bindgen::new()
        .input_path(wasm)
        .web(true)?
        .out_name("app")
        .typescript(false)
        .generate_output()?;
    let exports = &mut output.wasm_mut().exports;
    let is_unused = |name: &str| UNUSED.iter().any(|prefix| name.starts_with(prefix));
    let unused: Vec<_> = exports
        .iter()
        .filter(|export| is_unused(&export.name))
        .map(|export| export.id())
        .collect();
    for id in unused {
        exports.delete(id);
    }
    output.emit(folder)?;
    Ok(())
}
