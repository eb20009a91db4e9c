//! Asks RustSec through cargo-deny, and npm's registry through npm.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use semver::VersionReq;
use serde::Serialize;
use serde_json::Value;

use super::list::Advisory;
use crate::locks;
use crate::repo::{Repo, cargo_home};
use crate::shell::{output_within, say_and_run};
use crate::test::{FUZZ, in_target};
use crate::{setup, tool};

/// How long a database may take to answer: fetching RustSec's for the first time takes seconds.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a database said, or why it said nothing: no network is no failure.
pub(super) enum Asked<T> {
    Answered(T),
    Unreachable(String),
}

/// cargo-deny's options.
#[derive(Serialize)]
struct Options {
    advisories: Accepted,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Accepted {
    ignore: Vec<Ignored>,
    /// The fuzz targets use few of the crates.
    unused_ignored_advisory: &'static str,
}

#[derive(Serialize)]
struct Ignored {
    id: String,
    reason: String,
}

/// Fails on what RustSec knows of the crates now and the list does not accept.
pub(super) fn rustsec(repo: &Repo, list: &[Advisory]) -> Result<Asked<()>> {
    if let Asked::Unreachable(reason) = rustsec_database(repo, None)? {
        return Ok(Asked::Unreachable(reason));
    }
    let ignore = list.iter().filter_map(|advisory| {
        Some(Ignored {
            id: advisory.id.clone(),
            reason: advisory.accepted.clone()?,
        })
    });
    let options = Options {
        advisories: Accepted {
            ignore: ignore.collect(),
            unused_ignored_advisory: "allow",
        },
    };
    let file = repo.target.join("advisories-deny.toml");
    fs::write(&file, toml::to_string(&options)?)?;
    for of in [["--workspace"].as_slice(), &FUZZ] {
        let mut command = in_target(repo, "deny");
        command.args(["--offline", "--all-features"]).args(of);
        command.arg("--config").arg(&file);
        command.args(["check", "--hide-inclusion-graph", "advisories"]);
        say_and_run(&mut command)?;
    }
    Ok(Asked::Answered(()))
}

/// Where RustSec's database is: in the given folder, or as it was just fetched.
pub(super) fn rustsec_database(repo: &Repo, given: Option<&Path>) -> Result<Asked<PathBuf>> {
    if let Some(folder) = given {
        return Ok(Asked::Answered(folder.to_owned()));
    }
    tool::cargo_deny(repo)?;
    let mut fetch = in_target(repo, "deny");
    fetch.args(["fetch", "db"]);
    let fetched = output_within(&mut fetch, PATIENCE);
    let reason = match fetched {
        Err(error) => error.to_string(),
        Ok(done) if done.status.success() => return database().map(Asked::Answered),
        // The last line says what went wrong; those before it, where it was to go.
        Ok(done) => last_line(&done.stderr),
    };
    Ok(Asked::Unreachable(reason))
}

/// The folder that cargo-deny fetches to.
fn database() -> Result<PathBuf> {
    let folder = cargo_home()?.join("advisory-dbs");
    let entries = fs::read_dir(&folder).with_context(|| folder.display().to_string())?;
    let databases = entries.filter_map(|entry| Some(entry.ok()?.path()));
    databases
        .filter(|path| path.join("crates").is_dir())
        .max_by_key(|path| path.metadata().and_then(|data| data.modified()).ok())
        .context("cargo-deny fetched no database")
}

/// What npm's registry knows now of the packages.
pub(super) fn npm(repo: &Repo) -> Result<Asked<Vec<Advisory>>> {
    setup::node()?;
    let mut found = Vec::new();
    for folder in locks::NPM {
        let mut audit = Command::new("npm");
        audit
            .args(["audit", "--audit", "--json", "--package-lock-only"])
            .args(["--fetch-retries=0", "--fetch-timeout=20000"])
            .current_dir(repo.root.join(folder));
        let done = match output_within(&mut audit, PATIENCE) {
            Ok(done) => done,
            Err(error) => return Ok(Asked::Unreachable(error.to_string())),
        };
        match audited(&String::from_utf8_lossy(&done.stdout))? {
            Asked::Answered(advisories) => found.extend(advisories),
            unreachable => return Ok(unreachable),
        }
    }
    Ok(Asked::Answered(found))
}

/// Reads the report of `npm audit`: advisories stand inside the packages, among names of others that are affected.
fn audited(report: &str) -> Result<Asked<Vec<Advisory>>> {
    let Ok(report) = serde_json::from_str::<Value>(report) else {
        return Ok(Asked::Unreachable("npm audit reported nothing".to_owned()));
    };
    let Some(packages) = report["vulnerabilities"].as_object() else {
        let said = ["message", "error"].map(|key| report[key].as_str());
        let said = said.into_iter().flatten().next().unwrap_or("npm audit failed");
        return Ok(Asked::Unreachable(without_address(said)));
    };
    let causes = packages.values().filter_map(|package| package["via"].as_array());
    let advisories = causes.flatten().filter(|cause| cause.is_object());
    Ok(Asked::Answered(advisories.map(advisory).collect::<Result<_>>()?))
}

fn advisory(cause: &Value) -> Result<Advisory> {
    let text = |key: &str| cause[key].as_str().with_context(|| format!("no {key}"));
    let id = text("url")?.rsplit('/').next().unwrap_or_default();
    ensure!(!id.is_empty(), "an advisory without a name");
    Ok(Advisory {
        id: id.to_owned(),
        package: text("name")?.to_owned(),
        affected: Some(ranges(text("range")?)?),
        fine: Vec::new(),
        accepted: None,
    })
}

/// npm writes `>=1.0.0 <1.2.0 || 2.0.0` for what Rust's semver has as a list of `>=1.0.0, <1.2.0` and `=2.0.0`.
fn ranges(text: &str) -> Result<Vec<VersionReq>> {
    let range = |range: &str| {
        let parts = range.split_whitespace().map(|part| {
            let is_bare = part.starts_with(|c: char| c.is_ascii_digit());
            format!("{}{part}", if is_bare { "=" } else { "" })
        });
        VersionReq::parse(&parts.collect::<Vec<_>>().join(", ")).with_context(|| text.to_owned())
    };
    text.split("||").map(range).collect()
}

fn last_line(printed: &[u8]) -> String {
    let printed = String::from_utf8_lossy(printed);
    let last = printed.lines().rfind(|line| !line.trim().is_empty());
    last.unwrap_or("no reason given").trim().to_owned()
}

/// `405 Method Not Allowed - POST https://…` without where it went.
fn without_address(said: &str) -> String {
    said.split(" - ").next().unwrap_or(said).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = r#"{"vulnerabilities": {
        "door": {"via": [{"name": "door", "url": "https://github.com/advisories/GHSA-0000-0000-0000",
                          "range": ">=1.0.0 <1.2.0 || 2.0.0"}]},
        "house": {"via": ["door"]}
    }}"#;

    #[test]
    fn npms_report_is_read() {
        let Ok(Asked::Answered(found)) = audited(REPORT) else {
            panic!("it answered");
        };
        let [advisory] = found.as_slice() else {
            panic!("one advisory, not {found:?}");
        };
        assert_eq!(advisory.id, "GHSA-0000-0000-0000");
        let affected = ["0.9.0", "1.0.0", "1.2.0", "2.0.0", "2.0.1"].map(|version| {
            advisory.affects(&locks::Package {
                name: "door".to_owned(),
                version: version.parse().expect("a version"),
            })
        });
        assert_eq!(affected, [false, true, false, true, false]);
    }

    #[test]
    fn npm_without_a_network_is_no_failure() {
        for report in [
            "",
            r#"{"message": "405 Method Not Allowed - POST https://a.example", "error": {}}"#,
        ] {
            assert!(matches!(audited(report), Ok(Asked::Unreachable(_))), "{report}");
        }
    }
}
