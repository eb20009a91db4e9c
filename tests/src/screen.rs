//! A screen without a monitor, for the engine that has no headless mode.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::process::Process;

/// The window's own parts get no width, or a window could not be as narrow as a phone.
const NARROW: &str = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; -gtk-icon-transform: scale(0.1); }";

/// An Xvfb that ends when this is dropped.
pub(crate) struct Screen {
    _server: Process,
    display: String,
    settings: PathBuf,
}

impl Screen {
    pub(crate) fn start() -> Result<Self> {
        let settings = env::temp_dir().join(format!("flywheel-tests-{}", std::process::id()));
        fs::create_dir_all(settings.join("gtk-3.0"))?;
        fs::write(settings.join("gtk-3.0/gtk.css"), NARROW)?;
        let mut command = Command::new("Xvfb");
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1400x1400x24",
            "-nolisten",
            "tcp",
        ]);
        let mut server = Process::start(command.stdout(Stdio::piped()))?;
        let printed = server.child().stdout.take().context("Xvfb's output")?;
        let mut number = String::new();
        BufReader::new(printed).read_line(&mut number)?;
        ensure!(!number.trim().is_empty(), "Xvfb did not start");
        Ok(Self {
            _server: server,
            display: format!(":{}", number.trim()),
            settings,
        })
    }

    pub(crate) fn display(&self) -> &str {
        &self.display
    }

    /// The folder with the settings of GTK.
    pub(crate) fn settings(&self) -> &Path {
        &self.settings
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Left-overs in the folder for temporary files do no harm.
        let _ = fs::remove_dir_all(&self.settings);
    }
}
