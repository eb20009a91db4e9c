//! Tables and lists of text that follow the wheel.

use flywheel_dom::{Element, html, rows};

use super::controls::{heading_cell, scrolling};

type Rows<T> = Box<dyn Fn() -> Vec<T>>;

/// A table that scrolls in its own box. The first cell of a row is its heading.
pub(crate) fn table(id: &str, label: &str, heads: Rows<String>, rows: Rows<Vec<String>>) -> Element {
    let table = html::table().class("figures").attr("id", id);
    scrolling(label, filled_table(table, heads, rows))
}

/// A table with its head and its rows.
pub(crate) fn filled_table(table: Element, heads: Rows<String>, cells: Rows<Vec<String>>) -> Element {
    let heads = Box::new(move || vec![heads()]);
    table
        .child(rows(html::thead(), head, heads))
        .child(rows(html::tbody(), row, cells))
}

/// Empty rows, so that a printed sheet without entries can be filled in by hand. The style shows them on paper alone.
pub(crate) fn blank_rows(columns: usize) -> Element {
    const ROWS: usize = 6;
    let row = |_| html::tr().children((0..columns).map(|_| html::td()));
    Element::new("tfoot").class("blank").children((0..ROWS).map(row))
}

/// An ordered list.
pub(crate) fn list(id: &str, items: Rows<String>) -> Element {
    let items = move || items().into_iter().map(|text| vec![text]).collect();
    rows(html::ol().attr("id", id), item, Box::new(items))
}

fn head(cells: &[String]) -> Element {
    html::tr().children(cells.iter().map(|text| heading_cell("col", text)))
}

fn row(cells: &[String]) -> Element {
    let mut cells = cells.iter();
    let name = cells.next().map_or("", String::as_str);
    html::tr()
        .child(heading_cell("row", name))
        .children(cells.map(|text| html::td().child(text)))
}

fn item(cells: &[String]) -> Element {
    html::li().child(cells.concat())
}
