//! The widget to keep: one file that opens from a disk without any network, with the visitor's numbers and result
//! inside, and a folder for a server of one's own.

use flywheel_dom::{Element, Live, html};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::state::{Computed, Session};
use crate::text::{self, number};
use crate::ui::controls::{button, explanation, status};
use crate::web::markup::escaped;
use crate::web::{address, file};

/// What the build leaves open in the file: its language and the words, the result as a table, where the widget
/// starts, and where the whole page is.
const LANGUAGE: &str = "<!-- lang -->";
const WORDS: &str = "<!-- words -->";
const RESULT: &str = "<!-- result -->";
const START: &str = "<!-- start -->";
const PAGE: &str = "<!-- page -->";

/// `start` is the widget's query and fragment; `chosen` the tag of its language, which may be none.
pub(super) fn offers(session: Session, start: Live<String>, chosen: Live<String>) -> Element {
    let told = RwSignal::new(String::new());
    let save = move || {
        let (table, start) = (session.with_untracked(table), start.get_untracked());
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
    let folder = html::a()
        .attr("href", format!("{}flywheel-site.zip", address::base()))
        .attr("download", "")
        .child(text::save_folder());
    html::div()
        .class("journey-tools")
        .child(button(text::save_file(), Box::new(save)))
        .child(folder)
        .child(explanation(text::take_away_says()))
        .child(status("take-away-told", told))
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
