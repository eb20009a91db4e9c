//! The widget to keep: one file that opens from a disk without any network, with the visitor's numbers and result
//! inside, and a folder for a server of one's own.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::state::{Computed, Session};
use crate::text::{self, number};
use crate::ui::controls::{button, explained, status};
use crate::ui::{View, Words, element, fixed, never};
use crate::web::picture::escaped;
use crate::web::{address, file};

/// What the build leaves open in the file: its language and the words, the result as a table, where the widget
/// starts, and where the whole page is.
const LANGUAGE: &str = "<!-- lang -->";
const WORDS: &str = "<!-- words -->";
const RESULT: &str = "<!-- result -->";
const START: &str = "<!-- start -->";
const PAGE: &str = "<!-- page -->";

/// `start` is the widget's query and fragment; `chosen` the tag of its language, which may be none.
pub(super) fn offers(session: Session, start: Words, chosen: Words) -> View {
    let told = RwSignal::new(String::new());
    let save = move || {
        let (table, start) = (session.once(table), start.get_untracked());
        let language = Some(chosen.get_untracked()).filter(|tag| !tag.is_empty());
        let language = language.unwrap_or_else(text::language_tag);
        spawn_local(async move {
            match whole(&language).await {
                Some(page) => {
                    told.set(String::new());
                    file::save("flywheel.html", "text/html", &filled(&page, &table, &start));
                }
                None => told.set(text::not_fetched().to_owned()),
            }
        });
    };
    let folder = element("a")
        .is("href", &format!("{}flywheel-site.zip", address::base()))
        .is("download", "")
        .text(text::save_folder())
        .done();
    element("div")
        .is("class", "journey-tools")
        .with(button(fixed(text::save_file()), never(), Box::new(save)))
        .with(folder)
        .with(explained(text::take_away_says()))
        .with(status("take-away-told", told.into()))
        .done()
}

/// The file with its words, which are of one language.
async fn whole(language: &str) -> Option<String> {
    let page = file::fetched(&format!("{}take-away.html", address::base())).await?;
    let words = text::fetched(language).await?;
    Some(page.replace(LANGUAGE, language).replace(WORDS, &escaped(&words)))
}

fn filled(page: &str, table: &str, start: &str) -> String {
    let page = page.replace(RESULT, table).replace(START, &escaped(start));
    page.replace(PAGE, &escaped(&address::base()))
}

/// The result, for where no script runs.
fn table(now: &Computed) -> String {
    let dials = &now.report.dials;
    let rows = [
        (text::speed(), number::number(dials.speed)),
        (text::friction(), number::percent(dials.friction)),
        (text::size(), number::number(dials.size)),
        (text::momentum(), number::number(dials.momentum)),
    ];
    let row = |(name, value): (&str, String)| {
        format!(
            "<tr><th scope=\"row\">{}</th><td>{}</td></tr>",
            escaped(name),
            escaped(&value)
        )
    };
    format!("<table><tbody>{}</tbody></table>", rows.map(row).concat())
}
