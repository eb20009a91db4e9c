//! The steps of `cargo xtask test`, each with the seconds that it took.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::shell::say;

/// The steps that have ended, in order.
#[derive(Default)]
pub(crate) struct Steps(Vec<(&'static str, Duration)>);

impl Steps {
    /// Runs a step and says how long it took, whether it failed or not.
    pub(crate) fn run(&mut self, name: &'static str, step: impl FnOnce() -> Result<()>) -> Result<()> {
        let start = Instant::now();
        let result = step();
        let took = start.elapsed();
        self.0.push((name, took));
        say(&format!("{name}: {:.1} s", took.as_secs_f64()));
        result.with_context(|| format!("{name} failed"))
    }

    /// Prints every step and all together.
    pub(crate) fn print(&self) {
        let total: Duration = self.0.iter().map(|(_, took)| took).sum();
        eprintln!();
        for (name, took) in self.0.iter().chain([&("together", total)]) {
            eprintln!("  {name:<40}{:>8.1} s", took.as_secs_f64());
        }
    }
}
