//! `cargo xtask fuzz`: looks for inputs that break what must hold (`fuzz/src`), guided by which code they reach, and
//! keeps the few that reach most of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};

use crate::options::Fuzz;
use crate::repo::Repo;
use crate::setup;
use crate::shell::{cargo, run, say, say_and_run};
use crate::test::{FUZZ, in_target};
use crate::tool::CARGO_FUZZ;

/// The most that the repository keeps of a target: enough to reach 19 of 20 branches that all found inputs reach.
const MOST_FILES: usize = 100;
const MOST_BYTES: u64 = 50_000;

/// The longest that one input may take.
const SECONDS_PER_INPUT: u32 = 10;

/// Fuzzes each target, or one, and updates the inputs that the repository keeps.
pub(crate) fn fuzz(repo: &Repo, options: &Fuzz) -> Result<()> {
    let all = targets(repo)?;
    let chosen: Vec<&String> = all
        .iter()
        .filter(|target| options.target.as_ref().is_none_or(|only| only == *target))
        .collect();
    if chosen.is_empty() {
        bail!("the targets are {}", all.join(", "));
    }
    setup::cpp_compiler()?;
    CARGO_FUZZ.install(repo)?;
    // cargo-fuzz has no option that keeps it from changing Cargo.lock.
    run(in_target(repo, "fetch").arg("--quiet").args(FUZZ))?;
    for target in chosen {
        say(&format!("Fuzzing {target} for {} s", options.seconds));
        Target::new(repo, target).fuzz(options.seconds)?;
        if target == "messages" {
            scripts(repo, Some(options.seconds))?;
        }
    }
    Ok(())
}

/// Fuzzes the messages between page and widget. Their scripts check them, so this runs under Node: for so many seconds,
/// or with the same few thousand messages in every run.
pub(crate) fn scripts(repo: &Repo, seconds: Option<u32>) -> Result<()> {
    setup::node()?;
    let seconds = seconds.map(|seconds| seconds.to_string());
    say_and_run(
        Command::new("node")
            .arg("fuzz/messages/main.mjs")
            .args(seconds)
            .current_dir(&repo.root),
    )
}

/// The names of the files in `fuzz_targets`.
fn targets(repo: &Repo) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for file in files(&repo.root.join("fuzz/fuzz_targets"))? {
        let name = file.file_stem().context("a target has a name")?;
        names.push(name.to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

struct Target<'a> {
    repo: &'a Repo,
    name: &'a str,
    /// In the repository.
    kept: PathBuf,
    /// All inputs that were ever found on this machine.
    found: PathBuf,
    /// The fewest of them that reach every branch.
    least: PathBuf,
}

impl<'a> Target<'a> {
    fn new(repo: &'a Repo, name: &'a str) -> Self {
        let folder = repo.target.join("fuzz");
        Self {
            repo,
            name,
            kept: repo.root.join("fuzz/corpus").join(name),
            found: folder.join("found").join(name),
            least: folder.join("least").join(name),
        }
    }

    fn fuzz(&self, seconds: u32) -> Result<()> {
        fs::create_dir_all(&self.kept)?;
        fs::create_dir_all(&self.found)?;
        let fuzzed = self.run(
            &[&self.found, &self.kept],
            &[
                format!("-max_total_time={seconds}"),
                format!("-timeout={SECONDS_PER_INPUT}"),
                format!("-dict={}", self.dictionary().display()),
                "-print_final_stats=1".to_owned(),
            ],
        );
        fuzzed.with_context(|| {
            format!(
                "fix what it found, with a test of its own; then keep the input above as fuzz/corpus/{}/NAME, where NAME \
                 says what it was",
                self.name
            )
        })?;
        self.keep()
    }

    /// Keeps the inputs that reach most, and all that have a name.
    fn keep(&self) -> Result<()> {
        if self.least.exists() {
            fs::remove_dir_all(&self.least)?;
        }
        fs::create_dir_all(&self.least)?;
        let (old, named): (Vec<PathBuf>, Vec<PathBuf>) =
            files(&self.kept)?.into_iter().partition(|file| is_found(file));
        // These stay in any case, so what they reach needs no other input.
        copy(&named, &self.least)?;
        // Without counters, how often a branch is taken does not matter: a tenth of what `cargo fuzz cmin` would leave.
        self.run(
            &[&self.least, &self.found, &self.kept],
            &["-set_cover_merge=1".to_owned(), "-use_counters=0".to_owned()],
        )?;
        for file in old {
            fs::remove_file(file)?;
        }
        let mut bytes: u64 = named.iter().map(|file| size(file)).sum();
        // libFuzzer writes the inputs that add most first.
        let mut chosen: Vec<PathBuf> = files(&self.least)?
            .into_iter()
            .filter(|file| is_found(file))
            .collect();
        chosen.sort_by_key(|file| written(file));
        chosen.truncate(MOST_FILES.saturating_sub(named.len()));
        chosen.retain(|file| {
            let fits = bytes + size(file) <= MOST_BYTES;
            bytes += if fits { size(file) } else { 0 };
            fits
        });
        copy(&chosen, &self.kept)
    }

    fn dictionary(&self) -> PathBuf {
        let folder = self.repo.root.join("fuzz/dictionaries");
        folder.join(self.name).with_extension("dict")
    }

    fn run(&self, folders: &[&PathBuf], arguments: &[String]) -> Result<()> {
        run(cargo(&self.repo.root, "fuzz")
            // All of the code is safe Rust, so an address sanitizer would find nothing.
            .args(["run", "--sanitizer=none", self.name])
            .args(folders)
            .arg("--")
            .args(arguments)
            .env("CARGO_TARGET_DIR", &self.repo.target)
            // Lets the stable compiler take the unstable flags of cargo-fuzz.
            .env("RUSTC_BOOTSTRAP", "1"))
    }
}

/// libFuzzer names what it finds by forty hexadecimal digits.
fn is_found(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.len() == 40 && name.bytes().all(|digit| digit.is_ascii_hexdigit())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    entries.map(|entry| Ok(entry?.path())).collect()
}

fn copy(files: &[PathBuf], to: &Path) -> Result<()> {
    for file in files {
        fs::copy(file, to.join(file.file_name().unwrap_or_default()))?;
    }
    Ok(())
}

fn size(file: &Path) -> u64 {
    file.metadata().map_or(0, |data| data.len())
}

fn written(file: &Path) -> Option<SystemTime> {
    file.metadata().ok()?.modified().ok()
}
