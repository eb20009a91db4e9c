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
use crate::text::{self, number};
use crate::ui::controls::{button, status};
use crate::web::{fields, file};

/// Rows that are read at once, in a few milliseconds, before the browser gets time to respond.
const STEP: usize = 1_000;

pub(super) fn tools(stored: Stored) -> Element {
    let message = stored.message();
    let running = RwSignal::new(false);
    let save = move || stored.session().save_as_file();
    let opened = move |text: Option<String>| match text {
        None => message.set(text::file_unreadable().to_owned()),
        Some(text) if text.trim_start().starts_with('{') => message.set(open_json(stored, &text)),
        Some(text) => match Import::new(&text) {
            Some(import) => {
                running.set(true);
                read_on(stored, message, running, import);
            }
            None => message.set(text::file_unknown(&known_heads())),
        },
    };
    let open = move |event: web_sys::Event| file::opened(&event_target(&event), opened);
    let input = html::input()
        .attr("type", "file")
        .attr("id", "import")
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
        .child(button(text::print(), Box::new(print)))
        .child(button(text::worksheet_reset(), Box::new(reset)))
        .child(
            button(text::stop_import(), Box::new(move || running.set(false)))
                .prop("hidden", live(move || !running.get())),
        )
        .child(status("worksheet-told", message))
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

/// Reads some rows, and goes on after the browser had time to respond.
fn read_on(stored: Stored, message: RwSignal<String>, running: RwSignal<bool>, mut import: Import) {
    if !running.get_untracked() {
        message.set(text::import_stopped().to_owned());
        return;
    }
    if import.step(STEP) {
        message.set(text::import_progress(&number::percent(import.progress())));
        Timeout::new(0, move || read_on(stored, message, running, import)).forget();
        return;
    }
    running.set(false);
    message.set(finish(stored, import));
}

fn finish(stored: Stored, import: Import) -> String {
    let sheet = import.sheet();
    let mut worksheet = (*stored.get_untracked()).clone();
    match import.finish(&mut worksheet) {
        Ok(count) => {
            stored.change(sheet, &|stored| *stored = worksheet.clone());
            stored.session().refresh();
            text::imported(count as f64, &number::whole(count as f64))
        }
        Err(refused) => import_refused(sheet, &refused),
    }
}

fn import_refused(sheet: Sheet, refused: &[RowProblem<RowReason>]) -> String {
    let count = refused.len() as f64;
    format!(
        "{}{}",
        text::import_refused(count, &number::whole(count)),
        refusals(sheet, refused)
    )
}

/// Opens a file of everything, if all of it can be read. Returns a message.
fn open_json(stored: Stored, text: &str) -> String {
    match stored.session().open_file(text) {
        Err(reason) => text::json_refused(&reason),
        Ok(()) => text::json_taken().to_owned(),
    }
}
