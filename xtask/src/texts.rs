//! The words, one file per language, as the browser downloads them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Result, anyhow};

use crate::repo::Repo;
use crate::site::Site;

#[path = "../../text/catalog.rs"]
#[allow(dead_code, unreachable_pub, missing_docs)] // half of it is for build.rs
mod catalog;

/// `text-LANGUAGE.txt` and `below-LANGUAGE.txt` for each `text/LANGUAGE.txt`.
pub(crate) fn build(repo: &Repo) -> Result<Site> {
    let folder = repo.root.join("text");
    let master = fs::read_to_string(folder.join("en.txt"))?;
    let mut site = Site::new();
    for file in fs::read_dir(&folder)? {
        let path = file?.path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let words = fs::read_to_string(&path)?;
        let compiled = catalog::compile(&master, &words).map_err(|error| anyhow!("text/{name}: {error}"))?;
        let [first, below] = compiled;
        site.insert(format!("text-{name}"), first.into_bytes());
        site.insert(format!("below-{name}"), below.into_bytes());
    }
    Ok(site)
}

/// The master's words by their keys.
pub(crate) fn english(repo: &Path) -> Result<BTreeMap<String, String>> {
    let master = fs::read_to_string(repo.join("text/en.txt"))?;
    let messages = catalog::parse(&master).map_err(|error| anyhow!("text/en.txt: {error}"))?;
    Ok(messages
        .iter()
        .map(|message| (message.key.to_owned(), message.words.to_owned()))
        .collect())
}
