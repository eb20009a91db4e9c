//! What the visitor should know about what was opened, and whose numbers these are.

use crate::state::{Notice, Source, session};
use crate::text;
use crate::ui::controls::button;
use flywheel_dom::{Element, Live, html, live};

pub(crate) fn notices() -> Element {
    let session = session();
    let own = live(move || session.source() == Source::Own);
    let nothing = live(move || session.with_notices(<[Notice]>::is_empty));
    let whole = live(move || !session.has_conflict());
    let told = live(move || session.with_notices(told));
    let from_link = vec![
        answer(text::take_over(), Box::new(move || session.keep_as_own())),
        answer(text::back_to_own(), Box::new(move || session.back_to_own())),
    ];
    let other_tab = vec![
        answer(
            text::show_theirs(),
            Box::new(move || session.resolve_conflict(false)),
        ),
        answer(
            text::keep_mine(),
            Box::new(move || session.resolve_conflict(true)),
        ),
    ];
    let dismiss = vec![answer(
        text::dismiss(),
        Box::new(move || session.dismiss_notices()),
    )];
    html::div()
        .class("notices")
        .attr("role", "status")
        .child(notice("from-link", own, Live::text(text::from_link()), from_link))
        .child(notice(
            "other-tab",
            whole,
            Live::text(text::other_tab()),
            other_tab,
        ))
        .child(notice("told", nothing, told, dismiss))
}

fn notice(id: &str, hidden: Live<bool>, says: Live<String>, answers: Vec<Element>) -> Element {
    html::div()
        .class("notice")
        .attr("id", id)
        .prop("hidden", hidden)
        .child(html::p().child(says))
        .children(answers)
}

fn answer(says: &str, act: Box<dyn Fn()>) -> Element {
    button(says, act)
}

/// What there is to tell, a line each.
pub(crate) fn told(notices: &[Notice]) -> String {
    let lines: Vec<String> = notices.iter().map(line).collect();
    lines.join("\n")
}

fn line(notice: &Notice) -> String {
    match notice {
        Notice::Link(problem) => text::in_the_link(&text::problem::words(problem)),
        Notice::Stored(problem) => text::in_the_storage(&text::problem::words(problem)),
        Notice::StoredUnreadable => text::stored_unreadable().to_owned(),
        Notice::StorageBlocked => text::storage_blocked().to_owned(),
    }
}
