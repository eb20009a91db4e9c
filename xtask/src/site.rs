//! The site's files, in memory and in a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::app::Mode;
use crate::repo::Repo;
use crate::{accessibility, first_state, policy, texts};

/// Each file's bytes by its address, relative to the site's root.
pub(crate) type Site = BTreeMap<String, Vec<u8>>;

/// Puts the site together around the app in the folder `glue`.
pub(crate) fn assemble(repo: &Repo, glue: &Path, mode: Mode) -> Result<Site> {
    let mut site = Site::new();
    add_folder(&mut site, glue, "")?;
    add_folder(&mut site, &repo.root.join("static"), "")?;
    site.extend(texts::build(repo)?);
    site.extend(accessibility::build(repo)?);
    let style = repo.root.join("style");
    site.insert("app.css".to_owned(), styles(&style)?);
    // The styles of what is further down the page, fetched with it.
    site.insert("below.css".to_owned(), styles(&style.join("below"))?);
    site.insert("widget.css".to_owned(), widget_styles(&style)?);
    let pages = first_state::pages(repo, glue, mode, &site)?;
    site.extend(pages);
    policy::fill(&mut site);
    Ok(site)
}

/// The styles that the widget shares with the page, then its own.
fn widget_styles(style: &Path) -> Result<Vec<u8>> {
    const SHARED: [&str; 6] = [
        "00-tokens",
        "10-base",
        "30-fields",
        "32-handles",
        "40-wheel",
        "50-numbers",
    ];
    let mut files = Vec::new();
    for name in SHARED {
        let path = style.join(name).with_extension("css");
        files.push(fs::read(&path).with_context(|| path.display().to_string())?);
    }
    files.push(styles(&style.join("widget"))?);
    Ok(files.join(&b'\n'))
}

/// The style files of a folder one after another, in the order of their names.
fn styles(folder: &Path) -> Result<Vec<u8>> {
    let mut files = Site::new();
    if folder.exists() {
        add_folder(&mut files, folder, "")?;
    }
    files.retain(|name, _| name.ends_with(".css") && !name.contains('/'));
    Ok(files.into_values().collect::<Vec<_>>().join(&b'\n'))
}

fn add_folder(site: &mut Site, folder: &Path, prefix: &str) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let address = format!("{prefix}{name}");
        if path.is_dir() {
            add_folder(site, &path, &format!("{address}/"))?;
        } else {
            let bytes = fs::read(&path)?;
            ensure!(
                site.insert(address, bytes).is_none(),
                "two files of the site are called {prefix}{name}"
            );
        }
    }
    Ok(())
}

/// Reads a site from its folder.
pub(crate) fn read(folder: &Path) -> Result<Site> {
    let mut site = Site::new();
    add_folder(&mut site, folder, "")?;
    Ok(site)
}

/// Writes the site to a folder, in place of what was there.
pub(crate) fn write(site: &Site, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    for (name, bytes) in site {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().context("a file without a folder")?)?;
        fs::write(path, bytes)?;
    }
    Ok(())
}
