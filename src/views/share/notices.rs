//! Notices: what could not be read, whose numbers the page shows, and that another tab has stored others.

use crate::state::{Notice, Session, session};
use crate::text;
use crate::ui::controls::button;
use flywheel_dom::{Element, Live, html, live};
use flywheel_model::Field;
use flywheel_store::desk;

pub(crate) fn notices() -> Element {
    let session = session();
    let is_own = live(move || !session.is_of_link());
    let has_no_notices = live(move || session.with_notices(<[Notice]>::is_empty));
    let has_no_conflict = live(move || !session.has_conflict());
    let text = live(move || session.with_notices(notices_text));
    let from_link = vec![
        button(text::take_over(), Box::new(move || session.keep_as_own())),
        button(text::try_yours(), Box::new(move || session.back_to_own())),
    ];
    let other_tab = vec![
        button(
            text::show_theirs(),
            Box::new(move || session.resolve_conflict(false)),
        ),
        button(
            text::keep_mine(),
            Box::new(move || session.resolve_conflict(true)),
        ),
    ];
    let is_stored = live(move || !session.is_storage_full());
    let save = vec![button(
        text::save_json(),
        Box::new(move || session.save_as_file()),
    )];
    let dismiss = vec![button(
        text::dismiss(),
        Box::new(move || session.dismiss_notices()),
    )];
    html::div()
        .class("notices")
        .attr("role", "status")
        .child(notice(
            "from-link",
            is_own,
            live(move || link_text(session).to_owned()),
            from_link,
        ))
        .child(notice(
            "other-tab",
            has_no_conflict,
            Live::text(text::other_tab()),
            other_tab,
        ))
        .child(notice(
            "not-stored",
            is_stored,
            Live::text(text::not_stored()),
            save,
        ))
        .child(notice("told", has_no_notices, text, dismiss))
}

/// Greets with a link that is new. Once a number of it was changed, it says only where the changes are.
fn link_text(session: Session) -> &'static str {
    if !session.is_link_new() {
        text::from_link_changed()
    } else if session.with(|now| desk::has_own_beside(&now.document)) {
        text::from_link_beside_own()
    } else {
        text::from_link()
    }
}

fn notice(id: &str, hidden: Live<bool>, text: Live<String>, buttons: Vec<Element>) -> Element {
    html::div()
        .class("notice")
        .attr("id", id)
        .prop("hidden", hidden)
        .child(html::p().child(text))
        .children(buttons)
}

/// The text of all notices, in a line each.
pub(crate) fn notices_text(notices: &[Notice]) -> String {
    let lines: Vec<String> = notices.iter().map(line).collect();
    lines.join("\n")
}

fn line(notice: &Notice) -> String {
    match notice {
        // Nothing of such a link was read.
        Notice::Link(problem) if problem.field == Field::Version => text::link_version().to_owned(),
        Notice::Link(problem) => text::in_the_link(&text::problem::words(problem)),
        Notice::Stored(problem) => text::in_the_storage(&text::problem::words(problem)),
        Notice::StoredUnreadable => text::stored_unreadable().to_owned(),
        Notice::StoredNewer => text::stored_newer().to_owned(),
        Notice::WorksheetLost => text::worksheet_lost().to_owned(),
        Notice::StorageBlocked => text::storage_blocked().to_owned(),
    }
}
