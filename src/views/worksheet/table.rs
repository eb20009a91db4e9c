//! A sheet that can be edited, or pasted from a spreadsheet.
//!
//! A sheet has no signal for each cell: a cell is read when the visitor leaves it. Long sheets are shown in pages.

use flywheel_dom::{Element, Live, dynamic, fragment, html, live};
use flywheel_model::worksheet::{
    Cell, FILE, Kind, Language, Options, PLAIN, Row, RowReason, Sheet, Worksheet,
};
use flywheel_model::{Choice, RowProblem, csv};
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;
use web_sys::Node;

use super::names;
use super::stored::{Stored, stored};
use crate::state::Told;
use crate::text::{self, number};
use crate::ui::controls::{button, cell, cross, heading_cell, paste_field, scrolling, select, told};
use crate::ui::table::blank_rows;
use crate::web::{clock, file};

/// Rows of one page.
const PAGE: usize = 25;

/// Which page of each sheet is shown. A number beyond the last page means the last one.
#[derive(Clone, Copy)]
pub(super) struct Pages([RwSignal<usize>; Sheet::ALL.len()]);

impl Pages {
    pub(super) fn new() -> Pages {
        Pages(Sheet::ALL.map(|_| RwSignal::new(0)))
    }

    fn of(self, sheet: Sheet) -> RwSignal<usize> {
        self.0[sheet as usize]
    }

    /// Turns to the page of a row.
    pub(super) fn turn_to(self, sheet: Sheet, row: usize) {
        self.of(sheet).set(row / PAGE);
    }
}

/// The id of a cell, by which the focus finds it.
pub(super) fn cell_id(sheet: Sheet, row: usize, column: usize) -> String {
    format!("{}-{row}-{column}", sheet.key())
}

/// The text of a row's last cell: what follows from the row.
pub(super) type FollowsText = fn(Stored, usize) -> String;

/// A sheet. Without `follows_text` its rows have no such cell.
pub(super) fn sheet(sheet: Sheet, title: &'static str, follows_text: Option<FollowsText>) -> Node {
    let stored = stored();
    let message = RwSignal::new(Told::default());
    let page = expect_context::<Pages>().of(sheet);
    let first = move || {
        let last_page = stored.get().rows(sheet).len().saturating_sub(1) / PAGE;
        page.get().min(last_page) * PAGE
    };
    // The rows are built anew only when rows come or go, when the page turns, when stages change or what a change is
    // measured against, or when something other than a field has changed the worksheet, such as undo.
    let shape = Memo::new(move |_| -> Arc<str> {
        let stages = stored
            .session()
            .with_inputs(|inputs| inputs.path.names().join(","));
        let (rows, revision) = (stored.get().rows(sheet).len(), stored.session().revision());
        let change = stored.session().shown_index(Choice::Change);
        format!("{rows} {} {revision} {change} {stages}", first()).into()
    });
    let rows = move || -> Vec<Element> {
        // `track` would not compute the memo, and a memo that was never computed never notifies.
        shape.with(|_| ());
        let (first, rows) = untrack(|| (first(), stored.get().rows(sheet).len()));
        let shown = first..rows.min(first + PAGE);
        shown
            .map(|index| row(stored, message, sheet, index, follows_text))
            .collect()
    };
    let heads = names::heads(sheet).iter().map(|head| heading_cell("col", head()));
    let follows_head = follows_text.map(|_| heading_cell("col", text::follows_head()));
    let head = html::tr().children(heads).children(follows_head);
    // The heads, and the column of the crosses.
    let columns = names::heads(sheet).len() + usize::from(follows_text.is_some()) + 1;
    let id = sheet.key();
    let table = html::table()
        .class("sheet")
        .attr("id", format!("{id}-table"))
        .child(html::thead().child(head.child(html::td())))
        .child(html::tbody().child(dynamic(rows)))
        .child(blank_rows(columns));
    let shown_rows = live(move || {
        let (first, rows) = (first(), stored.get().rows(sheet).len());
        let [from, to, all] = [first + 1, rows.min(first + PAGE), rows].map(|row| number::whole(row as f64));
        if rows == 0 {
            String::new()
        } else {
            text::rows_of(&from, &to, &all)
        }
    });
    fragment([
        scrolling(title, table),
        html::p()
            .class("soft")
            .attr("id", format!("{id}-rows"))
            .child(shown_rows),
        told(&format!("{id}-told"), message),
        tools(stored, sheet, title, page, message),
    ])
}

