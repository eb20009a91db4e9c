//! The command line.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Builds, serves, tests and measures the flywheel calculator. Whatever a command needs is installed first.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
pub(crate) struct CommandLine {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Build the app for development and serve it
    Serve(Serve),
    /// Write the release site to dist/
    Dist(Dist),
    /// Check everything: format, lints, licences, model, build, size, browsers
    Test(Test),
    /// Ask whether anything in the lock files is known to be unsafe
    Advisories(Advisories),
    /// Look for inputs that break a reader of links, numbers or files
    Fuzz(Fuzz),
    /// Weigh what a first visit downloads, by file and by crate
    Size,
    /// Take the screenshots, into target/shots/
    Shots {
        /// Only states whose name contains FILTER
        filter: Option<String>,
    },
    /// Time the engine, drawing docs/engine.svg, and what an edit costs on the page
    Bench {
        /// Only this part; `start` and `lighthouse` run only when named
        part: Option<Bench>,
    },
    /// Change the model in one place after another: does a test notice? (takes hours)
    Mutants {
        /// Only changes whose name contains FILTER, such as wheel.rs
        filter: Option<String>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Bench {
    /// The model natively and in Chromium, beside JavaScript; no site is built
    Engine,
    /// Keystrokes, imports and links on the page
    Page,
    /// How soon page and widget are there, beside one Leptos button and the same page by hand
    Start,
    /// Lighthouse's scores for page and widget, and what they lack
    Lighthouse,
}

#[derive(Args)]
pub(crate) struct Serve {
    /// Build again and reload the page when a file changes
    #[arg(long)]
    pub(crate) watch: bool,
    /// Serve the release build
    #[arg(long)]
    pub(crate) release: bool,
    /// Listen on this port instead of the first free one from 8080
    #[arg(long)]
    pub(crate) port: Option<u16>,
}

#[derive(Args)]
pub(crate) struct Dist {
    /// Where the site will stand, for oEmbed and Open Graph: https://example.org/flywheel/
    #[arg(long, value_parser = address)]
    pub(crate) address: Option<String>,
}

#[derive(Args)]
pub(crate) struct Test {
    /// Every story in every browser, and a second cold build: before a release
    #[arg(long)]
    pub(crate) all: bool,
    /// Only the stories in the browsers
    #[arg(long)]
    pub(crate) browsers: bool,
    /// Test the site that is already in dist/; implies --browsers
    #[arg(long)]
    pub(crate) as_built: bool,
    /// Every story at both widths in every browser
    #[arg(long)]
    pub(crate) every_width: bool,
    /// Only in this browser; implies --browsers
    #[arg(long, value_parser = ["chromium", "firefox", "webkit"])]
    pub(crate) engine: Option<String>,
    /// Only stories whose name contains FILTER; implies --browsers
    pub(crate) filter: Option<String>,
}

impl Test {
    pub(crate) fn only_browsers(&self) -> bool {
        self.browsers || self.as_built || self.engine.is_some() || self.filter.is_some()
    }
}

#[derive(Args)]
pub(crate) struct Advisories {
    /// Write advisories.toml anew
    #[arg(long)]
    pub(crate) refresh: bool,
    /// Read a checkout of RustSec's database in this folder instead of fetching it
    #[arg(long, requires = "refresh")]
    pub(crate) database: Option<PathBuf>,
}

#[derive(Args)]
pub(crate) struct Fuzz {
    /// How long to fuzz each target
    #[arg(long, default_value_t = 600)]
    pub(crate) seconds: u32,
    /// Only csv, json, link, messages or number
    pub(crate) target: Option<String>,
}

/// Checks an address and gives it one slash at its end.
fn address(given: &str) -> Result<String> {
    let is_plain = given
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "-._~/:[]%".contains(c));
    if !given.starts_with("http") || !is_plain {
        bail!("give a whole address such as https://example.org/flywheel/");
    }
    Ok(format!("{}/", given.trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn an_address_ends_with_one_slash() {
        assert_eq!(
            address("https://a.example").ok().as_deref(),
            Some("https://a.example/")
        );
        assert_eq!(
            address("https://a.example/b//").ok().as_deref(),
            Some("https://a.example/b/")
        );
        assert!(address("a.example").is_err());
        assert!(address("https://a.example/\"").is_err());
    }
}
