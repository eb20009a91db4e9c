//! The Rust that builds: one version exactly, with what `rust-toolchain.toml` lists.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use crate::repo::Repo;
use crate::shell::{cargo, find, output, run, say};

#[derive(Deserialize)]
struct File {
    toolchain: Toolchain,
}

#[derive(Deserialize)]
struct Toolchain {
    channel: String,
}

/// Fails if another Rust is in use, as it may be without rustup, or as `cargo +nightly`.
pub(crate) fn ensure_version(repo: &Repo) -> Result<()> {
    let file = fs::read_to_string(repo.root.join("rust-toolchain.toml")).context("rust-toolchain.toml")?;
    let wanted = toml::from_str::<File>(&file)?.toolchain.channel;
    let printed = output(Command::new("rustc").arg("--version").current_dir(&repo.root))?;
    let printed = String::from_utf8_lossy(&printed);
    ensure!(
        is_version(&printed, &wanted),
        "this is {}, and rust-toolchain.toml asks for {wanted}, because the compiler decides the bytes of the site; \
         `rustup toolchain install {wanted}` brings it",
        printed.trim()
    );
    Ok(())
}

/// Whether a program's first line, such as `rustc 1.95.0 (59807616e 2026-04-14)`, tells exactly this version.
pub(crate) fn is_version(printed: &str, wanted: &str) -> bool {
    printed.split_whitespace().nth(1) == Some(wanted)
}

/// The standard library for wasm.
pub(crate) fn wasm_target() -> Result<()> {
    if sysroot()?.join("lib/rustlib/wasm32-unknown-unknown").is_dir() {
        return Ok(());
    }
    say("Adding Rust's wasm target (seconds)…");
    rustup(&["target", "add", "wasm32-unknown-unknown"])
}

/// The standard library's source.
pub(crate) fn rust_source() -> Result<()> {
    let file = sysroot()?.join("lib/rustlib/src/rust/library/Cargo.lock");
    if file.is_file() {
        return Ok(());
    }
    say("Adding the source of Rust's standard library (seconds)…");
    rustup(&["component", "add", "rust-src"])
}

/// rustfmt and clippy.
pub(crate) fn components(repo: &Repo) -> Result<()> {
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if output(cargo(&repo.root, command).arg("--version")).is_err() {
            say(&format!("Adding {component} (seconds)…"));
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

/// The folder of the Rust that is in use.
pub(crate) fn sysroot() -> Result<PathBuf> {
    let printed = output(Command::new("rustc").args(["--print", "sysroot"]))?;
    Ok(PathBuf::from(String::from_utf8(printed)?.trim()))
}

/// rustup installs what `rust-toolchain.toml` lists together with the toolchain, but adds nothing to one that is there.
fn rustup(words: &[&str]) -> Result<()> {
    if find("rustup").is_none() {
        bail!(
            "rustup is not installed; please add what `rustup {}` would",
            words.join(" ")
        );
    }
    run(Command::new("rustup").args(words))
}

#[cfg(test)]
mod tests {
    use super::is_version;

    #[test]
    fn a_version_that_only_starts_like_it_is_another() {
        assert!(is_version(
            "geckodriver 0.37.1 (a1b2 2026-02-01)\n\nThe source…",
            "0.37.1"
        ));
        assert!(is_version("cargo-deny 0.37.1\n", "0.37.1"));
        assert!(!is_version("geckodriver 0.37.10\n", "0.37.1"));
        assert!(!is_version("rustc 1.95.0-nightly (a1b2 2026-02-01)\n", "1.95.0"));
        assert!(!is_version("", "0.37.1"));
    }
}
