//! Runs other programs and reports on them.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// Says what is being done. On stderr, so that a table on stdout can be piped.
pub(crate) fn say(what: &str) {
    eprintln!("\x1b[1m==>\x1b[0m {what}");
}

/// Runs the command and shows what it prints.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("could not start {}", shown(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs the command and returns what it wrote to stdout; its stderr is shown only if it fails.
pub(crate) fn output(command: &mut Command) -> Result<Vec<u8>> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("could not start {}", shown(command)))?;
    if !output.status.success() {
        bail!(
            "{} failed ({})\n{}",
            shown(command),
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(output.stdout)
}

/// What the command printed, if it ends soon enough; else it is left to end by itself.
pub(crate) fn output_within(command: &mut Command, limit: Duration) -> Result<Output> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let child = command
        .spawn()
        .with_context(|| format!("could not start {}", shown(command)))?;
    let (sender, receiver) = mpsc::channel();
    // Nobody listens any more once the time is up.
    thread::spawn(move || drop(sender.send(child.wait_with_output())));
    let ended = receiver.recv_timeout(limit);
    Ok(ended.with_context(|| format!("no answer in {} s", limit.as_secs()))??)
}

/// Says the command, then runs it.
pub(crate) fn say_and_run(command: &mut Command) -> Result<()> {
    say(&shown(command));
    run(command)
}

/// A subcommand of the cargo that runs this program, in the given folder. It builds what Cargo.lock says, or nothing.
pub(crate) fn cargo(folder: &Path, subcommand: &str) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .current_dir(folder)
        .arg(subcommand)
        .args(locked(subcommand));
    command
}

/// How a subcommand is told to leave Cargo.lock as it is.
fn locked(subcommand: &str) -> Option<&'static str> {
    match subcommand {
        // It builds nothing, and knows no such option.
        "fmt" => None,
        // It passes no such option on to cargo: `fetch` with `--locked` comes before it.
        "fuzz" => None,
        "mutants" => Some("--cargo-arg=--locked"),
        _ => Some("--locked"),
    }
}

/// Whether this user may do anything.
pub(crate) fn is_root() -> bool {
    output(Command::new("id").arg("-u")).is_ok_and(|id| id == b"0\n")
}

/// The program's path, if it is installed.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// Files that start cargo by themselves, outside this one: each call says `--locked` within a few lines.
    fn unlocked_calls(text: &str) -> Vec<&str> {
        let is_call = |line: &str| {
            let by_name = line.contains("Command::new(\"cargo\")") || line.contains("\"CARGO\"");
            let in_shell = line.trim_start().starts_with("cargo ") && !line.contains("cargo xtask");
            by_name || in_shell || line.trim_start().starts_with("xtask = ")
        };
        let lines: Vec<&str> = text.lines().collect();
        let calls = (0..lines.len()).filter(|&number| is_call(lines[number]));
        let unlocked = calls.filter(|&number| {
            let near = &lines[number..lines.len().min(number + 6)];
            !near.iter().any(|line| line.contains("--locked"))
        });
        unlocked.map(|number| lines[number]).collect()
    }

    /// Whatever may run cargo: sources and scripts.
    fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if path.is_dir() {
                if !["target", "dist", "node_modules", ".git"].contains(&&*name) {
                    sources(&path, found);
                }
            } else if ["rs", "sh", "mjs", "toml", "yml"]
                .iter()
                .any(|end| name.ends_with(end))
                || name == "run"
            {
                found.push(path);
            }
        }
    }

    #[test]
    fn a_cargo_call_without_the_lock_is_found() {
        assert_eq!(unlocked_calls("cargo test\n").len(), 1);
        assert_eq!(unlocked_calls("xtask = \"run --package xtask --\"").len(), 1);
        assert_eq!(
            unlocked_calls("let c = Command::new(\"cargo\");\nc.arg(\"run\");").len(),
            1
        );
        assert!(unlocked_calls("cargo test --locked\ncargo xtask test").is_empty());
        let split = "Command::new(\"cargo\")\n.args([\n\"bench\",\n\"--locked\",";
        assert!(unlocked_calls(split).is_empty());
    }

    #[test]
    fn every_cargo_call_keeps_to_the_lock() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .expect("a repository");
        let mut files = Vec::new();
        sources(root, &mut files);
        assert!(files.contains(&root.join(".cargo/config.toml")) && files.contains(&root.join(".ci/run")));
        for file in files.iter().filter(|file| !file.ends_with("xtask/src/shell.rs")) {
            let text = fs::read_to_string(file).expect("text");
            let unlocked = unlocked_calls(&text);
            assert!(unlocked.is_empty(), "{}: {unlocked:?}", file.display());
        }
    }

    #[test]
    fn every_subcommand_but_two_is_told_to_keep_to_the_lock() {
        for subcommand in [
            "bench", "build", "clippy", "deny", "fetch", "install", "run", "test",
        ] {
            let command = cargo(Path::new("."), subcommand);
            let words: Vec<_> = command.get_args().collect();
            assert_eq!(words, [subcommand, "--locked"]);
        }
        assert_eq!(locked("mutants"), Some("--cargo-arg=--locked"));
        assert_eq!([locked("fmt"), locked("fuzz")], [None, None]);
    }
}
