//! `cargo xtask advisories`, and the step of that name in `cargo xtask test`: is anything that the lock files name
//! known to be unsafe?
//!
//! The two databases are asked where the network has them. `advisories.toml` keeps what they said of versions that were
//! ever locked, so that a machine without them still finds one that comes back, and knows of which day the answer is.

mod ask;
mod list;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use crate::locks::{self, Package};
use crate::options::Advisories;
use crate::repo::Repo;
use crate::shell::say;
use ask::Asked;
use list::{Advisory, List};

const FILE: &str = "advisories.toml";

/// Checks, or asks anew for everything that is stored.
pub(crate) fn advisories(repo: &Repo, options: &Advisories) -> Result<()> {
    if options.refresh {
        refresh(repo, options.database.as_deref())
    } else {
        check(repo)
    }
}

/// Fails if a database or the stored list knows something of a locked version that is not accepted with a reason.
/// Without the databases the stored list alone decides.
pub(crate) fn check(repo: &Repo) -> Result<()> {
    let list = stored(repo)?;
    let (crates, npm) = (locks::crates(repo)?, locks::npm(repo)?);
    ensure_none(&list.crates, &crates)?;
    ensure_none(&list.npm, &npm)?;
    let rustsec = ask::rustsec(repo, &list.crates)?;
    let audited = ask::npm(repo)?;
    if let Asked::Answered(found) = &audited {
        ensure_none(&list::joined(found.clone(), &list.npm), &npm)?;
    }
    let is_unchanged = list.asked.of == list::fingerprint(&crates, &npm);
    report("RustSec", &rustsec, &list.asked.rustsec, is_unchanged);
    report("npm's advisories", &audited, &list.asked.npm, is_unchanged);
    Ok(())
}

/// Says plainly what was not asked, and how old the answer is that was used instead.
fn report<T>(name: &str, asked: &Asked<T>, date: &str, is_unchanged: bool) {
    let Asked::Unreachable(reason) = asked else {
        say(&format!("{name}: asked, and nothing new is known"));
        return;
    };
    let changed = if is_unchanged {
        ""
    } else {
        " The lock files have changed since the list was written."
    };
    say(&format!(
        "{name} could not be asked ({reason}). Only {FILE} was looked at: asked {date}.{changed}"
    ));
}

fn ensure_none(advisories: &[Advisory], locked: &[Package]) -> Result<()> {
    let found: Vec<String> = advisories
        .iter()
        .filter(|advisory| advisory.accepted.is_none())
        .flat_map(|advisory| {
            let affected = locked.iter().filter(|package| advisory.affects(package));
            affected.map(|package| format!("{} {}: {}", package.name, package.version, advisory.id))
        })
        .collect();
    ensure!(
        found.is_empty(),
        "{}\nTake a version without it, or say in {FILE} why it does no harm here: accepted = \"…\"",
        found.join("\n")
    );
    Ok(())
}

/// Writes down what the databases say now. `database` is a checkout of RustSec's, for a machine without a way to it.
fn refresh(repo: &Repo, database: Option<&Path>) -> Result<()> {
    let old = stored(repo)?;
    let (crates, npm) = (locks::crates(repo)?, locks::npm(repo)?);
    let mut new = List::default();
    match ask::rustsec_database(repo, database)? {
        Asked::Answered(folder) => {
            new.crates = list::from_rustsec(&folder, &crates)?;
            new.asked.rustsec = list::date_of(&folder)?;
        }
        Asked::Unreachable(reason) => {
            bail!("RustSec could not be asked: {reason}. `--database FOLDER` takes a checkout of it");
        }
    }
    match ask::npm(repo)? {
        Asked::Answered(found) => {
            new.npm = found;
            new.asked.npm = list::today()?;
        }
        Asked::Unreachable(reason) => {
            say(&format!(
                "npm could not be asked ({reason}): what is stored of it stays"
            ));
            new.asked.npm = old.asked.npm;
        }
    }
    new.crates = list::joined(new.crates, &old.crates);
    new.npm = list::joined(new.npm, &old.npm);
    new.asked.of = list::fingerprint(&crates, &npm);
    fs::write(repo.root.join(FILE), new.written()?)?;
    say(&format!(
        "{FILE} is written; now check it with `cargo xtask advisories`"
    ));
    Ok(())
}

fn stored(repo: &Repo) -> Result<List> {
    let text = fs::read_to_string(repo.root.join(FILE)).context(FILE)?;
    toml::from_str(&text).context(FILE)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = r#"
        [asked]
        rustsec = "2026-08-21"
        npm = "2026-08-21"
        of = ""

        [[crates]]
        id = "RUSTSEC-2000-0001"
        package = "leaky"
        fine = [">= 1.2.1, < 2.0.0", ">= 2.1.0"]

        [[npm]]
        id = "GHSA-0000-0000-0000"
        package = "@open/door"
        affected = ["<= 0.24.2"]
    "#;

    fn list() -> List {
        toml::from_str(LIST).expect("a list")
    }

    fn locked(name: &str, version: &str) -> [Package; 1] {
        [Package {
            name: name.to_owned(),
            version: version.parse().expect("a version"),
        }]
    }

    #[test]
    fn a_locked_version_with_a_known_flaw_is_refused() {
        let list = list();
        for version in ["1.2.0", "2.0.5", "0.1.0"] {
            let error = ensure_none(&list.crates, &locked("leaky", version)).unwrap_err();
            let error = error.to_string();
            assert!(
                error.contains(&format!("leaky {version}: RUSTSEC-2000-0001")),
                "{error}"
            );
        }
        assert!(ensure_none(&list.npm, &locked("@open/door", "0.24.2")).is_err());
    }

    #[test]
    fn versions_without_the_flaw_and_other_packages_pass() {
        let list = list();
        for version in ["1.2.1", "1.9.0", "2.1.0", "3.0.0"] {
            assert!(
                ensure_none(&list.crates, &locked("leaky", version)).is_ok(),
                "{version}"
            );
        }
        assert!(ensure_none(&list.crates, &locked("tight", "1.2.0")).is_ok());
        assert!(ensure_none(&list.npm, &locked("@open/door", "0.25.0")).is_ok());
    }

    #[test]
    fn what_is_accepted_passes_and_stays_accepted_when_the_list_is_written_anew() {
        let mut old = list().crates;
        old[0].accepted = Some("it reads only our own files".to_owned());
        for new in [list().crates, Vec::new()] {
            let new = list::joined(new, &old);
            assert!(ensure_none(&new, &locked("leaky", "1.2.0")).is_ok());
            assert_eq!(new.len(), 1, "it is listed once, and not forgotten");
        }
    }

    #[test]
    fn a_written_list_reads_the_same() {
        let list = list();
        let text = list.written().expect("text");
        assert_eq!(toml::from_str::<List>(&text).ok(), Some(list));
    }
}
