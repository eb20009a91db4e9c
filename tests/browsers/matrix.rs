//! Which stories are told in which engine, and at which width.

use std::env;

use anyhow::{Result, bail};
use flywheel_tests::Engine;

use crate::story::{About, Story, Width};

/// Subjects about how the page looks: `All` has them at both widths in every engine.
const LOOKS: [&str; 3] = ["first sight", "accessibility", "labels"];

/// How much of engines times widths times stories.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Matrix {
    /// Each story once, in Chromium at the width that it is about. Firefox and WebKit tell those that depend on the
    /// engine.
    Default,
    /// Chromium tells each story at both widths. Firefox and WebKit tell each at one, which takes two thirds of the
    /// time; where one has the phone's, the other has the desk's.
    All,
    /// Each story in each engine at both widths.
    EveryWidth,
}

impl Matrix {
    /// What `cargo xtask test` asks for.
    pub(crate) fn asked() -> Result<Self> {
        if env::var_os("FLYWHEEL_EVERY_WIDTH").is_some() {
            return Ok(Self::EveryWidth);
        }
        match env::var("FLYWHEEL_MATRIX").as_deref() {
            Ok("default") => Ok(Self::Default),
            Ok("all") | Err(_) => Ok(Self::All),
            Ok(other) => bail!("FLYWHEEL_MATRIX is default or all, not “{other}”"),
        }
    }

    /// Whether the story, which is that number of its subject, is told there.
    pub(crate) fn has(
        self,
        subject: &str,
        number: usize,
        story: &Story,
        engine: Engine,
        width: Width,
    ) -> bool {
        let is_its_turn = match story.about {
            About::OneWidth(only) => width == only,
            About::AnyWidth | About::BothWidths => width == turn(number, engine),
        };
        let is_about_both = story.about == About::BothWidths;
        match (self, engine) {
            (Self::EveryWidth, _) | (Self::All, Engine::Chromium) => true,
            (Self::All, _) => is_its_turn || is_about_both || LOOKS.contains(&subject),
            (Self::Default, Engine::Chromium) => is_its_turn || is_about_both,
            (Self::Default, _) => story.depends_on_engine && is_its_turn,
        }
    }
}

/// Stories take turns, so that an engine tells as many at the one width as at the other.
fn turn(number: usize, engine: Engine) -> Width {
    let is_even = number.is_multiple_of(2);
    if is_even == (engine == Engine::Webkit) {
        Width::Desk
    } else {
        Width::Phone
    }
}
