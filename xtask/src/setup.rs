//! Installs what is missing from Debian and npm, saying what it is and how long it takes.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

use crate::repo::Repo;
use crate::shell::{find, is_root, output, run, say};
use crate::tool::GECKODRIVER;

/// Programs, and the Debian packages that have them.
type Programs = &'static [(&'static str, &'static str)];

const BROWSERS: Programs = &[
    ("nginx", "nginx"),
    ("curl", "curl"),
    ("unzip", "unzip"),
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("firefox-esr", "firefox-esr"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("Xvfb", "xvfb"),
    ("fc-list", "fontconfig"),
    ("kill", "procps"),
];
const NODE: Programs = &[("node", "nodejs"), ("npm", "npm")];
const COMPILER: Programs = &[("c++", "g++")];

/// The oldest Node that the scripts run under: Debian 12's.
const OLDEST_NODE: u32 = 18;

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

/// Node with npm.
pub(crate) fn node() -> Result<()> {
    install(missing(NODE), "Node and npm")?;
    let printed = output(Command::new("node").arg("--version"))?;
    let version = String::from_utf8_lossy(&printed);
    ensure!(
        major(&version).is_some_and(|major| major >= OLDEST_NODE),
        "Node {OLDEST_NODE} or newer is needed, and `node` is {}",
        version.trim()
    );
    Ok(())
}

/// `v20.19.2` is 20.
fn major(version: &str) -> Option<u32> {
    let number = version.trim().strip_prefix('v')?.split('.').next()?;
    number.parse().ok()
}

/// What compiles libFuzzer.
pub(crate) fn cpp_compiler() -> Result<()> {
    install(missing(COMPILER), "a C++ compiler")
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
    node()?;
    say("Installing from npm what package-lock.json lists (about 10 seconds)…");
    // No package's script runs: esbuild's only checks its program and replaces a script by it, and no other has one.
    run(Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .arg("--loglevel=error")
        .current_dir(folder))?;
    fs::write(stamp, wanted)?;
    Ok(())
}

/// The three browsers with their drivers, a screen without a monitor, and fonts.
pub(crate) fn browsers(repo: &Repo) -> Result<()> {
    let files = FILES.iter().filter(|(file, _)| !Path::new(file).exists());
    let mut packages = missing(BROWSERS);
    packages.extend(files.map(|&(_, package)| package));
    let what = "Chromium, Firefox and WebKitGTK with their WebDrivers, Xvfb, nginx, curl, unzip, kill and Noto fonts";
    install(packages, what)?;
    GECKODRIVER.install(repo)
}

/// The packages whose program is not there.
fn missing(programs: Programs) -> Vec<&'static str> {
    let missing = programs.iter().filter(|(program, _)| find(program).is_none());
    missing.map(|&(_, package)| package).collect()
}

/// Installs Debian's packages; `what` tells others what these bring.
fn install(packages: Vec<&str>, what: &str) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    let list = packages.join(" ");
    if find("apt-get").is_none() {
        bail!(
            "this needs {what}; on Debian those are the packages {list}. Please install them for your system"
        );
    }
    say(&format!("Installing with apt-get (1 to 3 minutes): {list}"));
    apt(&["update", "-qq"])?;
    let words = ["install", "-qq", "-y", "--no-install-recommends"];
    apt(&[words.as_slice(), &packages].concat())
}

fn apt(words: &[&str]) -> Result<()> {
    let mut command = Command::new(if is_root() { "apt-get" } else { "sudo" });
    if !is_root() {
        command.args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    }
    // Its many lines are shown only if it fails.
    let done = output(command.args(words).env("DEBIAN_FRONTEND", "noninteractive"));
    done.map(drop)
        .context("install the packages by hand, then try again")
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn nodes_version_is_compared_as_a_number() {
        assert_eq!(major("v18.20.4\n"), Some(18));
        assert_eq!(major("v9.11.2\n"), Some(9));
        assert_eq!(major("node"), None);
    }
}
