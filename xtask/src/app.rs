//! From the app's Rust to wasm and the JavaScript around it.

use std::collections::HashMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::Options as SplitOptions;

use crate::join;
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

/// What each app's files start with, and its own part: everything but what computes the first result.
pub(crate) const PAGE: [&str; 2] = ["app", "show_page"];
pub(crate) const WIDGET: [&str; 2] = ["widget_app", "show_widget"];

/// Builds the page and the widget; returns the folder that holds app.js, app_bg.wasm, show_page.wasm and the views'
/// parts, widget_app.js, widget_app_bg.wasm and show_widget.wasm.
pub(crate) fn build(repo: &Repo, mode: Mode) -> Result<PathBuf> {
    setup::wasm_target()?;
    let folder = repo.target.join(format!("{}-glue", mode.folder()));
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let wasm = compile(
        repo,
        mode,
        "flywheel",
        &["--no-default-features", "--features=widget"],
    )?;
    bind(&wasm, &folder, WIDGET, mode)?;
    let wasm = compile(repo, mode, "flywheel", &[])?;
    bind(&wasm, &folder, PAGE, mode)?;
    Ok(folder)
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
    let mut command = cargo(&repo.root);
    command.args([
        "build",
        "--package",
        package,
        "--lib",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    command.args(features);
    command.args(["--target-dir".as_ref(), repo.target.as_os_str()]);
    // Splitting needs to know what refers to what.
    let mut flags = vec!["-Clink-args=--emit-relocs".to_owned()];
    if mode == Mode::Release {
        flags.extend(make_small(repo, &mut command)?);
    }
    command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
    run(&mut command)?;
    Ok(wasm)
}

/// The release build compiles the standard library too, so that a panic is a trap and nothing else:
/// without the words of panics, which no visitor reads, the first load is a tenth lighter. Rust calls
/// this unstable; `RUSTC_BOOTSTRAP` lets its stable compiler do it. Development builds do without.
fn make_small(repo: &Repo, command: &mut Command) -> Result<Vec<String>> {
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
    command.env("RUSTC_BOOTSTRAP", "1");
    Ok(flags)
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

/// Takes what is not needed for the first result out of the wasm, the app's own part and each view that is fetched
/// when first opened, and writes the script that fetches them. Returns what stays.
fn split(wasm: &Path, folder: &Path, name: &str) -> Result<PathBuf> {
    let whole = fs::read(wasm)?;
    let main = folder.with_extension(format!("{name}.wasm"));
    let (script, link) = (format!("./{name}.js"), format!("./{}", split_script(name)));
    let mut options = SplitOptions::new(&whole);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.main_module = &script;
    options.link_name = &link;
    wasm_split_cli_support::transform(options).map_err(|error| anyhow!("splitting the app: {error}"))?;
    Ok(main)
}

/// What is one part: the floor of the bench of the start.
pub(crate) fn bind_whole(wasm: &Path, folder: &Path, name: &str) -> Result<()> {
    let mut output = Bindgen::new()
        .input_path(wasm)
        .web(true)?
        .out_name(name)
        .typescript(false)
        .demangle(false)
        .generate_output()?;
    let wasm = output.wasm_mut();
    // What splitting needs to know, one part does not.
    let needless: Vec<_> = wasm
        .customs
        .iter()
        .filter(|(_, section)| section.name().starts_with("reloc.") || section.name() == "linking")
        .map(|(id, _)| id)
        .collect();
    for id in needless {
        wasm.customs.delete(id);
    }
    let renamed = shorten_names(wasm);
    output.emit(folder)?;
    rename_in_script(&folder.join(name).with_extension("js"), &renamed)
}

fn bind(wasm: &Path, folder: &Path, [name, own]: [&str; 2], mode: Mode) -> Result<()> {
    let main = split(wasm, folder, name)?;
    // The names stay in, for `size`; wasm-opt takes them out.
    let mut output = Bindgen::new()
        .input_path(main)
        .web(true)?
        .out_name(name)
        .typescript(false)
        // The parts find what they share by these names.
        .keep_lld_exports(true)
        .demangle(false)
        .generate_output()?;
    let renamed = shorten_names(output.wasm_mut());
    output.emit(folder)?;
    let script = folder.join(split_script(name));
    rename_in_script(&folder.join(name).with_extension("js"), &renamed)?;
    rename_in_script(&script, &renamed)?;
    // With debug information the script has another shape, and weight is of no interest.
    if mode == Mode::Release {
        shorten_loads(&script)?;
        join::shared_with_own(folder, &script, own)?;
        join::small_chunks(folder, &script)?;
    }
    bring_own(&script, own, mode)?;
    name_parts(folder, &script)
}

/// The app's own part comes in the file of what starts it (`whole`): the script is given it, and does not fetch it.
/// In development it is a file like the others.
fn bring_own(script: &Path, own: &str, mode: Mode) -> Result<()> {
    let mut text = fs::read_to_string(script)?;
    if mode == Mode::Release {
        let fetched = text
            .split_once(&format!("part(\"./split_{own}_"))
            .and_then(|(_, rest)| rest.split_once(", [])"))
            .map(|(number, _)| format!("part(\"./split_{own}_{number}, [])"))
            .with_context(|| format!("{own} is fetched in another way"))?;
        let given = "makeLoad(() => async (imports) => {\n    await WebAssembly.instantiate(await brought, imports);\n    \
                     brought = undefined;\n}, [])";
        text = text.replace(&fetched, given);
    }
    text.push_str("let brought;\nexport const bring = (part) => { brought = part; };\n");
    fs::write(script, text)?;
    Ok(())
}

/// `split_show_levers_1661898850336484965.wasm` is `show_levers.wasm`.
fn name_parts(folder: &Path, script: &Path) -> Result<()> {
    let mut text = fs::read_to_string(script)?;
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let plain = name.strip_prefix("split_").and_then(|rest| rest.rsplit_once('_'));
        if let Some((plain, _)) = plain {
            let plain = format!("{plain}.wasm");
            fs::rename(folder.join(&name), folder.join(&plain))?;
            text = text.replace(&name, &plain);
        }
    }
    fs::write(script, text)?;
    Ok(())
}

/// The end of the script that fetches an app's parts.
const SPLIT: &str = "_split.js";

fn split_script(name: &str) -> String {
    format!("{name}{SPLIT}")
}

/// It spells out for each part how to fetch it. Said once, it is a tenth of the boot script less.
fn shorten_loads(script: &Path) -> Result<()> {
    const FROM: &str = "makeLoad(() => {\n    const src = fetch(new URL(";
    const TO: &str = ", import.meta.url));\n    src.catch(() => {});\n    \
                      return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}\n, ";
    let text = fs::read_to_string(script)?;
    let parts = text.matches(FROM).count();
    if parts == 0 || text.matches(TO).count() != parts {
        bail!(
            "{} has another shape than the one that is shortened here",
            script.display()
        );
    }
    let once = format!("const part = (address, deps) => {FROM}address{TO}deps);\n");
    let short = text.replace(FROM, "part(").replace(TO, ", ");
    let (imports, rest) = short.split_once('\n').context("an empty script")?;
    fs::write(script, format!("{imports}\n{once}{rest}"))?;
    Ok(())
}

/// Each name between the wasm and its script holds a hash, which no compression makes smaller: of the
/// first load they are 3 kB. Here each gets a number instead.
fn shorten_names(wasm: &mut walrus::Module) -> HashMap<String, String> {
    let mut renamed = HashMap::new();
    let mut short = |name: &mut String| {
        let number = renamed.len();
        *name = renamed
            .entry(name.clone())
            .or_insert_with(|| format!("_{number}"))
            .clone();
    };
    let from_script = |module: &str| module != "__wasm_split" && !module.ends_with(SPLIT);
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

/// Writes the new names in place of the old wherever one stands by itself.
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
