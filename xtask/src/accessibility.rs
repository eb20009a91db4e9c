//! The accessibility statement, a page in each language: what has been measured, and what is not met.

use anyhow::{Context, Result};
use maud::{Markup, html};

use crate::html::{DOCTYPE, metadata};
use crate::repo::Repo;
use crate::site::Site;
use crate::texts::{self, Language};

/// The keys of the lists' headings. The key of each item starts with that of its heading.
const LISTS: [&str; 2] = ["-access_measured", "-access_missing"];

/// `accessibility-TAG.html` for each `text/LANGUAGE.txt`.
pub(crate) fn build(repo: &Repo) -> Result<Site> {
    let mut site = Site::new();
    for language in texts::languages(&repo.root)? {
        let page = page(&language).with_context(|| format!("text/{}.txt", language.name))?;
        site.insert(
            format!("accessibility-{}.html", language.tag()),
            format!("{}\n", page.0).into_bytes(),
        );
    }
    Ok(site)
}

fn page(language: &Language) -> Result<Markup> {
    let title = language.text("-access_title")?;
    Ok(html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                (metadata())
                title { (title) }
                link rel="icon" href="icon.svg" type="image/svg+xml";
                link rel="stylesheet" href="app.css";
            }
            body {
                main {
                    h1 class="verdict" { (title) }
                    p { (language.text("-access_aim")?) }
                    @for heading in LISTS {
                        h2 { (language.text(heading)?) }
                        ul {
                            @for (_, item) in language.starting_with(&format!("{heading}_")) {
                                li { (item) }
                            }
                        }
                    }
                    h2 { (language.text("-access_help")?) }
                    p { (language.text("-access_help_says")?) }
                    p { a href={ "./?lang=" (language.name) } { (language.text("brand")?) } }
                }
            }
        }
    })
}
