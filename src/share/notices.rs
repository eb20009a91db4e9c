//! What the visitor should know about what was opened, and whose numbers these are.

use crate::state::{Notice, Source, session};
use crate::text;
use crate::ui::controls::button;
use crate::ui::{Condition, View, Words, element, fixed, never, whether, words};

pub(crate) fn notices() -> View {
    let session = session();
    let own = whether(move || session.source() == Source::Own);
    let nothing = whether(move || session.notices(<[Notice]>::is_empty));
    let whole = whether(move || !session.is_torn());
    let told = words(move || session.notices(told));
    let from_link = vec![
        answer(text::take_over(), Box::new(move || session.take_over())),
        answer(text::back_to_own(), Box::new(move || session.back_to_own())),
    ];
    let other_tab = vec![
        answer(text::show_theirs(), Box::new(move || session.mend(false))),
        answer(text::keep_mine(), Box::new(move || session.mend(true))),
    ];
    let dismiss = vec![answer(
        text::dismiss(),
        Box::new(move || session.dismiss_notices()),
    )];
    element("div")
        .is("class", "notices")
        .is("role", "status")
        .with(notice("from-link", own, fixed(text::from_link()), from_link))
        .with(notice("other-tab", whole, fixed(text::other_tab()), other_tab))
        .with(notice("told", nothing, told, dismiss))
        .done()
}

fn notice(id: &str, hidden: Condition, says: Words, answers: Vec<View>) -> View {
    element("div")
        .is("class", "notice")
        .is("id", id)
        .when("hidden", hidden)
        .with(element("p").says(says).done())
        .all(answers)
        .done()
}

fn answer(says: &str, act: Box<dyn Fn()>) -> View {
    button(fixed(says), never(), act)
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
