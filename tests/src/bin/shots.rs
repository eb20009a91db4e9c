//! Takes the screenshots: each state at three widths, light and dark. `cargo xtask shots` runs it.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result};
use flywheel_tests::{Engine, Page, Pool, site_address};

/// A name, and how a visitor gets there.
type State = (&'static str, fn(&Page));

/// The states that are looked at.
const STATES: &[State] = &[("first-sight", |page| page.open(""))];

const WIDTHS: [u32; 3] = [320, 768, 1280];
const THEMES: [&str; 2] = ["light", "dark"];

fn main() -> Result<()> {
    let folder = PathBuf::from(
        env::var_os("FLYWHEEL_SHOTS").context("FLYWHEEL_SHOTS is not set; run `cargo xtask shots`")?,
    );
    fs::create_dir_all(&folder)?;
    let pool = Pool::default();
    for (name, reach) in STATES {
        for width in WIDTHS {
            for theme in THEMES {
                take(&pool, &folder, name, *reach, width, theme)?;
            }
        }
    }
    Ok(())
}

fn take(pool: &Pool, folder: &Path, name: &str, reach: fn(&Page), width: u32, theme: &str) -> Result<()> {
    let site = site_address()?;
    let page = Page::new(pool.take(Engine::Chromium, width, &site)?, width, &site, name);
    // Still, so that two runs show the same.
    page.prefer(&[
        ("prefers-color-scheme", theme),
        ("prefers-reduced-motion", "reduce"),
    ]);
    reach(&page);
    page.promise("await document.fonts.ready", &[]);
    let file = folder.join(format!("{name}-{width}-{theme}.png"));
    fs::write(&file, page.browser().screenshot()?)?;
    println!("{}", file.display());
    pool.put(page.into_browser());
    Ok(())
}
