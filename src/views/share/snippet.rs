//! The code to put into another page, and how the widget looks there.

use flywheel_dom::{Element, Live, html, live};
use flywheel_model::embed::Settings;
use leptos::prelude::*;

use super::take_along::copy;
use crate::text;
use crate::ui::controls::{button, status};
use crate::web::address;
use crate::web::markup::escaped;
use crate::web::timing::Debounce;

/// The widths of the previews: a phone, and the column of most blogs.
const WIDTHS: [u32; 2] = [360, Settings::COLUMN];

/// The frame in a figure whose caption survives in feeds and e-mails, or in the element for a page that hears from the
/// widget and changes it.
pub(super) fn snippet_of(settings: &Settings, source: &str, page: &str, listens: bool) -> String {
    let frame = frame(settings, source);
    let link = format!("<a href=\"{}\">{}</a>", escaped(page), text::embed_caption());
    if listens {
        format!(
            "<flywheel-calculator events=\"change\" style=\"display:block;container-type:inline-size\">\n  {frame}\n  \
             {link}\n</flywheel-calculator>\n<script async src=\"{}embed.js\"></script>",
            escaped(&address::base())
        )
    } else {
        format!(
            "<figure style=\"margin:0;width:100%;container-type:inline-size\">\n  {frame}\n  \
             <figcaption>{link}</figcaption>\n</figure>"
        )
    }
}

/// The iframe, which works without any script. The attribute has the height for a usual column and counts only where
/// styles are refused. By the style the height follows the width of the element around the frame, of which `cqi` is a
/// hundredth. The window's width would not do, since most columns are narrower.
fn frame(settings: &Settings, source: &str) -> String {
    let title = text::embed_caption();
    let usual = settings.height_in(Settings::COLUMN);
    let heights = settings.heights();
    let mut height = format!("{}px", heights[heights.len() - 1].1);
    for pair in heights.windows(2) {
        if let [(_, narrow), (from, wide)] = pair {
            // Nothing, or in a narrower column all of the difference.
            let more = i64::from(*narrow) - i64::from(*wide);
            if more > 0 {
                height.push_str(&format!(" + clamp(0px, ({from}px - 100cqi) * 999, {more}px)"));
            } else if more < 0 {
                height.push_str(&format!(" + clamp({more}px, (100cqi - {from}px) * 999, 0px)"));
            }
        }
    }
    format!(
        "<iframe src=\"{}\" title=\"{title}\" width=\"100%\" height=\"{usual}\" loading=\"lazy\" \
         allow=\"clipboard-write\" style=\"border:0;color-scheme:inherit;\
         height:calc({height})\"></iframe>",
        escaped(source)
    )
}

/// The widget in a narrow and in a usual column. They load again when typing has come to rest: in some engines a frame
/// that loads at every letter does not end with the last one.
pub(super) fn previews(
    source: Live<String>,
    settings: impl Fn() -> Settings + Copy + Send + Sync + 'static,
) -> Element {
    const RESTS_AFTER_MS: u32 = 400;
    let rested = RwSignal::new(source.get_untracked());
    let rest = Debounce::new(RESTS_AFTER_MS);
    Effect::new(move || {
        let next = source.get();
        rest.call(Box::new(move || rested.set(next)));
    });
    let preview = move |width: u32| {
        let height = live(move || settings().height_in(width).to_string());
        html::iframe()
            .attr("id", format!("preview-{width}"))
            .attr("title", text::preview(&width.to_string()))
            .attr("width", width.to_string())
            .attr("height", height)
            .attr("src", Live::from(rested))
    };
    html::div().class("previews").children(WIDTHS.map(preview))
}

pub(super) fn snippet(code: Live<String>) -> Element {
    let message = RwSignal::new(String::new());
    let field = html::textarea()
        .attr("id", "snippet")
        .attr("rows", "4")
        .attr("readonly", "")
        .prop("value", code.clone());
    let label = html::label().attr("for", "snippet").child(text::snippet());
    let copy_code = move || copy(code.get_untracked(), message);
    html::div()
        .class("snippet")
        .child(label)
        .child(field)
        .child(button(text::copy_snippet(), Box::new(copy_code)))
        .child(status("snippet-told", message))
}
