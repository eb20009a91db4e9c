//! What the page says before any script runs, and where none does: the first example's result.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use flywheel_model::{Preset, Report};

use crate::app::{self, Mode};
use crate::repo::Repo;
use crate::shell::output;
use crate::site::Site;
use crate::texts::{self, Language};

/// Where a page's HTML has its first state.
const PLACE: &str = "<!-- first-state -->";

/// Each page, where its HTML stands, and its app.
const PAGES: [(&str, &str, [&str; 2]); 2] = [
    ("index.html", "index.html", app::PAGE),
    ("widget/index.html", "static/widget/index.html", app::WIDGET),
];

/// The months that the table of the first state has.
const MONTHS: [usize; 5] = [0, 6, 12, 24, 36];

/// The pages with their first state. A release shows what the app itself shows at first; development, which needs
/// no Node, a table.
pub(crate) fn pages(repo: &Repo, glue: &Path, mode: Mode, site: &Site) -> Result<Site> {
    let words = texts::english(&repo.root)?;
    let mut pages = Site::new();
    for (page, template, app) in PAGES {
        let template = repo.root.join(template);
        let html = fs::read_to_string(&template).with_context(|| template.display().to_string())?;
        let first = match mode {
            Mode::Development => of(&words, Preset::Saas)?,
            Mode::Release => {
                let shown = shown(repo, glue, &template, app, site)?;
                let (needs, numbers) = (words.say("-first_needs")?, numbers(&words, Preset::Saas)?);
                format!("<noscript><p class=\"notice\">{needs}</p>{numbers}</noscript>{shown}")
            }
        };
        pages.insert(page.to_owned(), html.replace(PLACE, &first).into_bytes());
    }
    Ok(pages)
}

/// What the app shows at first, by running it.
fn shown(repo: &Repo, glue: &Path, template: &Path, [app, own]: [&str; 2], site: &Site) -> Result<String> {
    let words = repo.target.join("first-words.txt");
    fs::write(&words, site.get("text-en.txt").context("no words")?)?;
    let mut node = Command::new("node");
    node.arg(repo.root.join("xtask/prerender.mjs"))
        .arg(template)
        .arg(glue.join(app).with_extension("js"))
        .arg(glue.join(format!("{app}_bg.wasm")))
        .arg(glue.join(own).with_extension("wasm"))
        .arg(words)
        .arg(months(&texts::english(&repo.root)?)?);
    Ok(String::from_utf8(output(&mut node)?)?)
}

/// The coming months with the loop and without it, as a table.
fn months(words: &Language) -> Result<String> {
    let report = Report::new(&Preset::Saas.inputs().into())?;
    let lines = [&report.projection.flywheel, &report.projection.funnel];
    let row = |month: usize| {
        let [flywheel, funnel] = lines.map(|line| line.get(month).copied().unwrap_or_default());
        format!("<tr><th scope=\"row\">{month}</th><td>{flywheel:.0}</td><td>{funnel:.0}</td></tr>")
    };
    let head = |key: &str| Ok(format!("<th scope=\"col\">{}</th>", words.say(key)?));
    let heads: Result<String> = ["+month", "+flywheel", "+funnel"].into_iter().map(head).collect();
    Ok(format!(
        "<table class=\"figures\"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>",
        words.say("+chart_customers")?,
        heads?,
        MONTHS.map(row).concat()
    ))
}

/// What an example says where the app does not run.
pub(crate) fn of(words: &Language, preset: Preset) -> Result<String> {
    Ok(format!(
        "<main><h1 class=\"verdict\">{}</h1><p>{}</p>{}<noscript><p>{}</p></noscript></main>",
        words.say("brand")?,
        words.say("-first_says")?,
        numbers(words, preset)?,
        words.say("-first_needs")?,
    ))
}

/// The four numbers of an example, as a table.
fn numbers(words: &Language, preset: Preset) -> Result<String> {
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
    let company = say(&format!("company_{}", preset.key()))?;
    Ok(format!(
        "<table class=\"figures\"><caption>{}</caption><tbody>{rows}</tbody></table>",
        say("-first_example")?.replace("{company}", &company),
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
