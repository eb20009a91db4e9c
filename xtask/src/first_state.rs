//! What the page says before any script runs, and where none does: the first example's result.

use std::path::Path;

use anyhow::Result;
use flywheel_model::{Preset, Report};

use crate::texts::{self, Language};

/// The page's first state as HTML, put where index.html says `<!-- first-state -->`.
pub(crate) fn render(repo: &Path) -> Result<String> {
    of(&texts::english(repo)?, Preset::Saas)
}

/// That of any example.
pub(crate) fn of(words: &Language, preset: Preset) -> Result<String> {
    let say = |key: &str| words.say(key);
    let report = Report::new(&preset.inputs().into())?;
    let dials = &report.dials;
    let (speed, size, momentum) = (number(dials.speed), number(dials.size), number(dials.momentum));
    let friction = format!("{} %", number(dials.friction * 100.0));
    let rows = [
        (
            say("speed")?,
            speed,
            format!("customers won a month; {}", say("speed_formula")?),
        ),
        (
            say("friction")?,
            friction,
            format!("of customers lost a month, net; {}", say("friction_formula")?),
        ),
        (say("size")?, size, say("size_formula")?),
        (say("momentum")?, momentum, many(&say("momentum_says")?)),
    ];
    let rows: String = rows
        .iter()
        .map(|(name, value, says)| {
            format!("<tr><th scope=\"row\">{name}</th><td>{value}</td><td>{says}</td></tr>")
        })
        .collect();
    Ok(format!(
        "<main><h1 class=\"verdict\">{}</h1><p>{}</p><table><caption>{}</caption><tbody>{rows}</tbody></table>\
         <noscript><p>{}</p></noscript></main>",
        say("brand")?,
        say("-first_says")?,
        say("-first_example")?.replace("{company}", &say(&format!("company_{}", preset.key()))?),
        say("-first_needs")?,
    ))
}

/// The form for any number but one.
fn many(words: &str) -> String {
    words
        .split_once(" || ")
        .map_or(words, |(_, many)| many)
        .to_owned()
}

fn number(value: f64) -> String {
    let rounded = format!("{value:.1}");
    rounded.strip_suffix(".0").unwrap_or(&rounded).to_owned()
}
