//! The stored list, and how it is made from RustSec's database.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use semver::VersionReq;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::locks::Package;
use crate::shell::output;

/// Stands above what is generated.
const HEAD: &str = "\
# What the databases of advisories said of versions that the lock files name or named: `cargo xtask advisories` checks the
# lock files against it, and asks the databases where it can. `--refresh` writes it anew, and keeps what was listed and
# `accepted`, the reason why an advisory does no harm here.
";

#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct List {
    pub(super) asked: When,
    #[serde(default)]
    pub(super) crates: Vec<Advisory>,
    #[serde(default)]
    pub(super) npm: Vec<Advisory>,
}

/// Of which day each database's answer is, and of which locked versions.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct When {
    pub(super) rustsec: String,
    pub(super) npm: String,
    pub(super) of: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Advisory {
    pub(super) id: String,
    pub(super) package: String,
    /// RustSec names the versions that are not affected, npm those that are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) affected: Option<Vec<VersionReq>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) fine: Vec<VersionReq>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) accepted: Option<String>,
}

impl Advisory {
    pub(super) fn affects(&self, package: &Package) -> bool {
        let holds = |ranges: &[VersionReq]| ranges.iter().any(|range| range.matches(&package.version));
        self.package == package.name
            && match &self.affected {
                Some(affected) => holds(affected),
                None => !holds(&self.fine),
            }
    }
}

impl List {
    pub(super) fn written(&self) -> Result<String> {
        Ok(format!("{HEAD}\n{}", toml::to_string(self)?))
    }
}

/// What is known now, and what an older list has besides; the reasons for accepting it stay.
pub(super) fn joined(mut new: Vec<Advisory>, old: &[Advisory]) -> Vec<Advisory> {
    for before in old {
        match new.iter_mut().find(|advisory| advisory.id == before.id) {
            Some(advisory) => advisory.accepted.clone_from(&before.accepted),
            None => new.push(before.clone()),
        }
    }
    new.sort_by(|a, b| (&a.package, &a.id).cmp(&(&b.package, &b.id)));
    new.dedup();
    new
}

/// Tells one set of locked versions from another.
pub(super) fn fingerprint(crates: &[Package], npm: &[Package]) -> String {
    let mut hash = Sha256::new();
    for Package { name, version } in crates.iter().chain(npm) {
        hash.update(format!("{name} {version}\n"));
    }
    format!("{:x}", hash.finalize())[..16].to_owned()
}

#[derive(Deserialize)]
struct Entry {
    advisory: Head,
    versions: Versions,
}

#[derive(Deserialize)]
struct Head {
    id: String,
    withdrawn: Option<toml::Value>,
}

#[derive(Deserialize)]
struct Versions {
    #[serde(default)]
    patched: Vec<VersionReq>,
    #[serde(default)]
    unaffected: Vec<VersionReq>,
}

/// What a checkout of RustSec's database says of these versions.
pub(super) fn from_rustsec(database: &Path, crates: &[Package]) -> Result<Vec<Advisory>> {
    let mut advisories = Vec::new();
    for package in crates {
        let Ok(files) = fs::read_dir(database.join("crates").join(&package.name)) else {
            continue;
        };
        for file in files {
            let file = file?.path();
            let text = fs::read_to_string(&file)?;
            let advisory = advisory(&package.name, &text).with_context(|| file.display().to_string())?;
            advisories.extend(advisory.filter(|advisory| advisory.affects(package)));
        }
    }
    Ok(advisories)
}

/// A file of the database is Markdown that begins with a block of TOML.
fn advisory(package: &str, text: &str) -> Result<Option<Advisory>> {
    let block = text
        .split("```")
        .nth(1)
        .and_then(|block| block.strip_prefix("toml"));
    let Entry { advisory, versions } = toml::from_str(block.context("no TOML")?)?;
    if advisory.withdrawn.is_some() {
        return Ok(None);
    }
    Ok(Some(Advisory {
        id: advisory.id,
        package: package.to_owned(),
        affected: None,
        fine: [versions.patched, versions.unaffected].concat(),
        accepted: None,
    }))
}

/// The day of the newest commit.
pub(super) fn date_of(database: &Path) -> Result<String> {
    let mut git = Command::new("git");
    git.arg("-C").arg(database).args(["log", "-1", "--format=%cs"]);
    Ok(String::from_utf8(output(&mut git)?)?.trim().to_owned())
}

pub(super) fn today() -> Result<String> {
    let printed = output(Command::new("date").args(["-u", "+%F"]))?;
    Ok(String::from_utf8(printed)?.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRY: &str = r#"```toml
[advisory]
id = "RUSTSEC-2000-0001"
package = "leaky"
date = "2000-01-01"

[versions]
patched = [">= 1.2.1"]
unaffected = ["< 1.0.0"]
```

# It leaks

```rust
leak();
```
"#;

    #[test]
    fn an_entry_of_rustsec_is_read() {
        let read = advisory("leaky", ENTRY)
            .expect("an entry")
            .expect("not withdrawn");
        let package = |version: &str| Package {
            name: "leaky".to_owned(),
            version: version.parse().expect("a version"),
        };
        assert_eq!(read.id, "RUSTSEC-2000-0001");
        let affected = ["0.9.0", "1.0.0", "1.2.0", "1.2.1"].map(|version| read.affects(&package(version)));
        assert_eq!(affected, [false, true, true, false]);
    }

    #[test]
    fn a_withdrawn_entry_counts_for_nothing() {
        let withdrawn = ENTRY.replace("date =", "withdrawn = \"2000-02-01\"\ndate =");
        assert_eq!(advisory("leaky", &withdrawn).ok(), Some(None));
    }
}
