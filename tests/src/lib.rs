//! Browsers that a test drives as a visitor would.
//!
//! A story gets a [`Page`] and speaks in what a visitor sees: labels, names of buttons, text.

mod browser;
mod engine;
mod host;
mod nginx;
mod page;
mod pool;
mod process;
mod pseudo;
mod screen;

pub use browser::Browser;
pub use engine::{CHROMIUM_ARGUMENTS, Engine};
pub use host::{Host, Served};
pub use nginx::Nginx;
pub use page::storage::Refusal;
pub use page::visit::SecondTab;
pub use page::{Page, keys};
pub use pool::Pool;
pub use process::free_port;
pub use pseudo::{Letters, pseudo_language};

/// The site's address, from `FLYWHEEL_URL`; `cargo xtask` sets it.
///
/// # Errors
///
/// When it is not set.
pub fn site_address() -> anyhow::Result<String> {
    std::env::var("FLYWHEEL_URL")
        .map_err(|_| anyhow::anyhow!("FLYWHEEL_URL is not set; run `cargo xtask test`"))
}

/// The address of the page that runs the tests of `dom/tests`, from `FLYWHEEL_DOM`; `cargo xtask` sets it.
///
/// # Errors
///
/// When it is not set.
pub fn dom_address() -> anyhow::Result<String> {
    std::env::var("FLYWHEEL_DOM")
        .map_err(|_| anyhow::anyhow!("FLYWHEEL_DOM is not set; run `cargo xtask test`"))
}

/// The folder of the release site, from `FLYWHEEL_DIST`; `cargo xtask` sets it.
///
/// # Errors
///
/// When it is not set.
pub fn site_folder() -> anyhow::Result<std::path::PathBuf> {
    let folder = std::env::var_os("FLYWHEEL_DIST");
    folder
        .map(Into::into)
        .ok_or_else(|| anyhow::anyhow!("FLYWHEEL_DIST is not set; run `cargo xtask test`"))
}
