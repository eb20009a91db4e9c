//! The command line.

use anyhow::{Context, Result, bail};
use lexopt::{Arg, Parser, ValueExt};

const HELP: &str = "\
cargo xtask COMMAND

  serve               build the app for development and serve it
        --watch       build again and reload the page when a file changes
        --release     serve the release build
        --port N      listen on port N (default: the first free one from 8080)
  dist                write the release site to dist/
        --address A   where it will stand, for oEmbed and Open Graph
  test                check everything: format, lints, model, build, size, browsers
        --browsers    only the browsers
        --as-built    on the site that is in dist/
        --engine E    only chromium, firefox or webkit
        [FILTER]      only the stories whose name holds FILTER
  fuzz                look for inputs that break a reader, ten minutes for each target
        --seconds N   or so long
        [TARGET]      only csv, json, link, messages or number
  size                weigh the first load, by file and by crate
  shots               take the screenshots, into target/shots/
        [FILTER]      only of states whose name holds FILTER
  bench               time the engine natively and in Chromium beside JavaScript, drawing docs/engine.svg,
                      and keystrokes, imports and links on the page
        engine        only the engine; no site is built
        start         how soon page and widget are there, beside one button in Leptos and the same by hand
        lighthouse    Lighthouse's points for page and widget, with what is missing
  mutants             change the model place by place: does a test notice? (hours)
        [FILTER]      only changes whose name holds FILTER, such as wheel.rs

What is missing is installed first.
";

/// What to do.
pub(crate) enum Command {
    Help,
    Serve(Serve),
    Dist(Dist),
    Test(Test),
    Fuzz(Fuzz),
    Size,
    Shots(Option<String>),
    Bench(Bench),
    Mutants(Option<String>),
}

/// What to time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bench {
    EngineAndPage,
    Engine,
    /// What an edit costs.
    Page,
    Start,
    Lighthouse,
}

/// How to serve.
#[derive(Default)]
pub(crate) struct Serve {
    pub(crate) watch: bool,
    pub(crate) release: bool,
    pub(crate) port: Option<u16>,
}

/// What to build.
#[derive(Default)]
pub(crate) struct Dist {
    /// With a slash at its end.
    pub(crate) address: Option<String>,
}

/// What to test.
#[derive(Default)]
pub(crate) struct Test {
    pub(crate) only_browsers: bool,
    pub(crate) as_built: bool,
    pub(crate) every_width: bool,
    pub(crate) engine: Option<String>,
    pub(crate) filter: Option<String>,
}

/// What to fuzz, and how long each.
pub(crate) struct Fuzz {
    pub(crate) target: Option<String>,
    pub(crate) seconds: u32,
}

/// Reads the command line.
pub(crate) fn read() -> Result<Command> {
    let mut parser = Parser::from_env();
    let Some(first) = parser.next()? else {
        return Ok(Command::Help);
    };
    let name = match first {
        Arg::Value(name) => name.string()?,
        Arg::Long("help") | Arg::Short('h') => "help".to_owned(),
        other => return Err(other.unexpected().into()),
    };
    match name.as_str() {
        "help" => Ok(Command::Help),
        "serve" => Ok(Command::Serve(serve(&mut parser)?)),
        "test" => Ok(Command::Test(test(&mut parser)?)),
        "fuzz" => Ok(Command::Fuzz(fuzz(&mut parser)?)),
        "dist" => Ok(Command::Dist(dist(&mut parser)?)),
        "size" => alone(&mut parser, Command::Size),
        "shots" => Ok(Command::Shots(filter(&mut parser)?)),
        "bench" => Ok(Command::Bench(bench(&mut parser)?)),
        "mutants" => Ok(Command::Mutants(filter(&mut parser)?)),
        _ => bail!("there is no command `{name}`; `cargo xtask help` lists them"),
    }
}

fn alone(parser: &mut Parser, command: Command) -> Result<Command> {
    match parser.next()? {
        Some(surplus) => Err(surplus.unexpected().into()),
        None => Ok(command),
    }
}

fn filter(parser: &mut Parser) -> Result<Option<String>> {
    match parser.next()? {
        Some(Arg::Value(filter)) => Ok(Some(filter.string()?)),
        Some(surplus) => Err(surplus.unexpected().into()),
        None => Ok(None),
    }
}

fn bench(parser: &mut Parser) -> Result<Bench> {
    match filter(parser)?.as_deref() {
        None => Ok(Bench::EngineAndPage),
        Some("engine") => Ok(Bench::Engine),
        Some("page") => Ok(Bench::Page),
        Some("start") => Ok(Bench::Start),
        Some("lighthouse") => Ok(Bench::Lighthouse),
        Some(other) => bail!("bench takes `engine`, `page`, `start`, `lighthouse` or nothing, not `{other}`"),
    }
}

fn serve(parser: &mut Parser) -> Result<Serve> {
    let mut options = Serve::default();
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("watch") => options.watch = true,
            Arg::Long("release") => options.release = true,
            Arg::Long("port") => options.port = Some(parser.value()?.parse().context("--port")?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

fn dist(parser: &mut Parser) -> Result<Dist> {
    let mut options = Dist::default();
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("address") => options.address = Some(address(&parser.value()?.string()?)?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

/// It stands in markup as it is.
fn address(given: &str) -> Result<String> {
    let is_plain = given
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "-._~/:[]%".contains(c));
    if !given.starts_with("http") || !is_plain {
        bail!("--address is a whole address such as https://example.org/flywheel/, not `{given}`");
    }
    Ok(format!("{}/", given.trim_end_matches('/')))
}

fn test(parser: &mut Parser) -> Result<Test> {
    let mut options = Test::default();
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("browsers") => options.only_browsers = true,
            Arg::Long("as-built") => options.as_built = true,
            Arg::Long("every-width") => options.every_width = true,
            Arg::Long("engine") => options.engine = Some(engine(&parser.value()?.string()?)?),
            Arg::Value(filter) => options.filter = Some(filter.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    if options.as_built || options.engine.is_some() || options.filter.is_some() {
        options.only_browsers = true;
    }
    Ok(options)
}

fn fuzz(parser: &mut Parser) -> Result<Fuzz> {
    let mut options = Fuzz {
        target: None,
        seconds: 600,
    };
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("seconds") => options.seconds = parser.value()?.parse().context("--seconds")?,
            Arg::Value(target) => options.target = Some(target.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

fn engine(name: &str) -> Result<String> {
    match name {
        "chromium" | "firefox" | "webkit" => Ok(name.to_owned()),
        _ => bail!("--engine is chromium, firefox or webkit, not `{name}`"),
    }
}

pub(crate) fn print_help() {
    print!("{HELP}");
}
