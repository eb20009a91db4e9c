//! Lighthouse over the page and the widget, served by a real nginx. `cargo xtask bench lighthouse` runs it.

use std::process::Command;

use anyhow::{Result, ensure};
use flywheel_tests::{CHROMIUM_ARGUMENTS, Nginx, site_folder};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/lighthouse");

fn main() -> Result<()> {
    let nginx = Nginx::serve(&site_folder()?)?;
    let pages = ["", "widget/"].map(|path| format!("{}{path}", nginx.address()));
    let done = Command::new("node")
        .arg("run.mjs")
        .arg(CHROMIUM_ARGUMENTS.join(" "))
        .args(pages)
        .current_dir(FOLDER)
        .status()?;
    ensure!(done.success(), "Lighthouse failed ({done})");
    Ok(())
}
