//! Taking everything elsewhere, and bringing it back: a file of all, or of one sheet. An import is all or
//! nothing; a long one says how far it is and can be stopped.

use flywheel_model::csv::Import;
use flywheel_model::worksheet::{RowReason, Sheet, Worksheet};
use flywheel_model::{Damaged, Document, RowProblem, Saved, Wheels, link};
use gloo::timers::callback::Timeout;
use js_sys::{JSON, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::kept::Kept;
use super::table::refusals;
use crate::state::{Session, store_wheels};
use crate::text::{self, number};
use crate::ui::controls::{button, status};
use crate::ui::{View, element, fixed, never, whether};
use crate::web::{fields, file, storage};

/// Rows read before the page is let live again; a step of a few milliseconds.
const STEP: usize = 1_000;

pub(super) fn tools(kept: Kept) -> View {
    let told = kept.told();
    let running = RwSignal::new(false);
    let save = move || file::save("flywheel.json", "application/json", &json(kept.session()));
    let opened = move |text: Option<String>| match text {
        None => told.set(text::file_unreadable().to_owned()),
        Some(text) if text.trim_start().starts_with('{') => told.set(all(kept, &text)),
        Some(text) => match Import::new(&text) {
            Some(import) => {
                running.set(true);
                read_on(kept, told, running, import);
            }
            None => told.set(text::file_unknown(&known_heads())),
        },
    };
    let open = move |event: web_sys::Event| file::opened(&event_target(&event), opened);
    let input = element("input")
        .is("type", "file")
        .is("id", "import")
        .is("accept", ".csv,.json,text/csv,application/json")
        .on("change", Box::new(open))
        .done();
    let reset = move || kept.change_register(&|worksheet| *worksheet = Worksheet::default());
    element("div")
        .is("class", "journey-tools")
        .with(button(fixed(text::save_json()), never(), Box::new(save)))
        .with(
            element("label")
                .is("class", "open-file")
                .text(text::open_file())
                .with(input)
                .done(),
        )
        .with(button(fixed(text::print()), never(), Box::new(print)))
        .with(button(fixed(text::worksheet_reset()), never(), Box::new(reset)))
        .with(button(
            fixed(text::stop_import()),
            whether(move || !running.get()),
            Box::new(move || running.set(false)),
        ))
        .with(status("worksheet-told", told.into()))
        .done()
}

/// Prints the whole view: what is closed is opened before.
fn print() {
    const AFTER_EFFECTS_MS: u32 = 300;
    fields::open_all();
    Timeout::new(AFTER_EFFECTS_MS, || {
        // A frame that must not print does not.
        let _ = leptos::prelude::window().print();
    })
    .forget();
}

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

/// Reads some rows, then lets the page live, then reads on.
fn read_on(kept: Kept, told: RwSignal<String>, running: RwSignal<bool>, mut import: Import) {
    if !running.get_untracked() {
        told.set(text::import_stopped().to_owned());
        return;
    }
    if import.step(STEP) {
        told.set(text::import_progress(&number::percent(import.progress())));
        Timeout::new(0, move || read_on(kept, told, running, import)).forget();
        return;
    }
    running.set(false);
    told.set(finish(kept, import));
}

fn finish(kept: Kept, import: Import) -> String {
    let sheet = import.sheet();
    let mut worksheet = (*kept.once()).clone();
    match import.finish(&mut worksheet) {
        Ok(count) => {
            kept.change(sheet, &|kept| *kept = worksheet.clone());
            kept.session().refresh();
            text::imported(count as f64, &number::whole(count as f64))
        }
        Err(refused) => refused_whole(sheet, &refused),
    }
}

fn refused_whole(sheet: Sheet, refused: &[RowProblem<RowReason>]) -> String {
    let count = refused.len() as f64;
    format!(
        "{}{}",
        text::import_refused(count, &number::whole(count)),
        refusals(sheet, refused)
    )
}

/// Everything: the wheel as its link, the others beside it, journey and worksheet as they are stored.
fn json(session: Session) -> String {
    let all = Object::new();
    let put = |key: &str, value: &JsValue| {
        // A new object takes any key.
        let _ = Reflect::set(&all, &key.into(), value);
    };
    put("flywheel", &Saved::VERSION.into());
    session.once(|now| {
        put("wheel", &link::write(&now.document).into());
        put("journey", &(*now.document.journey).into());
        put("worksheet", &(*now.document.worksheet).into());
    });
    let wheels = storage::read(storage::WHEELS).ok().flatten().unwrap_or_default();
    put("wheels", &wheels.into());
    JSON::stringify(&all).map(String::from).unwrap_or_default()
}

/// Takes over a file of everything, or nothing of it; says which.
fn all(kept: Kept, text: &str) -> String {
    match read(text) {
        Err(wrong) => text::json_refused(&wrong),
        Ok((document, wheels)) => {
            let stored = wheels.is_none_or(|wheels| store_wheels(&wheels));
            kept.session().open_own(document);
            if stored {
                text::json_taken()
            } else {
                text::storage_blocked()
            }
            .to_owned()
        }
    }
}

/// A document from a file, and the other wheels in it; or what is wrong, in words.
fn read(text: &str) -> Result<(Document, Option<Wheels>), String> {
    let all = JSON::parse(text).map_err(|_| text::json_malformed().to_owned())?;
    let get = |key: &str| Reflect::get(&all, &key.into()).unwrap_or(JsValue::UNDEFINED);
    if get("flywheel").as_f64() != Some(Saved::VERSION) {
        return Err(text::json_version().to_owned());
    }
    let words = |key: &str| get(key).as_string().unwrap_or_default();
    let [wheel, journey, worksheet] = ["wheel", "journey", "worksheet"].map(words);
    let saved = Saved {
        wheel: &wheel,
        journey: &journey,
        worksheet: &worksheet,
    };
    let document = saved.open().map_err(|damaged| match damaged {
        Damaged::Wheel(problem) => text::problem::words(&problem),
        Damaged::Journey => text::json_part(text::view_journey()),
        Damaged::Worksheet => text::json_part(text::view_worksheet()),
    })?;
    let wheels = get("wheels").as_string();
    Ok((document, wheels.map(|text| Wheels::from_text(&text))))
}
