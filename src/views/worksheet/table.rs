//! A sheet to be edited, by keys alone or pasted from a spreadsheet.
//!
//! A cell is read when it is left and holds no signal of its own; long sheets are shown a page at a time.

use flywheel_dom::{Element, Live, dynamic, fragment, html, live};
use flywheel_model::worksheet::{Cell, Kind, Language, Options, PLAIN, Row, RowReason, Sheet, Worksheet};
use flywheel_model::{RowProblem, csv};
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;
use web_sys::Node;

use super::names;
use super::stored::{Stored, stored};
use crate::text::{self, number};
use crate::ui::controls::{button, cell, cross, heading_cell, paste_field, problem, scrolling, select};

use crate::web::{clock, file};

/// Rows of one page.
const PAGE: usize = 25;

/// What follows from a row, in the words of its last cell.
pub(super) type Says = fn(Stored, usize) -> String;

pub(super) fn sheet(sheet: Sheet, title: &'static str, says: Says) -> Node {
    let stored = stored();
    let told = RwSignal::new(String::new());
    let page = RwSignal::new(0usize);
    let first = move || {
        page.get()
            .min(stored.get().rows(sheet).len().saturating_sub(1) / PAGE)
            * PAGE
    };
    // Another number of rows, another page, other stages, or another hand: only then it is built anew.
    let shape = Memo::new(move |_| -> Arc<str> {
        let stages = stored
            .session()
            .with_inputs(|inputs| inputs.path.names().join(","));
        let (rows, document) = (stored.get().rows(sheet).len(), stored.session().revision());
        format!("{rows} {} {document} {stages}", first()).into()
    });
    let rows = move || -> Vec<Element> {
        // A memo that is only tracked is never computed, and then never tells.
        shape.with(|_| ());
        let (first, rows) = untrack(|| (first(), stored.get().rows(sheet).len()));
        let shown = first..rows.min(first + PAGE);
        shown.map(|index| row(stored, told, sheet, index, says)).collect()
    };
    let heads = names::heads(sheet).iter().map(|head| heading_cell("col", head()));
    let head = html::tr()
        .children(heads)
        .child(heading_cell("col", text::follows_head()));
    let id = sheet.key();
    let table = html::table()
        .class("sheet")
        .attr("id", format!("{id}-table"))
        .child(html::thead().child(head.child(html::td())))
        .child(html::tbody().child(dynamic(rows)));
    let place = live(move || {
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
            .child(place),
        problem(told).attr("id", format!("{id}-told")),
        tools(stored, sheet, title, page, told),
    ])
}

/// Whether anything follows from a row by itself.
fn follows(sheet: Sheet) -> bool {
    matches!(sheet, Sheet::Ledger | Sheet::Answers | Sheet::Frictions)
}

/// Turning pages, adding, saving and pasting.
fn tools(
    stored: Stored,
    sheet: Sheet,
    title: &str,
    page: RwSignal<usize>,
    told: RwSignal<String>,
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
        let (said, left) = pasted(stored, sheet, &typed);
        told.set(said);
        left
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

/// A row that says what is needed in it; the period after the last one.
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

/// How this visitor writes numbers and choices.
fn reading<T>(stored: Stored, read: impl FnOnce(&Language<'_>) -> T) -> T {
    let choice = |options: Options, typed: &str| {
        let typed = folded(typed);
        let names = names::options(stored.session(), options);
        let by_name = names.iter().position(|name| folded(name) == typed);
        by_name.or_else(|| (PLAIN.choice)(options, &typed))
    };
    read(&Language {
        number: &number::read,
        choice: &choice,
    })
}

/// Without regard to capitals, in every alphabet; the browser has their tables.
fn folded(name: &str) -> String {
    js_sys::JsString::from(name.trim()).to_lower_case().into()
}

/// What became of pasted rows; those that were refused are left to be corrected.
fn pasted(stored: Stored, sheet: Sheet, typed: &str) -> (String, String) {
    if typed.trim().is_empty() {
        return (String::new(), String::new());
    }
    let result = RefCell::new((0, Vec::new()));
    stored.change(sheet, &|worksheet| {
        result.replace(reading(stored, |language| {
            worksheet.paste(sheet, typed, language)
        }));
    });
    let (taken, refused) = result.take();
    let mut said = text::pasted(taken as f64, &number::whole(taken as f64));
    said.push_str(&refusals(sheet, &refused));
    let left: Vec<String> = refused.into_iter().map(|refused| refused.text).collect();
    (said, left.join("\n"))
}

/// Each refused row with its number and reason; of many only the first.
pub(super) fn refusals(sheet: Sheet, refused: &[RowProblem<RowReason>]) -> String {
    const TOLD: usize = 12;
    let mut said = String::new();
    for refused in refused.iter().take(TOLD) {
        let row = number::whole(refused.row as f64);
        text::add(
            &mut said,
            &text::pasted_refused(&row, &names::why(sheet, &refused.reason)),
        );
    }
    let more = refused.len().saturating_sub(TOLD) as f64;
    if more > 0.0 {
        text::add(&mut said, &text::pasted_more(more, &number::whole(more)));
    }
    said
}

fn row(stored: Stored, told: RwSignal<String>, sheet: Sheet, index: usize, says: Says) -> Element {
    let worksheet = stored.get_untracked();
    let n = number::whole(index as f64 + 1.0);
    let heads = names::heads(sheet).iter().enumerate();
    let mut cells: Vec<Element> = heads
        .map(|(column, head)| {
            let label = text::cell(head(), &n);
            match sheet.columns()[column].kind {
                Kind::Choice(options) => choice(stored, sheet, index, column, label, options),
                _ => {
                    let shown = names::shown(sheet, column, &worksheet, index);
                    let take = move |typed: String| entered(stored, told, sheet, index, column, &typed);
                    cell(None, label, shown, "", Box::new(take))
                }
            }
        })
        .collect();
    // What a row lacks beside the others is told in it.
    let follows = live(move || match stored.get().row_reason(sheet, index) {
        Some(reason) => names::why(sheet, &reason),
        None => says(stored, index),
    });
    let flagged = live(move || stored.get().row_reason(sheet, index).is_some());
    let remove = move || stored.change(sheet, &|worksheet| worksheet.remove(sheet, index));
    let class = live(move || {
        if flagged.get() {
            "follows problem"
        } else {
            "follows"
        }
        .to_owned()
    });
    if self::follows(sheet) {
        cells.push(html::span().class(class).child(follows));
    }
    cells.push(cross(Live::text(&text::row_remove(&n)), Box::new(remove)));
    let cells = cells.into_iter().map(|cell| html::td().child(cell));
    html::tr().children(cells)
}

/// What a cell holds after this was typed into it; none if that is refused.
fn entered(
    stored: Stored,
    told: RwSignal<String>,
    sheet: Sheet,
    index: usize,
    column: usize,
    typed: &str,
) -> Option<String> {
    let refused: RefCell<Option<RowReason>> = RefCell::new(None);
    stored.change(sheet, &|worksheet| {
        let entered = reading(stored, |language| {
            worksheet.enter(sheet, index, column, typed, language)
        });
        refused.replace(entered.err());
    });
    let refused = refused.take();
    told.set(
        refused
            .as_ref()
            .map(|reason| names::why(sheet, reason))
            .unwrap_or_default(),
    );
    refused
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
            // Only what is allowed is offered.
            let _ = worksheet.enter(sheet, index, column, key, &PLAIN);
        });
    };
    select(
        format!("{}-{index}-{column}", sheet.key()),
        label,
        options,
        Box::new(choose),
    )
}
