//! Builds, serves, tests and weighs the site: `cargo xtask help`.

mod accessibility;
mod advisories;
mod app;
mod bench;
mod compress;
mod dist;
mod dom_tests;
mod engine;
mod first_state;
mod fuzz;
mod headers;
mod html;
mod inline;
mod join;
mod locks;
mod minify;
mod mutants;
mod names;
mod options;
mod pages;
mod policy;
mod reload;
mod repo;
mod reproducible;
mod serve;
mod server;
mod setup;
mod shell;
mod shots;
mod site;
mod size;
mod split;
mod start;
mod steps;
mod take_away;
mod test;
mod texts;
mod tool;
mod toolchain;
mod weigh;
mod whole;
mod worker;
mod zip;

use std::process::ExitCode;

use clap::Parser;

use options::{Command, CommandLine};
use repo::Repo;

fn main() -> ExitCode {
    match run(CommandLine::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    let repo = Repo::here()?;
    toolchain::ensure_version(&repo)?;
    match command {
        Command::Serve(options) => serve::serve(&repo, &options),
        Command::Dist(options) => dist::build(&repo, options.address.as_deref()),
        Command::Advisories(options) => advisories::advisories(&repo, &options),
        Command::Test(options) => test::test(&repo, &options),
        Command::Fuzz(options) => fuzz::fuzz(&repo, &options),
        Command::Size => size::size(&repo),
        Command::Shots { filter } => shots::shots(&repo, filter.as_deref()),
        Command::Bench { part } => bench::bench(&repo, part),
        Command::Mutants { filter } => mutants::mutants(&repo, filter.as_deref()),
    }
}
