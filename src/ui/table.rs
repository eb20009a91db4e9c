//! Tables and lists of words. At a keystroke only the cells that say something else are touched.

use leptos::prelude::*;

use super::controls::{cell_of, scrolling};
use super::{Element, View, element};

type Rows<T> = Box<dyn Fn() -> Vec<T>>;

/// A table that scrolls in its own box: the first cell of each row names it. A dash is an empty cell.
pub(crate) fn table(id: &str, label: &str, heads: Rows<String>, rows: Rows<Vec<String>>) -> View {
    let table = element("table").is("class", "figures").is("id", id);
    scrolling(label, filled_table(table, heads, rows))
}

/// A table with its head and its rows.
pub(crate) fn filled_table(table: Element, heads: Rows<String>, rows: Rows<Vec<String>>) -> View {
    let heads = Box::new(move || vec![heads()]);
    table
        .with(filled(element("thead"), head, heads))
        .with(filled(element("tbody"), row, rows))
        .done()
}

pub(crate) fn list(id: &str, rows: Rows<String>) -> View {
    let rows = move || rows().into_iter().map(|says| vec![says]).collect();
    filled(element("ol").is("id", id), item, Box::new(rows))
}

fn head(cells: &[String]) -> View {
    let cells = cells.iter().map(|says| cell_of("th", "col", says));
    element("tr").all(cells).done()
}

fn row(cells: &[String]) -> View {
    let mut cells = cells.iter();
    let name = cells.next().map_or("", String::as_str);
    let cells = cells.map(|says| element("td").text(says).done());
    element("tr").with(cell_of("th", "row", name)).all(cells).done()
}

fn item(cells: &[String]) -> View {
    element("li").text(&cells.concat()).done()
}

/// Rows that are made anew only when there are more or fewer, or a cell says something for the first time.
fn filled(parent: Element, made: fn(&[String]) -> View, rows: Rows<Vec<String>>) -> View {
    let node = parent.node().clone();
    let fill = move |told: Option<Vec<Vec<String>>>| {
        let rows = rows();
        match told.filter(|told| is_alike(told, &rows)) {
            Some(told) => change(&node, &told, &rows),
            None => {
                node.set_text_content(None);
                for row in &rows {
                    let _ = node.append_child(&made(row));
                }
            }
        }
        rows
    };
    StoredValue::new_local(RenderEffect::new(fill));
    parent.done()
}

fn is_alike(told: &[Vec<String>], rows: &[Vec<String>]) -> bool {
    let cells = |(told, row): (&Vec<String>, &Vec<String>)| {
        let mut cells = told.iter().zip(row);
        told.len() == row.len() && cells.all(|(told, now)| told.is_empty() == now.is_empty())
    };
    told.len() == rows.len() && told.iter().zip(rows).all(cells)
}

fn change(node: &web_sys::Element, told: &[Vec<String>], rows: &[Vec<String>]) {
    for (index, (told, row)) in told.iter().zip(rows).enumerate() {
        for (cell, (_, now)) in told
            .iter()
            .zip(row)
            .enumerate()
            .filter(|(_, (told, now))| told != now)
        {
            let Some(row) = node.children().item(index as u32) else {
                continue;
            };
            // An item of a list holds its words itself.
            let cell = row.children().item(cell as u32).unwrap_or(row);
            cell.set_text_content(Some(now));
        }
    }
}
