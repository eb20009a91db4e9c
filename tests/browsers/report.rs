//! What is printed when the stories have been told: where the time went, and what was not told.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use flywheel_tests::Engine;

/// How many of the slowest stories are named.
const SLOWEST: usize = 10;

/// A story that was told.
struct Told {
    title: String,
    engine: Engine,
    took: Duration,
    tries: usize,
}

#[derive(Default)]
struct Notes {
    told: Vec<Told>,
    /// Titles of stories that cannot be told, by the reason.
    ignored: BTreeMap<&'static str, Vec<String>>,
}

/// What happened so far, in whatever thread.
#[derive(Default)]
pub(crate) struct Report(Mutex<Notes>);

impl Report {
    pub(crate) fn told(&self, title: &str, engine: Engine, took: Duration, tries: usize) {
        let title = title.to_owned();
        self.notes().told.push(Told {
            title,
            engine,
            took,
            tries,
        });
    }

    pub(crate) fn ignored(&self, title: &str, reason: &'static str) {
        let mut notes = self.notes();
        notes.ignored.entry(reason).or_default().push(title.to_owned());
    }

    pub(crate) fn print(&self) {
        let mut notes = self.notes();
        notes.told.sort_by_key(|told| Reverse(told.took));
        if notes.told.len() > SLOWEST {
            print_seconds(&notes.told);
        }
        for told in notes.told.iter().filter(|told| told.tries > 1) {
            println!("Told {} times: {}", told.tries, told.title);
        }
        for (reason, titles) in &notes.ignored {
            println!("Ignored, since {reason}:");
            for title in titles {
                println!("          {title}");
            }
        }
    }

    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Of stories from the slowest to the fastest.
fn print_seconds(told: &[Told]) {
    println!("Seconds, if each story were told by itself:");
    for engine in Engine::ALL {
        let of_engine: Vec<_> = told.iter().filter(|told| told.engine == engine).collect();
        let seconds: f64 = of_engine.iter().map(|told| told.took.as_secs_f64()).sum();
        if !of_engine.is_empty() {
            println!("{seconds:8.1}  {} stories in {engine}", of_engine.len());
        }
    }
    println!("The slowest:");
    for told in &told[..SLOWEST] {
        println!("{:8.1}  {}", told.took.as_secs_f64(), told.title);
    }
}
