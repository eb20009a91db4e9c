//! The widget to download: one file that opens from a disk without any network, with the visitor's numbers and result
//! inside, and a folder for the visitor's own server.

use flywheel_dom::{Element, Live, html};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::state::{Computed, Session};
use crate::text::{self, number};
use crate::ui::controls::{button, explanation, status};
use crate::web::markup::escaped;
use crate::web::{address, file};

/// The places that the build leaves open in the file: its language and texts, the result as a table, the widget's query
/// and fragment, and the address of the whole page.
const LANGUAGE: &str = "<!-- lang -->";
const WORDS: &str = "<!-- words -->";
const RESULT: &str = "<!-- result -->";
const START: &str = "<!-- start -->";
const PAGE: &str = "<!-- page -->";

/// `start` is the widget's query and fragment. `chosen` is the tag of its language, or empty for the page's language.
pub(super) fn offers(session: Session, start: Live<String>, chosen: Live<String>) -> Element {
    let message = RwSignal::new(String::new());
    let save = move || {
        let (table, start) = (session.with_untracked(table), start.get_untracked());
        let language = Some(chosen.get_untracked()).filter(|tag| !tag.is_empty());
        let language = language.unwrap_or_else(text::language_tag);
        spawn_local(async move {
            match whole(&language).await {
                Some(page) => {
                    message.set(String::new());
                    file::save("flywheel.html", "text/html", &filled(&page, &table, &start));
                }
                None => message.set(text::not_fetched().to_owned()),
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
        .child(status("take-away-told", message))
}

/// The file with the texts of this language.
async fn whole(language: &str) -> Option<String> {
    let page = file::fetched(&format!("{}take-away.html", address::base())).await?;
    let words = text::fetched(language).await?;
    Some(page.replace(LANGUAGE, language).replace(WORDS, &escaped(&words)))
}

fn filled(page: &str, table: &str, start: &str) -> String {
    let page = page.replace(RESULT, table).replace(START, &escaped(start));
    page.replace(PAGE, &escaped(&address::base()))
}

/// The result as a table, which is shown where no script runs.
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
