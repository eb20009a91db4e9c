//! Compiles the app to wasm and generates the JavaScript around it.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;
use wasm_bindgen_cli_support::Bindgen;

use crate::locks;
use crate::repo::{Repo, cargo_home};
use crate::shell::{cargo, run, say};
use crate::split::{self, Parts};
use crate::toolchain;

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

/// For each app, how its files' names start, and its own part: everything but what computes the first result.
pub(crate) const PAGE: [&str; 2] = ["app", "show_page"];
pub(crate) const WIDGET: [&str; 2] = ["widget_app", "show_widget"];

/// Compiles the page and the widget.
pub(crate) fn compile_apps(repo: &Repo, mode: Mode) -> Result<()> {
    locks::ensure_patches_used(repo)?;
    toolchain::wasm_target()?;
    let widget = ["--no-default-features", "--features=widget"];
    for ([name, _], features) in [(WIDGET, widget.as_slice()), (PAGE, &[])] {
        // Copied, because cargo writes both to the same file.
        fs::copy(
            compile(repo, mode, "flywheel", features)?,
            compiled(repo, mode, name),
        )?;
    }
    Ok(())
}

fn compiled(repo: &Repo, mode: Mode, name: &str) -> PathBuf {
    repo.target.join(format!("{}-{name}.wasm", mode.folder()))
}

/// Writes the compiled apps, split and with their glue, to an empty folder: app.js, app_bg.wasm, show_page.wasm and the
/// views' parts, widget_app.js, widget_app_bg.wasm and show_widget.wasm.
pub(crate) fn bind_apps(repo: &Repo, mode: Mode, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    for app in [WIDGET, PAGE] {
        bind(&compiled(repo, mode, app[0]), folder, app, mode)?;
    }
    Ok(())
}

/// Builds a package's wasm as it comes from the compiler.
pub(crate) fn compile(repo: &Repo, mode: Mode, package: &str, features: &[&str]) -> Result<PathBuf> {
    let folder = repo.target.join("wasm32-unknown-unknown").join(mode.folder());
    let wasm = folder.join(format!("{}.wasm", package.replace('-', "_")));
    let first = if wasm.exists() {
        ""
    } else {
        " (2 to 3 minutes the first time)"
    };
    say(&format!("Building {package}{first}…"));
    let mut command = cargo(&repo.root, "build");
    command.args([
        "--package",
        package,
        "--lib",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    command.args(features);
    command.args(["--target-dir".as_ref(), repo.target.as_os_str()]);
    // Splitting the wasm later needs to know what refers to what.
    let mut flags = vec!["-Clink-args=--emit-relocs".to_owned()];
    if mode == Mode::Release {
        flags.extend(make_small(repo, &mut command)?);
    }
    command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
    run(&mut command)?;
    Ok(wasm)
}

/// Compiles the standard library, too, so that a panic only stops the program: without the texts of panics, which no
/// visitor reads, the first load is a tenth lighter. Rust calls this unstable; `RUSTC_BOOTSTRAP` lets the stable
/// compiler do it.
fn make_small(repo: &Repo, command: &mut Command) -> Result<Vec<String>> {
    toolchain::rust_source()?;
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
        "-Zbuild-std=std,panic_abort",
        "-Zbuild-std-features=optimize_for_size",
    ]);
    command.env("RUSTC_BOOTSTRAP", "1");
    Ok(flags)
}

/// Keeps this machine's folders out of the wasm, so that anyone's build has the same bytes.
fn remapped_paths(repo: &Repo) -> Result<Vec<String>> {
    let cargo_home = cargo_home()?;
    let std_source = toolchain::sysroot()?.join("lib/rustlib/src/rust");
    // The last prefix that fits counts; the target folder is usually inside the repository.
    let mut folders = vec![(cargo_home.clone(), "/cargo"), (std_source, "/rust")];
    folders.extend([(repo.root.clone(), "/flywheel"), (repo.target.clone(), "/target")]);
    // The folder of each registry is named after where this machine gets its crates.
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

/// Writes the glue of an app that is not split: the floor in the benchmark of the start.
pub(crate) fn bind_whole(wasm: &Path, folder: &Path, name: &str) -> Result<()> {
    let mut output = Bindgen::new()
        .input_path(wasm)
        .web(true)?
        .out_name(name)
        .typescript(false)
        .demangle(false)
        .generate_output()?;
    let wasm = output.wasm_mut();
    // These sections are for splitting.
    let unneeded: Vec<_> = wasm
        .customs
        .iter()
        .filter(|(_, section)| section.name().starts_with("reloc.") || section.name() == "linking")
        .map(|(id, _)| id)
        .collect();
    for id in unneeded {
        wasm.customs.delete(id);
    }
    let renamed = shorten_names(wasm);
    output.emit(folder)?;
    rename_in_script(&folder.join(name).with_extension("js"), &renamed)
}

/// Splits an app's wasm and writes its glue.
fn bind(wasm: &Path, folder: &Path, [name, own]: [&str; 2], mode: Mode) -> Result<()> {
    let (main, mut parts) = Parts::split(wasm, folder, name)?;
    let mut output = Bindgen::new()
        .input_path(main)
        .web(true)?
        .out_name(name)
        .typescript(false)
        // The parts find what they share by these names.
        .keep_lld_exports(true)
        // The functions' names stay, for `size`; wasm-opt takes them out.
        .demangle(false)
        .generate_output()?;
    let renamed = shorten_names(output.wasm_mut());
    output.emit(folder)?;
    rename_in_script(&folder.join(name).with_extension("js"), &renamed)?;
    if mode == Mode::Release {
        parts.join_shared_with(own)?;
        parts.join_small_chunks()?;
    }
    parts.write_loaders(own, mode)?;
    rename_in_script(parts.script(), &renamed)
}

/// Gives each name between the wasm and its script a number: the names hold hashes, which do not compress, and make 3 kB
/// of the first load. Returns the new name of each.
fn shorten_names(wasm: &mut walrus::Module) -> HashMap<String, String> {
    let mut renamed = HashMap::new();
    let mut short = |name: &mut String| {
        let number = renamed.len();
        *name = renamed
            .entry(name.clone())
            .or_insert_with(|| format!("_{number}"))
            .clone();
    };
    let from_script = |module: &str| module != "__wasm_split" && !module.ends_with(split::SCRIPT);
    for import in wasm.imports.iter_mut() {
        let is_glue = from_script(&import.module) && import.name.starts_with("__wb");
        if is_glue || import.name.starts_with("__wasm_split_load_") {
            short(&mut import.name);
        }
    }
    for export in wasm.exports.iter_mut() {
        if export.name.starts_with("_R") {
            short(&mut export.name);
        }
    }
    renamed
}

/// Replaces the old names by the new ones, as whole words.
fn rename_in_script(script: &Path, renamed: &HashMap<String, String>) -> Result<()> {
    let text = fs::read_to_string(script)?;
    let in_name = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut new = String::with_capacity(text.len());
    for piece in text.split_inclusive(|c: char| !in_name(c)) {
        let end = piece.find(|c: char| !in_name(c)).unwrap_or(piece.len());
        let (name, rest) = piece.split_at(end);
        new.push_str(renamed.get(name).map_or(name, String::as_str));
        new.push_str(rest);
    }
    fs::write(script, new)?;
    Ok(())
}
