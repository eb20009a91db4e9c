//! The stories, in each engine, at a phone's and a desk's width. `cargo xtask test` runs them.
//!
//! `FLYWHEEL_MATRIX` says how many of them ([`Matrix`]). `FLYWHEEL_SLOW=4` makes Chromium four times slower, which
//! finds stories that depend on how fast the machine is.

mod matrix;
mod report;
mod stories;
mod story;

use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, Result};
use flywheel_tests::{Engine, Page, Pool, site_address};
use libtest_mimic::{Arguments, Completion, Failed, Trial};
use matrix::Matrix;
use report::Report;
use serde_json::json;
use story::{Story, Width};

fn main() -> Result<ExitCode> {
    let arguments = Arguments::from_args();
    let teller = Arc::new(Teller::new()?);
    let trials = trials(Matrix::asked()?, &teller);
    let conclusion = libtest_mimic::run(&arguments, trials);
    teller.report.print();
    Ok(conclusion.exit_code())
}

/// A trial for each story that is to be told, engine by engine.
fn trials(matrix: Matrix, teller: &Arc<Teller>) -> Vec<Trial> {
    let only = env::var("FLYWHEEL_ENGINE").ok();
    let is_wanted = |engine: &Engine| only.as_ref().is_none_or(|only| *only == engine.to_string());
    let mut trials = Vec::new();
    for engine in Engine::ALL.into_iter().filter(is_wanted) {
        for width in Width::ALL {
            for (subject, stories) in stories::ALL {
                for (number, story) in stories.iter().enumerate() {
                    if matrix.has(subject, number, story, engine, width) {
                        let place = Place { engine, width };
                        trials.push(trial(teller, place, subject, story));
                    }
                }
            }
        }
    }
    trials
}

fn trial(teller: &Arc<Teller>, place: Place, subject: &str, story: &'static Story) -> Trial {
    let Place { engine, width } = place;
    let name = story.name.replace('_', " ");
    let title = format!("{engine} {} {subject}: {name}", width.pixels());
    let teller = Arc::clone(teller);
    Trial::ignorable_test(title.clone(), move || {
        if let Some(reason) = story.excuse(engine) {
            teller.report.ignored(&title, reason);
            return Ok(Completion::ignored_with(reason));
        }
        teller.tell(place, &title, story)?;
        Ok(Completion::Completed)
    })
}

/// Where a story is told.
#[derive(Clone, Copy)]
struct Place {
    engine: Engine,
    width: Width,
}

/// Tells stories, in whatever thread.
struct Teller {
    pool: Pool,
    report: Report,
    /// How many times slower Chromium is made.
    slowdown: Option<f64>,
}

impl Teller {
    fn new() -> Result<Self> {
        let slow = env::var("FLYWHEEL_SLOW").ok();
        let slow = slow.map(|slow| slow.parse().context("FLYWHEEL_SLOW is a number such as 4"));
        Ok(Self {
            pool: Pool::default(),
            report: Report::default(),
            slowdown: slow.transpose()?,
        })
    }

    /// Tells the story. WebKit's driver now and then loses a keystroke or an answer, so that a story which fails there
    /// is told once more, and the report says so; what fails twice fails.
    fn tell(&self, place: Place, title: &str, story: &Story) -> Result<(), Failed> {
        let start = Instant::now();
        let mut tries = 1;
        let mut told = catch_unwind(AssertUnwindSafe(|| self.try_to_tell(place, title, story)));
        if !matches!(told, Ok(Ok(()))) && place.engine == Engine::Webkit {
            tries += 1;
            told = catch_unwind(AssertUnwindSafe(|| self.try_to_tell(place, title, story)));
        }
        self.report.told(title, place.engine, start.elapsed(), tries);
        told.unwrap_or_else(|panic| resume_unwind(panic))
    }

    /// Tells the story on a fresh page, then checks what must hold after any.
    fn try_to_tell(&self, place: Place, title: &str, story: &Story) -> Result<(), Failed> {
        let page = self.page(place, title).map_err(|error| format!("{error:#}"))?;
        let told = catch_unwind(AssertUnwindSafe(|| (story.tell)(&page)));
        let checked = if told.is_ok() { page.check() } else { Ok(()) };
        if told.is_err() || checked.is_err() {
            keep_picture(&page, title);
        }
        match told {
            // The browser is dropped with the page: who knows what state it is in.
            Err(panic) => resume_unwind(panic),
            Ok(()) => checked.map_err(|error| format!("{error:#}"))?,
        }
        self.pool.put(page.into_browser());
        Ok(())
    }

    fn page(&self, place: Place, title: &str) -> Result<Page> {
        let (width, site) = (place.width.pixels(), site_address()?);
        let browser = self.pool.take(place.engine, width, &site)?;
        if let (Some(rate), Engine::Chromium) = (self.slowdown, place.engine) {
            browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": rate }))?;
        }
        Ok(Page::new(browser, width, &site, title))
    }
}

/// Keeps what the page looked like when it failed, in target/tmp/failed/.
fn keep_picture(page: &Page, title: &str) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("failed");
    let file = folder.join(format!("{}.png", title.replace([':', ' ', '/'], "-")));
    let kept = page
        .browser()
        .screenshot()
        .map_err(|error| format!("{error:#}"))
        .and_then(|picture| {
            std::fs::create_dir_all(&folder)
                .and_then(|()| std::fs::write(&file, picture))
                .map_err(|error| error.to_string())
        });
    match kept {
        Ok(()) => eprintln!("{title}: see {}", file.display()),
        Err(error) => eprintln!("{title}: no picture: {error}"),
    }
}
