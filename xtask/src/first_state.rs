//! What a page shows before any script runs, and where none does: the first example's result.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use flywheel_model::{Preset, Report};
use maud::{Markup, PreEscaped, html};

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

/// The months in the table that stands in for the chart.
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
                let rendered = prerendered(repo, glue, &template, app, site)?;
                html! {
                    noscript {
                        p class="notice" { (words.text("-first_needs")?) }
                        (numbers(&words, Preset::Saas)?)
                    }
                    (rendered)
                }
            }
        };
        pages.insert(page.to_owned(), html.replace(PLACE, &first.0).into_bytes());
    }
    Ok(pages)
}

/// What the app shows at first, by running it.
fn prerendered(
    repo: &Repo,
    glue: &Path,
    template: &Path,
    [app, own]: [&str; 2],
    site: &Site,
) -> Result<PreEscaped<String>> {
    let words = repo.target.join("first-words.txt");
    fs::write(&words, site.get("text-en.txt").context("no words")?)?;
    let mut node = Command::new("node");
    node.arg(repo.root.join("xtask/prerender.mjs"))
        .arg(template)
        .arg(glue.join(app).with_extension("js"))
        .arg(glue.join(format!("{app}_bg.wasm")))
        .arg(glue.join(own).with_extension("wasm"))
        .arg(words)
        .arg(months(&texts::english(&repo.root)?)?.0)
        // Whatever language and time zone this machine has.
        .env("LC_ALL", "C.UTF-8")
        .env("TZ", "UTC");
    Ok(PreEscaped(String::from_utf8(output(&mut node)?)?))
}

/// The coming months with the loop and without it, as a table.
fn months(words: &Language) -> Result<Markup> {
    let report = Report::new(&Preset::Saas.inputs().into())?;
    let lines = [&report.projection.flywheel, &report.projection.funnel];
    let customers = |month: usize| lines.map(|line| line.get(month).copied().unwrap_or_default());
    Ok(html! {
        table class="figures" {
            caption { (words.text("+chart_customers")?) }
            thead {
                tr {
                    @for key in ["+month", "+flywheel", "+funnel"] {
                        th scope="col" { (words.text(key)?) }
                    }
                }
            }
            tbody {
                @for month in MONTHS {
                    tr {
                        th scope="row" { (month) }
                        @for customers in customers(month) {
                            td { (format!("{customers:.0}")) }
                        }
                    }
                }
            }
        }
    })
}

/// What an example says where the app does not run.
pub(crate) fn of(words: &Language, preset: Preset) -> Result<Markup> {
    Ok(html! {
        main {
            h1 class="verdict" { (words.text("brand")?) }
            p { (words.text("-first_says")?) }
            (numbers(words, preset)?)
            noscript { p { (words.text("-first_needs")?) } }
        }
    })
}

/// The four numbers of an example, as a table.
fn numbers(words: &Language, preset: Preset) -> Result<Markup> {
    let report = Report::new(&preset.inputs().into())?;
    let dials = &report.dials;
    let friction = format!("{} %", number(dials.friction * 100.0));
    let with_formula = |says: &str, formula: &str| {
        let formula = words.text(formula)?;
        anyhow::Ok(words.text(says)?.replace("{formula}", formula))
    };
    let rows = [
        (
            "speed",
            number(dials.speed),
            with_formula("-first_speed", "speed_formula")?,
        ),
        (
            "friction",
            friction,
            with_formula("-first_friction", "friction_formula")?,
        ),
        ("size", number(dials.size), words.text("size_formula")?.to_owned()),
        (
            "momentum",
            number(dials.momentum),
            many(words.text("momentum_says")?).to_owned(),
        ),
    ];
    let company = words.text(&format!("company_{}", preset.key()))?;
    Ok(html! {
        table class="figures" {
            caption { (words.text("-first_example")?.replace("{company}", company)) }
            tbody {
                @for (key, value, says) in rows {
                    tr {
                        th scope="row" { (words.text(key)?) }
                        td { (value) }
                        td { (says) }
                    }
                }
            }
        }
    })
}

/// The form for any number but one.
fn many(text: &str) -> &str {
    text.split_once(" || ").map_or(text, |(_, many)| many)
}

fn number(value: f64) -> String {
    let rounded = format!("{value:.1}");
    rounded.strip_suffix(".0").unwrap_or(&rounded).to_owned()
}
