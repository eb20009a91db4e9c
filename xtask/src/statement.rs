//! The statement of accessibility: what is measured, and what is not met, a page in each language.

use std::fmt::Write;

use anyhow::{Context, Result};

use crate::repo::Repo;
use crate::site::Site;
use crate::texts;

/// The statement's lists: the key of each one's heading, which the keys of its items start with.
const LISTS: [&str; 2] = ["-access_measured", "-access_missing"];

const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/// `accessibility-TAG.html` for each `text/LANGUAGE.txt`.
pub(crate) fn build(repo: &Repo) -> Result<Site> {
    let mut site = Site::new();
    for language in texts::languages(&repo.root)? {
        let page = page(&language).with_context(|| format!("text/{}.txt", language.name))?;
        site.insert(
            format!("accessibility-{}.html", language.tag()),
            page.into_bytes(),
        );
    }
    Ok(site)
}

fn page(language: &texts::Language) -> Result<String> {
    let say = |key: &str| language.say(key);
    let mut lists = String::new();
    for heading in LISTS {
        write!(lists, "<h2>{}</h2><ul>", say(heading)?)?;
        for (_, item) in language.starting_with(&format!("{heading}_")) {
            write!(lists, "<li>{item}</li>")?;
        }
        lists.push_str("</ul>");
    }
    let title = say("-access_title")?;
    Ok(format!(
        "<!doctype html><html lang=\"{tag}\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">\
         <title>{title}</title><link rel=\"icon\" href=\"icon.svg\" type=\"image/svg+xml\">\
         <link rel=\"stylesheet\" href=\"app.css\"></head>\
         <body><main><h1 class=\"verdict\">{title}</h1><p>{aim}</p>{lists}<h2>{help}</h2><p>{help_says}</p>\
         <p><a href=\"./?lang={name}\">{brand}</a></p></main></body></html>\n",
        tag = language.tag(),
        name = language.name,
        aim = say("-access_aim")?,
        help = say("-access_help")?,
        help_says = say("-access_help_says")?,
        brand = say("brand")?,
    ))
}
