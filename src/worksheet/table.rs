//! A sheet to be edited, by keys alone or pasted from a spreadsheet.
//!
//! A cell is read when it is left and holds no signal of its own; long sheets are shown a page at a time.

use flywheel_model::worksheet::{Cell, Kind, Language, PLAIN, Row, RowReason, Sheet, Worksheet};
use flywheel_model::{RowProblem, csv};
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;

use super::kept::{Kept, kept};
use super::names;
use crate::text::{self, number};
use crate::ui::controls::{button, cell, cell_of, cross, paste_field, scrolling, select};
use crate::ui::{View, element, fixed, never, several, whether, words};
use crate::web::{clock, file};

/// Rows of one page.
const PAGE: usize = 25;

/// What follows from a row, in the words of its last cell.
pub(super) type Says = fn(Kept, usize) -> String;

pub(super) fn sheet(sheet: Sheet, title: &'static str, says: Says) -> View {
    let kept = kept();
    let told = RwSignal::new(String::new());
    let page = RwSignal::new(0usize);
    let first = move || {
        page.get()
            .min(kept.get().rows(sheet).len().saturating_sub(1) / PAGE)
            * PAGE
    };
    // Another number of rows, another page, other stages, or another hand: only then it is built anew.
    let shape = Memo::new(move |_| -> Arc<str> {
        let stages = kept.session().inputs(|inputs| inputs.path.names().join(","));
        let (rows, document) = (kept.get().rows(sheet).len(), kept.session().document());
        format!("{rows} {} {document} {stages}", first()).into()
    });
    let rows = move || -> Vec<View> {
        // A memo that is only tracked is never computed, and then never tells.
        shape.with(|_| ());
        let (first, rows) = untrack(|| (first(), kept.get().rows(sheet).len()));
        let shown = first..rows.min(first + PAGE);
        shown.map(|index| row(kept, told, sheet, index, says)).collect()
    };
    let heads = names::heads(sheet)
        .iter()
        .map(|head| cell_of("th", "col", head()));
    let head = element("tr")
        .all(heads)
        .with(cell_of("th", "col", text::follows_head()));
    let id = sheet.key();
    let table = element("table")
        .is("class", "sheet")
        .is("id", &format!("{id}-table"))
        .with(
            element("thead")
                .with(head.with(element("td").done()).done())
                .done(),
        )
        .with(element("tbody").anew(Box::new(rows)).done())
        .done();
    let place = words(move || {
        let (first, rows) = (first(), kept.get().rows(sheet).len());
        let [from, to, all] = [first + 1, rows.min(first + PAGE), rows].map(|row| number::whole(row as f64));
        if rows == 0 {
            String::new()
        } else {
            text::rows_of(&from, &to, &all)
        }
    });
    let status = element("p").is("class", "problem").is("role", "status");
    several([
        scrolling(title, table),
        element("p")
            .is("class", "soft")
            .is("id", &format!("{id}-rows"))
            .says(place)
            .done(),
        status.is("id", &format!("{id}-told")).says(told.into()).done(),
        tools(kept, sheet, title, page, told),
    ])
}

/// Whether anything follows from a row by itself.
fn follows(sheet: Sheet) -> bool {
    matches!(sheet, Sheet::Ledger | Sheet::Answers | Sheet::Frictions)
}

/// Turning pages, adding, saving and pasting.
fn tools(kept: Kept, sheet: Sheet, title: &str, page: RwSignal<usize>, told: RwSignal<String>) -> View {
    let rows = move || kept.get().rows(sheet).len();
    let one_page = whether(move || rows() <= PAGE);
    let empty = whether(move || rows() == 0);
    let turn = move |by: isize| {
        let last = untrack(rows).saturating_sub(1) / PAGE;
        page.update(|page| *page = (*page).min(last).saturating_add_signed(by));
    };
    let one_more = move || {
        add(kept, sheet);
        page.set(usize::MAX / PAGE);
    };
    let save = move || {
        let text = csv::write(sheet, kept.once().rows(sheet));
        file::save(&format!("{}.csv", sheet.key()), "text/csv", &text);
    };
    let paste = move |typed: String| {
        let (said, left) = pasted(kept, sheet, &typed);
        told.set(said);
        left
    };
    element("div")
        .is("class", "journey-tools")
        .with(button(
            fixed(text::earlier_rows()),
            one_page.clone(),
            Box::new(move || turn(-1)),
        ))
        .with(button(
            fixed(text::later_rows()),
            one_page,
            Box::new(move || turn(1)),
        ))
        .with(button(fixed(&text::row_add(title)), never(), Box::new(one_more)))
        .with(button(fixed(text::save_csv()), empty, Box::new(save)))
        .with(paste_field(
            &format!("{}-paste", sheet.key()),
            text::sheet_paste(),
            Box::new(paste),
        ))
        .done()
}

