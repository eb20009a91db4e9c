//! Installs what is missing, saying what and for how long.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::repo::Repo;
use crate::shell::{cargo, find, output, run, say};

const APT: [(&str, &str); 9] = [
    ("nginx", "nginx"),
    ("curl", "curl"),
    ("unzip", "unzip"),
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("firefox-esr", "firefox-esr"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("Xvfb", "xvfb"),
    ("fc-list", "fontconfig"),
];
/// Packages without a program of their own: a file shows that they are there.
const FILES: [(&str, &str); 3] = [
    (
        "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so",
        "libnginx-mod-http-brotli-static",
    ),
    (
        "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
        "fonts-noto-core",
    ),
    (
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "fonts-noto-cjk",
    ),
];

/// The standard library for wasm.
pub(crate) fn wasm_target() -> Result<()> {
    let sysroot = sysroot()?;
    if sysroot.join("lib/rustlib/wasm32-unknown-unknown").is_dir() {
        return Ok(());
    }
    say("Adding Rust's wasm target (seconds)…");
    rustup(&["target", "add", "wasm32-unknown-unknown"])
}

/// The standard library's source.
pub(crate) fn rust_source() -> Result<()> {
    if sysroot()?
        .join("lib/rustlib/src/rust/library/Cargo.lock")
        .is_file()
    {
        return Ok(());
    }
    say("Adding the source of Rust's standard library (seconds)…");
    rustup(&["component", "add", "rust-src"])
}

/// The folder of the Rust that is in use.
pub(crate) fn sysroot() -> Result<PathBuf> {
    let printed = output(Command::new("rustc").args(["--print", "sysroot"]))?;
    Ok(PathBuf::from(String::from_utf8(printed)?.trim()))
}

/// rustfmt and clippy.
pub(crate) fn components(repo: &Repo) -> Result<()> {
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if output(cargo(&repo.root).args([command, "--version"])).is_err() {
            say(&format!("Adding {component} (seconds)…"));
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

/// esbuild and wasm-opt, when package-lock.json is not what was installed last.
pub(crate) fn node_modules(repo: &Repo) -> Result<()> {
    node_modules_in(&repo.root)
}

/// What a folder's package-lock.json asks for.
pub(crate) fn node_modules_in(folder: &Path) -> Result<()> {
    let lock = fs::read(folder.join("package-lock.json")).context("package-lock.json")?;
    let wanted = format!("{:x}", Sha256::digest(&lock));
    let stamp = folder.join("node_modules/.installed-lock");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if find("npm").is_none() {
        bail!(
            "a release build needs Node 20 or newer with npm, for wasm-opt and esbuild: install it from nodejs.org"
        );
    }
    say("Installing from npm what package-lock.json lists (about 10 seconds)…");
    run(Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(folder))?;
    fs::write(stamp, wanted)?;
    Ok(())
}

/// The three browsers, their drivers, a screen without a monitor, and fonts.
pub(crate) fn browsers(repo: &Repo) -> Result<()> {
    let programs = APT.iter().filter(|(program, _)| find(program).is_none());
    let files = FILES.iter().filter(|(file, _)| !Path::new(file).exists());
    let missing: Vec<&str> = programs.chain(files).map(|&(_, package)| package).collect();
    if !missing.is_empty() {
        install(&missing)?;
    }
    if find("geckodriver").is_none() {
        say("Building geckodriver, which drives Firefox (1 to 2 minutes)…");
        cargo_install(repo, &["geckodriver@0.37.1"])?;
    }
    Ok(())
}

/// What checks licences and sources of the dependencies.
pub(crate) fn cargo_deny(repo: &Repo) -> Result<()> {
    if find("cargo-deny").is_none() {
        say("Building cargo-deny, which checks the dependencies' licences (2 to 4 minutes)…");
        cargo_install(repo, &["--no-default-features", "cargo-deny@0.20.2"])?;
    }
    Ok(())
}

/// What changes the source in one place after another.
pub(crate) fn cargo_mutants(repo: &Repo) -> Result<()> {
    if find("cargo-mutants").is_none() {
        say("Building cargo-mutants (1 to 3 minutes)…");
        cargo_install(repo, &["cargo-mutants@27.1.0"])?;
    }
    Ok(())
}

/// What builds for libFuzzer and runs it.
pub(crate) fn cargo_fuzz(repo: &Repo) -> Result<()> {
    if find("cargo-fuzz").is_none() {
        say("Building cargo-fuzz (about a minute)…");
        cargo_install(repo, &["cargo-fuzz@0.13.2"])?;
    }
    Ok(())
}

/// Builds a tool as quickly as can be.
fn cargo_install(repo: &Repo, words: &[&str]) -> Result<()> {
    run(cargo(&repo.root)
        .args(["install", "--quiet", "--debug", "--locked"])
        .args(words))
}

fn install(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    if find("apt-get").is_none() {
        bail!(
            "the browser tests need Chromium, Firefox and WebKitGTK with their WebDrivers, Xvfb, nginx, curl, unzip and Noto fonts; on Debian those are the packages {list}. Please install them for your system"
        );
    }
    say(&format!("Installing with apt-get (1 to 3 minutes): {list}"));
    apt(&["update", "-qq"])?;
    let words = ["install", "-qq", "-y", "--no-install-recommends"];
    apt(&[words.as_slice(), packages].concat())
}

fn apt(words: &[&str]) -> Result<()> {
    let is_root = output(Command::new("id").arg("-u")).is_ok_and(|id| id == b"0\n");
    let mut command = Command::new(if is_root { "apt-get" } else { "sudo" });
    if !is_root {
        command.args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    }
    // What apt prints is for its log, not for the reader of this one.
    let done = output(command.args(words).env("DEBIAN_FRONTEND", "noninteractive"));
    done.map(drop)
        .context("install the packages by hand, then try again")
}

fn rustup(words: &[&str]) -> Result<()> {
    if find("rustup").is_none() {
        bail!(
            "rustup is not installed; please add what `rustup {}` would",
            words.join(" ")
        );
    }
    run(Command::new("rustup").args(words))
}
