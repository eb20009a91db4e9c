//! Saving everything as a file, and opening a file of everything or of one sheet. An import takes over the whole file
//! or nothing of it. A long one shows its progress and can be stopped.

use flywheel_dom::{Element, html, live};
use flywheel_model::RowProblem;
use flywheel_model::csv::Import;
use flywheel_model::worksheet::{RowReason, Sheet, Worksheet};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use super::stored::Stored;
use super::table::refusals;
use crate::state::Told;
use crate::text::{self, number};
use crate::ui::controls::{button, paragraph, told};
use crate::web::file::{Pieces, Unread};
use crate::web::{clock, fields, file};

/// Most bytes of a file. The largest that the page itself saves has about 35 MB: all sheets full of the longest words,
/// and each letter written as twelve.
const MOST_BYTES: f64 = 40e6;

/// How long the page reads before the browser gets time to respond.
const STEP_MS: f64 = 10.0;
/// Most pieces in this time, should the clock be set back meanwhile.
const STEP_PIECES: usize = 64;

pub(super) fn tools(stored: Stored) -> Element {
    let message = stored.message();
    let running = RwSignal::new(false);
    let save = move || stored.session().save_as_file();
    let refuse = move |why: String| message.set(Told::refused(why));
    let opened = move |opened: Result<Pieces, Unread>| match opened {
        Err(Unread::Unreadable) => refuse(text::file_unreadable().to_owned()),
        Err(Unread::TooLarge(size)) => {
            refuse(text::file_too_large(
                // Rounded up: what is too large must not look as if it were not.
                &number::number((size / 1e5).ceil() / 10.0),
                &number::whole(MOST_BYTES / 1e6),
            ));
        }
        Ok(mut pieces) => {
            let mut first = pieces.next().unwrap_or_default();
            if first.trim_start().starts_with('{') {
                first.extend(pieces);
                message.set(open_json(stored, &first));
            } else if let Some(import) = Import::new(&first) {
                running.set(true);
                read_later(stored, message, running, import, pieces);
            } else {
                refuse(text::file_unknown(&known_heads()));
            }
        }
    };
    let open = move |event: web_sys::Event| file::opened(&event_target(&event), MOST_BYTES, opened);
    let input = html::input()
        .attr("type", "file")
        .attr("id", "import")
        .attr("aria-describedby", "import-limits")
        .attr("accept", ".csv,.json,text/csv,application/json")
        .on("change", open);
    let reset = move || stored.change_register(&|worksheet| *worksheet = Worksheet::default());
    html::div()
        .class("journey-tools")
        .child(button(text::save_json(), Box::new(save)))
        .child(
            html::label()
                .class("open-file")
                .child(text::open_file())
                .child(input),
        )
        .child(paragraph("import-limits", limits()).class("soft"))
        .child(button(text::print(), Box::new(print)))
        .child(button(text::worksheet_reset(), Box::new(reset)))
        .child(
            button(text::stop_import(), Box::new(move || running.set(false)))
                .prop("hidden", live(move || !running.get())),
        )
        .child(told("worksheet-told", message))
}

/// Prints the whole view. Closed sections are opened first.
fn print() {
    const AFTER_EFFECTS_MS: u32 = 300;
    fields::open_all();
    Timeout::new(AFTER_EFFECTS_MS, || {
        // A frame may forbid printing.
        let _ = leptos::prelude::window().print();
    })
    .forget();
}

/// The needed columns of every sheet, by which a file of it is known.
fn known_heads() -> String {
    let heads = Sheet::ALL.map(|sheet| {
        let keys = sheet
            .columns()
            .iter()
            .filter(|column| column.needed)
            .map(|column| column.key);
        keys.collect::<Vec<_>>().join(",")
    });
    heads.join("; ")
}

/// What can be imported.
fn limits() -> String {
    let most = |sheet: Sheet| number::whole(sheet.most() as f64);
    text::import_limits(
        &number::whole(MOST_BYTES / 1e6),
        text::ledger_title(),
        text::pushes_title(),
        &most(Sheet::Ledger),
        &most(Sheet::Answers),
    )
}

/// Shows how much was read, and goes on after the browser had time to respond.
fn read_later(
    stored: Stored,
    message: RwSignal<Told>,
    running: RwSignal<bool>,
    import: Import,
    pieces: Pieces,
) {
    message.set(Told::done(text::import_progress(&number::percent(
        pieces.progress(),
    ))));
    Timeout::new(0, move || read_on(stored, message, running, import, pieces)).forget();
}

/// Reads for some time.
fn read_on(
    stored: Stored,
    message: RwSignal<Told>,
    running: RwSignal<bool>,
    mut import: Import,
    mut pieces: Pieces,
) {
    if !running.get_untracked() {
        message.set(Told::done(text::import_stopped().to_owned()));
        return;
    }
    let end = clock::now() + STEP_MS;
    let mut is_wanted = true;
    for piece in pieces.by_ref().take(STEP_PIECES) {
        is_wanted = import.read(&piece);
        if !is_wanted || clock::now() > end {
            break;
        }
    }
    if is_wanted && pieces.progress() < 1.0 {
        return read_later(stored, message, running, import, pieces);
    }
    running.set(false);
    message.set(finish(stored, import));
}

fn finish(stored: Stored, import: Import) -> Told {
    let sheet = import.sheet();
    let mut worksheet = (*stored.get_untracked()).clone();
    let before = worksheet.rows(sheet).len();
    match import.finish(&mut worksheet) {
        Ok(0) => Told::refused(text::import_no_rows().to_owned()),
        Ok(count) => {
            stored.change(sheet, &|stored| *stored = worksheet.clone());
            stored.session().refresh();
            let mut says = text::imported(count as f64, &number::whole(count as f64));
            if count < before {
                let fewer = (before - count) as f64;
                text::add(&mut says, &text::import_fewer(fewer, &number::whole(fewer)));
            }
            Told::done(says)
        }
        Err(refused) => Told::refused(import_refused(sheet, &refused)),
    }
}

fn import_refused(sheet: Sheet, refused: &[RowProblem<RowReason>]) -> String {
    let count = refused.len() as f64;
    let mut report = text::import_refused(count, &number::whole(count));
    text::add(&mut report, &refusals(sheet, refused));
    report
}

/// Opens a file of everything, if all of it can be read. Returns what came of it.
fn open_json(stored: Stored, text: &str) -> Told {
    match stored.session().open_file(text) {
        Err(reason) => Told::refused(text::json_refused(&reason)),
        Ok(()) => Told::done(text::json_taken().to_owned()),
    }
}