/// The buttons and the field that turn pages, add a row, save the sheet and paste rows.
fn tools(
    stored: Stored,
    sheet: Sheet,
    title: &str,
    page: RwSignal<usize>,
    message: RwSignal<Told>,
) -> Element {
    let rows = move || stored.get().rows(sheet).len();
    let one_page = live(move || rows() <= PAGE);
    let empty = live(move || rows() == 0);
    let turn = move |by: isize| {
        let last = untrack(rows).saturating_sub(1) / PAGE;
        page.update(|page| *page = (*page).min(last).saturating_add_signed(by));
    };
    let one_more = move || {
        add(stored, sheet);
        page.set(usize::MAX / PAGE);
    };
    let save = move || {
        let text = csv::write(sheet, stored.get_untracked().rows(sheet));
        file::save(&format!("{}.csv", sheet.key()), "text/csv", &text);
    };
    let paste = move |typed: String| {
        let (report, refused) = paste(stored, sheet, &typed);
        message.set(report);
        refused
    };
    html::div()
        .class("journey-tools")
        .child(button(text::earlier_rows(), Box::new(move || turn(-1))).prop("hidden", one_page.clone()))
        .child(button(text::later_rows(), Box::new(move || turn(1))).prop("hidden", one_page))
        .child(button(text::row_add(title), Box::new(one_more)))
        .child(button(text::save_csv(), Box::new(save)).prop("hidden", empty))
        .child(paste_field(
            &format!("{}-paste", sheet.key()),
            text::sheet_paste(),
            Box::new(paste),
        ))
}

/// Adds a row with something in each needed cell. Months and quarters continue from the last row.
pub(super) fn add(stored: Stored, sheet: Sheet) {
    stored.change(sheet, &|worksheet| {
        let rows = worksheet.rows(sheet);
        let columns = sheet.columns().iter().enumerate();
        let cells: Vec<String> = columns
            .map(|(place, column)| {
                let last = rows.last().and_then(|row| row.number(place));
                match (column.kind, last) {
                    _ if !column.needed => String::new(),
                    (Kind::Words, _) => text::row_new().to_owned(),
                    (kind @ (Kind::Month | Kind::Quarter), Some(last)) => {
                        kind.written(&Cell::Number(last + 1.0))
                    }
                    (Kind::Month, _) => clock::month(),
                    (Kind::Quarter, _) => clock::quarter(),
                    (Kind::Day, _) => clock::day(),
                    (kind, _) => kind.written(&Cell::Number(0.0)),
                }
            })
            .collect();
        if let Ok(row) = sheet.row(&cells, &PLAIN) {
            worksheet.add(sheet, row);
        }
    });
}

