//! The three browser engines, and how each is started.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::screen::Screen;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Chrome, Edge and their kin.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari's engine, as WebKitGTK.
    Webkit,
}

/// How Chromium is started: without a window, and without asking for anything by itself.
pub const CHROMIUM_ARGUMENTS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
];

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// The engine of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|engine| engine.to_string() == name)
    }

    /// The command that starts the WebDriver.
    pub(crate) fn driver(self, port: u16, screen: &Screen) -> Command {
        let mut command = match self {
            Self::Chromium => Command::new("chromedriver"),
            Self::Firefox => Command::new("geckodriver"),
            Self::Webkit => Command::new("WebKitWebDriver"),
        };
        match self {
            Self::Chromium => command.arg(format!("--port={port}")),
            // `Browser::let_be_narrow` changes the browser's own document.
            Self::Firefox => command.args(["--allow-system-access", "--port", &port.to_string()]),
            Self::Webkit => {
                command
                    .env("DISPLAY", screen.display())
                    .env("XDG_CONFIG_HOME", screen.settings());
                command
                    .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
                    .env("GDK_BACKEND", "x11");
                command.arg(format!("--port={port}"))
            }
        };
        command
    }

    /// What to ask the WebDriver for.
    pub(crate) fn capabilities(self) -> Result<Value> {
        Ok(match self {
            Self::Chromium => json!({
                "goog:chromeOptions": { "args": CHROMIUM_ARGUMENTS },
                "goog:loggingPrefs": { "browser": "ALL" },
            }),
            Self::Firefox => json!({
                "moz:firefoxOptions": { "args": ["-headless"], "prefs": { "intl.accept_languages": "en" } },
            }),
            Self::Webkit => json!({
                "webkitgtk:browserOptions": {
                    "binary": mini_browser()?,
                    "args": ["--automation", "--full-screen"],
                },
            }),
        })
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        })
    }
}

/// WebKitGTK's small browser stands outside PATH, in a folder of its version and the processor.
fn mini_browser() -> Result<PathBuf> {
    let folders = |path: &Path| {
        fs::read_dir(path)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
    };
    let roots = ["/usr/lib", "/usr/libexec"].map(PathBuf::from);
    let below = roots.iter().flat_map(|root| folders(root)).collect::<Vec<_>>();
    let all = below
        .iter()
        .flat_map(|folder| folders(folder))
        .chain(below.clone());
    let mut found = all
        .map(|folder| folder.join("MiniBrowser"))
        .filter(|file| file.is_file());
    found
        .next()
        .context("MiniBrowser, WebKitGTK's small browser, is not below /usr/lib or /usr/libexec")
}
