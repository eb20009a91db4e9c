//! What the lock files name.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use semver::Version;
use serde::Deserialize;
use serde_json::Value;

use crate::repo::Repo;

/// The workspace, and the fuzz targets' own.
pub(crate) const CARGO: [&str; 2] = ["Cargo.lock", "fuzz/Cargo.lock"];
/// The folders that npm installs in.
pub(crate) const NPM: [&str; 2] = [".", "tests/lighthouse"];

/// A package from a registry, in one version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: Version,
}

#[derive(Deserialize)]
struct CargoLock {
    #[serde(default)]
    package: Vec<Locked>,
    #[serde(default)]
    patch: Patch,
}

#[derive(Default, Deserialize)]
struct Patch {
    #[serde(default)]
    unused: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: Version,
    /// Only what is not part of this repository has one.
    source: Option<String>,
}

/// The crates that cargo's lock files name.
pub(crate) fn crates(repo: &Repo) -> Result<Vec<Package>> {
    read(&CARGO.map(|lock| repo.root.join(lock)), crates_in)
}

/// The packages that npm's lock files name.
pub(crate) fn npm(repo: &Repo) -> Result<Vec<Package>> {
    let locks = NPM.map(|folder| repo.root.join(folder).join("package-lock.json"));
    read(&locks, npm_in)
}

/// Fails if a patch replaces nothing: cargo only warns, and would build the original.
pub(crate) fn ensure_patches_used(repo: &Repo) -> Result<()> {
    for lock in CARGO {
        let text = fs::read_to_string(repo.root.join(lock)).context(lock)?;
        ensure_patches_used_in(&text).context(lock)?;
    }
    Ok(())
}

fn read(files: &[impl AsRef<Path>], parse: fn(&str) -> Result<Vec<Package>>) -> Result<Vec<Package>> {
    let mut packages = Vec::new();
    for file in files {
        let name = file.as_ref().display().to_string();
        let text = fs::read_to_string(file).with_context(|| name.clone())?;
        packages.extend(parse(&text).context(name)?);
    }
    packages.sort();
    packages.dedup();
    Ok(packages)
}

fn crates_in(text: &str) -> Result<Vec<Package>> {
    let lock: CargoLock = toml::from_str(text)?;
    let from_elsewhere = lock.package.into_iter().filter(|locked| locked.source.is_some());
    Ok(from_elsewhere
        .map(|Locked { name, version, .. }| Package { name, version })
        .collect())
}

fn npm_in(text: &str) -> Result<Vec<Package>> {
    let lock: Value = serde_json::from_str(text)?;
    let packages = lock["packages"].as_object().context("no packages")?;
    let mut found = Vec::new();
    for (folder, package) in packages {
        // The one without a name is the folder itself.
        let Some((_, name)) = folder.rsplit_once("node_modules/") else {
            continue;
        };
        let version = package["version"].as_str().context("no version")?;
        found.push(Package {
            name: name.to_owned(),
            version: version.parse()?,
        });
    }
    Ok(found)
}

fn ensure_patches_used_in(text: &str) -> Result<()> {
    let unused = toml::from_str::<CargoLock>(text)?.patch.unused;
    let names: Vec<&str> = unused.iter().map(|patch| patch.name.as_str()).collect();
    ensure!(
        names.is_empty(),
        "the patch of {} replaces nothing: its version fits no dependency any more",
        names.join(", ")
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
        version = 4

        [[package]]
        name = "ours"
        version = "0.1.0"

        [[package]]
        name = "theirs"
        version = "1.2.3"
        source = "registry+https://github.com/rust-lang/crates.io-index"
    "#;

    fn package(name: &str, version: &str) -> Package {
        Package {
            name: name.to_owned(),
            version: version.parse().expect("a version"),
        }
    }

    #[test]
    fn cargos_lock_file_names_what_comes_from_elsewhere() {
        assert_eq!(crates_in(LOCK).ok(), Some(vec![package("theirs", "1.2.3")]));
    }

    #[test]
    fn npms_lock_file_names_packages_inside_packages() {
        let lock = r#"{"packages": {
            "": {"name": "ours"},
            "node_modules/@a/b": {"version": "1.0.0"},
            "node_modules/c/node_modules/d": {"version": "2.0.0"}
        }}"#;
        let expected = vec![package("@a/b", "1.0.0"), package("d", "2.0.0")];
        assert_eq!(npm_in(lock).ok(), Some(expected));
    }

    #[test]
    fn a_patch_that_replaces_nothing_is_refused() {
        assert!(ensure_patches_used_in(LOCK).is_ok());
        let unused = format!("{LOCK}\n[[patch.unused]]\nname = \"wasm-streams\"\nversion = \"0.4.2\"\n");
        let error = ensure_patches_used_in(&unused).unwrap_err().to_string();
        assert!(error.contains("wasm-streams"), "{error}");
    }
}