/// Calls `read` with how the visitor writes numbers and names options.
fn with_language<T>(stored: Stored, read: impl FnOnce(&Language<'_>) -> T) -> T {
    // The names of the last column, because the ledger has thousands of rows with one such column.
    let last: RefCell<(Option<Options>, Vec<String>)> = RefCell::default();
    let choice = |options: Options, typed: &str| {
        let typed = folded(typed);
        let mut last = last.borrow_mut();
        if last.0 != Some(options) {
            let names = names::options(stored.session(), options);
            *last = (Some(options), names.iter().map(|name| folded(name)).collect());
        }
        let by_name = last.1.iter().position(|name| *name == typed);
        by_name.or_else(|| (PLAIN.choice)(options, &typed))
    };
    read(&Language {
        number: &number::read,
        choice: &choice,
        ..FILE
    })
}

/// A name in small letters, to compare it with others. The browser has the tables for every alphabet.
fn folded(name: &str) -> String {
    js_sys::JsString::from(name.trim()).to_lower_case().into()
}

/// Pastes rows. Returns what came of it, and the refused rows for the visitor to correct.
fn paste(stored: Stored, sheet: Sheet, typed: &str) -> (Told, String) {
    if typed.trim().is_empty() {
        return (Told::default(), String::new());
    }
    let result = RefCell::new((0, Vec::new()));
    stored.change(sheet, &|worksheet| {
        result.replace(with_language(stored, |language| {
            worksheet.paste(sheet, typed, language)
        }));
    });
    let (count, refused) = result.take();
    let report = Told {
        done: text::pasted(count as f64, &number::whole(count as f64)),
        refused: refusals(sheet, &refused),
    };
    let rows: Vec<String> = refused.into_iter().map(|refused| refused.text).collect();
    (report, rows.join("\n"))
}

/// The first refused rows, each with its number and the reason, and how many more there are.
pub(super) fn refusals(sheet: Sheet, refused: &[RowProblem<RowReason>]) -> String {
    const REPORTED: usize = 12;
    let mut report = String::new();
    for refused in refused.iter().take(REPORTED) {
        let row = number::whole(refused.row as f64);
        text::add(
            &mut report,
            &text::pasted_refused(&row, &names::why(sheet, &refused.reason)),
        );
    }
    let more = refused.len().saturating_sub(REPORTED) as f64;
    if more > 0.0 {
        text::add(&mut report, &text::pasted_more(more, &number::whole(more)));
    }
    report
}

fn row(
    stored: Stored,
    message: RwSignal<Told>,
    sheet: Sheet,
    index: usize,
    follows_text: Option<FollowsText>,
) -> Element {
    let worksheet = stored.get_untracked();
    let row_number = number::whole(index as f64 + 1.0);
    let heads = names::heads(sheet).iter().enumerate();
    let mut cells: Vec<Element> = heads
        .map(|(column, head)| {
            let label = text::cell(head(), &row_number);
            match sheet.columns()[column].kind {
                Kind::Choice(options) => choice(stored, sheet, index, column, label, options),
                _ => {
                    let shown = names::shown(sheet, column, &worksheet, index);
                    let change = move |typed: String| enter(stored, message, sheet, index, column, &typed);
                    let id = Some(cell_id(sheet, index, column));
                    cell(id, label, shown, "", Box::new(change))
                }
            }
        })
        .collect();
    let remove = move || stored.change(sheet, &|worksheet| worksheet.remove(sheet, index));
    if let Some(follows_text) = follows_text {
        // If the row contradicts the others, the cell says so instead.
        let follows = live(move || match stored.get().row_reason(sheet, index) {
            Some(reason) => names::why(sheet, &reason),
            None => follows_text(stored, index),
        });
        let class = live(move || {
            if stored.get().row_reason(sheet, index).is_some() {
                "follows problem"
            } else {
                "follows"
            }
            .to_owned()
        });
        cells.push(html::span().class(class).child(follows));
    }
    cells.push(cross(
        Live::text(&text::row_remove(&row_number)),
        Box::new(remove),
    ));
    let cells = cells.into_iter().map(|cell| html::td().child(cell));
    html::tr().children(cells)
}

/// Enters what was typed into a cell. Returns the text that the cell then shows, or none if it is refused.
fn enter(
    stored: Stored,
    message: RwSignal<Told>,
    sheet: Sheet,
    index: usize,
    column: usize,
    typed: &str,
) -> Option<String> {
    let reason: RefCell<Option<RowReason>> = RefCell::new(None);
    stored.change(sheet, &|worksheet| {
        let entered = with_language(stored, |language| {
            worksheet.enter(sheet, index, column, typed, language)
        });
        reason.replace(entered.err());
    });
    let reason = reason.take();
    let why = reason.as_ref().map(|reason| names::why(sheet, reason));
    message.set(Told::refused(why.unwrap_or_default()));
    reason
        .is_none()
        .then(|| names::shown(sheet, column, &stored.get_untracked(), index))
}

fn choice(
    stored: Stored,
    sheet: Sheet,
    index: usize,
    column: usize,
    label: String,
    offered: Options,
) -> Element {
    let is_needed = sheet.columns()[column].needed;
    let chosen = stored
        .get_untracked()
        .rows(sheet)
        .get(index)
        .and_then(|row: &Row| row.number(column));
    let mut options = Vec::new();
    if !is_needed {
        options.push(("–".to_owned(), chosen.is_none()));
    }
    let names = names::options(stored.session(), offered).into_iter().enumerate();
    options.extend(names.map(|(place, name)| (name, chosen == Some(place as f64))));
    let choose = move |place: usize| {
        let place = if is_needed {
            Some(place)
        } else {
            place.checked_sub(1)
        };
        let key = place
            .and_then(|place| offered.keys().get(place).copied())
            .unwrap_or_default();
        stored.change(sheet, &|worksheet: &mut Worksheet| {
            // An option is never refused.
            let _ = worksheet.enter(sheet, index, column, key, &PLAIN);
        });
    };
    select(cell_id(sheet, index, column), label, options, Box::new(choose))
}
