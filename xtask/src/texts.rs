//! The texts, one file per language, as the browser downloads them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};

use crate::repo::Repo;
use crate::site::Site;

const MASTER: &str = "en";

/// `text-LANGUAGE.txt` and `below-LANGUAGE.txt` for each `text/LANGUAGE.txt`.
pub(crate) fn build(repo: &Repo) -> Result<Site> {
    let languages = languages(&repo.root)?;
    let master = languages.iter().find(|language| language.name == MASTER);
    let master = &master.context("there is no text/en.txt")?.file;
    let mut site = Site::new();
    for Language { name, file } in &languages {
        let compiled =
            flywheel_words::compile(master, file).map_err(|error| anyhow!("text/{name}.txt: {error}"))?;
        let [first, below] = compiled;
        site.insert(format!("text-{name}.txt"), first.into_bytes());
        site.insert(format!("below-{name}.txt"), below.into_bytes());
    }
    Ok(site)
}

/// A language that the app speaks.
pub(crate) struct Language {
    /// The name of its file, without `.txt`.
    pub(crate) name: String,
    file: String,
}

impl Language {
    fn read(folder: &Path, name: &str) -> Result<Self> {
        let path = folder.join(name).with_extension("txt");
        let file = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        Ok(Self {
            name: name.to_owned(),
            file,
        })
    }

    /// The text of a key.
    pub(crate) fn text(&self, key: &str) -> Result<&str> {
        let found = self.messages().find(|(other, _)| *other == key);
        let (_, text) = found.with_context(|| format!("text/{}.txt has no {key}", self.name))?;
        Ok(text)
    }

    /// The messages whose keys start like this, in the order of the file.
    pub(crate) fn starting_with(&self, start: &str) -> impl Iterator<Item = (&str, &str)> {
        self.messages().filter(move |(key, _)| key.starts_with(start))
    }

    /// Its tag in pages and browsers (BCP 47).
    pub(crate) fn tag(&self) -> &str {
        match self.name.as_str() {
            "zh" => "zh-Hant-TW",
            name => name,
        }
    }

    fn messages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.file.lines().filter_map(|line| line.split_once(" = "))
    }
}

/// All languages, in the order of their names.
pub(crate) fn languages(repo: &Path) -> Result<Vec<Language>> {
    let folder = repo.join("text");
    let mut names = Vec::new();
    for file in fs::read_dir(&folder)? {
        let path = file?.path();
        let is_text = path.extension().is_some_and(|extension| extension == "txt");
        names.extend(
            path.file_stem()
                .filter(|_| is_text)
                .map(|stem| stem.to_string_lossy().into_owned()),
        );
    }
    names.sort();
    names.iter().map(|name| Language::read(&folder, name)).collect()
}

/// The language that the others are translated from.
pub(crate) fn english(repo: &Path) -> Result<Language> {
    Language::read(&repo.join("text"), MASTER)
}
