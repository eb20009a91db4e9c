//! The page around the views.

use leptos::prelude::*;

use crate::ui::Words;

use crate::share::{Actions, Notices, ResultJson};
use crate::state::{self, Session};
use crate::text;
use crate::web::events;
use crate::wheel::{Wheel, what_changed};

#[component]
pub(crate) fn Page(session: Session) -> impl IntoView {
    provide_context(session);
    let announcement = RwSignal::new(String::new());
    state::keep(session, move || announcement.set(what_changed(session)));
    events::on_undo_keys(move || session.undo(), move || session.redo());
    view! {
        <header class="top">
            <p class="brand">{text::brand()}</p>
            <Actions />
        </header>
        <main id="main">
            <Notices />
            <Wheel />
        </main>
        <footer>
            <p>{text::privacy()}</p>
            <details id="limits">
                <summary>{text::limits()}</summary>
                <p>{text::limits_are()}</p>
                <p>{text::preset_sources()}</p>
                <p>{text::nps_contested()}</p>
            </details>
        </footer>
        <p class="visually-hidden" role="status" id="announcement">{Words::from(announcement)}</p>
        <ResultJson />
    }
}
