//! Builds the site, serves it, tests it, weighs it: `cargo xtask help`.

mod app;
mod bench;
mod compress;
mod dist;
mod engine;
mod first_state;
mod fuzz;
mod headers;
mod inline;
mod join;
mod minify;
mod mutants;
mod names;
mod options;
mod pages;
mod reload;
mod repeat;
mod repo;
mod serve;
mod server;
mod setup;
mod shell;
mod shots;
mod site;
mod size;
mod start;
mod statement;
mod take_away;
mod test;
mod texts;
mod weigh;
mod whole;
mod worker;
mod zip;

use std::process::ExitCode;

use options::Command;
use repo::Repo;

fn main() -> ExitCode {
    let done = options::read().and_then(run);
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    let repo = Repo::here()?;
    match command {
        Command::Help => options::print_help(),
        Command::Serve(options) => serve::serve(&repo, &options)?,
        Command::Dist(options) => dist::build(&repo, options.address.as_deref())?,
        Command::Test(options) => test::test(&repo, &options)?,
        Command::Size => size::size(&repo)?,
        Command::Shots(filter) => shots::shots(&repo, filter.as_deref())?,
        Command::Bench(what) => bench::bench(&repo, what)?,
        Command::Mutants(file) => mutants::mutants(&repo, file.as_deref())?,
        Command::Fuzz(options) => fuzz::fuzz(&repo, &options)?,
    }
    Ok(())
}