/// A row that says what is needed in it; the period after the last one.
pub(super) fn add(kept: Kept, sheet: Sheet) {
    kept.change(sheet, &|worksheet| {
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
fn reading<T>(kept: Kept, read: impl FnOnce(&Language<'_>) -> T) -> T {
    let choice = |keys: &'static [&'static str], typed: &str| {
        let typed = folded(typed);
        let names = names::choices(kept.session(), keys);
        let by_name = names.iter().position(|name| folded(name) == typed);
        by_name.or_else(|| (PLAIN.choice)(keys, &typed))
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
fn pasted(kept: Kept, sheet: Sheet, typed: &str) -> (String, String) {
    if typed.trim().is_empty() {
        return (String::new(), String::new());
    }
    let result = RefCell::new((0, Vec::new()));
    kept.change(sheet, &|worksheet| {
        result.replace(reading(kept, |language| worksheet.paste(sheet, typed, language)));
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

fn row(kept: Kept, told: RwSignal<String>, sheet: Sheet, index: usize, says: Says) -> View {
    let worksheet = kept.once();
    let n = number::whole(index as f64 + 1.0);
    let heads = names::heads(sheet).iter().enumerate();
    let mut cells: Vec<View> = heads
        .map(|(column, head)| {
            let label = text::cell(head(), &n);
            match sheet.columns()[column].kind {
                Kind::Choice(keys) => choice(kept, sheet, index, column, label, keys),
                _ => {
                    let shown = names::shown(sheet, column, &worksheet, index);
                    let take = move |typed: String| entered(kept, told, sheet, index, column, &typed);
                    cell(None, label, shown, "", Box::new(take))
                }
            }
        })
        .collect();
    // What a row lacks beside the others is told in it.
    let follows = words(move || match kept.get().row_reason(sheet, index) {
        Some(reason) => names::why(sheet, &reason),
        None => says(kept, index),
    });
    let flagged = whether(move || kept.get().row_reason(sheet, index).is_some());
    let remove = move || kept.change(sheet, &|worksheet| worksheet.remove(sheet, index));
    let class = words(move || {
        if flagged.get() {
            "follows problem"
        } else {
            "follows"
        }
        .to_owned()
    });
    if self::follows(sheet) {
        cells.push(element("span").follows("class", class).says(follows).done());
    }
    cells.push(cross(fixed(&text::row_remove(&n)), Box::new(remove)));
    let cells = cells.into_iter().map(|cell| element("td").with(cell).done());
    element("tr").all(cells).done()
}

/// What a cell holds after this was typed into it; none if that is refused.
fn entered(
    kept: Kept,
    told: RwSignal<String>,
    sheet: Sheet,
    index: usize,
    column: usize,
    typed: &str,
) -> Option<String> {
    let refused: RefCell<Option<RowReason>> = RefCell::new(None);
    kept.change(sheet, &|worksheet| {
        let entered = reading(kept, |language| {
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
        .then(|| names::shown(sheet, column, &kept.once(), index))
}

fn choice(
    kept: Kept,
    sheet: Sheet,
    index: usize,
    column: usize,
    label: String,
    keys: &'static [&'static str],
) -> View {
    let is_needed = sheet.columns()[column].needed;
    let chosen = kept
        .once()
        .rows(sheet)
        .get(index)
        .and_then(|row: &Row| row.number(column));
    let mut options = Vec::new();
    if !is_needed {
        options.push(("–".to_owned(), chosen.is_none()));
    }
    let names = names::choices(kept.session(), keys).into_iter().enumerate();
    options.extend(names.map(|(place, name)| (name, chosen == Some(place as f64))));
    let choose = move |place: usize| {
        let place = if is_needed {
            Some(place)
        } else {
            place.checked_sub(1)
        };
        let key = place
            .and_then(|place| keys.get(place).copied())
            .unwrap_or_default();
        kept.change(sheet, &|worksheet: &mut Worksheet| {
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
