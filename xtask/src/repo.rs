//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Where cargo keeps what it downloads and installs.
pub(crate) fn cargo_home() -> Result<PathBuf> {
    let set = env::var_os("CARGO_HOME").map(PathBuf::from);
    set.or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .context("neither CARGO_HOME nor HOME is set")
}

/// The repository and the folder for what is built from it.
pub(crate) struct Repo {
    pub(crate) root: PathBuf,
    pub(crate) target: PathBuf,
}

impl Repo {
    pub(crate) fn here() -> Result<Self> {
        // Asked of cargo at run time: in a copied target folder, the compiler's answer would be the other checkout.
        let manifest = env::var_os("CARGO_MANIFEST_DIR").context("xtask is run as `cargo xtask`")?;
        let root = Path::new(&manifest)
            .parent()
            .context("xtask is not in a repository")?;
        // This program is TARGET/debug/xtask: so the target folder is found wherever cargo was told to put it.
        let program = env::current_exe()?;
        let target = program
            .ancestors()
            .nth(2)
            .context("xtask is not in a target folder")?;
        Ok(Self {
            root: root.to_owned(),
            target: target.to_owned(),
        })
    }

    /// The release site.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The site as `serve` builds it.
    pub(crate) fn development_site(&self) -> PathBuf {
        self.target.join("site")
    }

    /// The app of the release site with its glue, before it is made small.
    pub(crate) fn release_glue(&self) -> PathBuf {
        self.target.join("release-glue")
    }

    /// The release wasm of the first load with its functions' names, for weighing.
    pub(crate) fn named_wasm(&self) -> [PathBuf; 2] {
        ["app_bg.wasm", "show_page.wasm"].map(|part| self.release_glue().join(part))
    }
}
