//! The stories, each in every engine, at a phone's and a desk's width. `cargo xtask test` runs them.
//!
//! Chromium tells each at both widths; Firefox and WebKit one at the one and the next at the other, each
//! the other way round, which takes two thirds of the time. What is about how the page looks they tell at
//! both, too, and so they do with everything if `FLYWHEEL_EVERY_WIDTH` is set.

mod stories;

use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use flywheel_tests::{Engine, Page, Pool, site_address};
use libtest_mimic::{Arguments, Failed, Trial};
use stories::Story;

const WIDTHS: [u32; 2] = [320, 1280];
/// What is about how the page looks.
const LOOKS: [&str; 3] = ["first sight", "accessibility", "labels"];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let pool = Arc::new(Pool::default());
    let only = env::var("FLYWHEEL_ENGINE").ok();
    let engines = Engine::ALL
        .into_iter()
        .filter(|engine| only.as_ref().is_none_or(|only| *only == engine.to_string()));
    let mut trials = Vec::new();
    let every_width = env::var_os("FLYWHEEL_EVERY_WIDTH").is_some();
    for engine in engines {
        for width in WIDTHS {
            for (subject, stories) in stories::ALL {
                let at_both = every_width || LOOKS.contains(subject);
                let told = |index: &usize| at_both || is_told(engine, width, *index);
                for story in (0..stories.len()).filter(told).map(|index| &stories[index]) {
                    let name = format!("{engine} {width} {subject}: {}", story.name.replace('_', " "));
                    let (pool, title) = (Arc::clone(&pool), name.clone());
                    trials.push(Trial::test(name, move || {
                        tell(&pool, engine, width, &title, story)
                    }));
                }
            }
        }
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// Whether the engine tells the story of that number at that width.
fn is_told(engine: Engine, width: u32, index: usize) -> bool {
    let is_even = index.is_multiple_of(2);
    match engine {
        Engine::Chromium => true,
        Engine::Firefox => is_even == (width == WIDTHS[0]),
        Engine::Webkit => is_even == (width == WIDTHS[1]),
    }
}

/// Tells the story. WebKit's driver now and then loses a keystroke or an answer, so that a story which
/// fails there is told once more; what fails twice fails.
fn tell(pool: &Pool, engine: Engine, width: u32, title: &str, story: &Story) -> Result<(), Failed> {
    if engine != Engine::Webkit {
        return run(pool, engine, width, title, story);
    }
    let first = catch_unwind(AssertUnwindSafe(|| run(pool, engine, width, title, story)));
    if matches!(first, Ok(Ok(()))) {
        return Ok(());
    }
    eprintln!("{title}: once more");
    run(pool, engine, width, title, story)
}

/// Tells the story on a fresh page, then checks what must hold after any.
fn run(pool: &Pool, engine: Engine, width: u32, title: &str, story: &Story) -> Result<(), Failed> {
    let site = site_address()?;
    let browser = pool
        .take(engine, width, &site)
        .map_err(|error| format!("{error:#}"))?;
    let page = Page::new(browser, width, &site, title);
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
    pool.put(page.into_browser());
    Ok(())
}

/// Keeps what the page looked like when it failed, in target/failed/.
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
