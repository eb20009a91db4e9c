//! Rows of text that follow signals.

use leptos::prelude::*;

use crate::element::Element;

/// Fills an element, such as a `<tbody>` or `<ol>`, with rows of text. When a signal that `rows` reads changes, only
/// the cells whose text differs are changed. A row is made anew by `make` only if there are more or fewer rows or
/// cells than before, or if an empty cell is filled or a filled one emptied, since empty cells may be made otherwise.
///
/// A row's cells are its child elements; a row without child elements is a single cell.
///
/// ```no_run
/// use flywheel_dom::{html, rows};
/// use leptos::prelude::*;
///
/// fn row(cells: &[String]) -> flywheel_dom::Element {
///     html::tr().children(cells.iter().map(|cell| html::td().child(cell)))
/// }
///
/// let months = RwSignal::new(vec![vec!["January".to_owned(), "7.5".to_owned()]]);
/// let body = rows(html::tbody(), row, Box::new(move || months.get()));
/// ```
pub fn rows(
    parent: Element,
    make: fn(&[String]) -> Element,
    rows: Box<dyn Fn() -> Vec<Vec<String>>>,
) -> Element {
    let node = parent.node().clone();
    let fill = move |last: Option<Vec<Vec<String>>>| {
        let rows = rows();
        match last.filter(|last| has_same_shape(last, &rows)) {
            Some(last) => change_cells(&node, &last, &rows),
            None => {
                node.set_text_content(None);
                for row in &rows {
                    let _ = node.append_child(make(row).node());
                }
            }
        }
        rows
    };
    StoredValue::new_local(RenderEffect::new(fill));
    parent
}

fn has_same_shape(last: &[Vec<String>], rows: &[Vec<String>]) -> bool {
    let same_cells = |(last, row): (&Vec<String>, &Vec<String>)| {
        let mut cells = last.iter().zip(row);
        last.len() == row.len() && cells.all(|(last, cell)| last.is_empty() == cell.is_empty())
    };
    last.len() == rows.len() && last.iter().zip(rows).all(same_cells)
}

fn change_cells(node: &web_sys::Element, last: &[Vec<String>], rows: &[Vec<String>]) {
    for (index, (last, row)) in last.iter().zip(rows).enumerate() {
        let changed = last.iter().zip(row).enumerate();
        for (cell, (_, text)) in changed.filter(|(_, (last, cell))| last != cell) {
            let Some(row) = node.children().item(index as u32) else {
                continue;
            };
            let cell = row.children().item(cell as u32).unwrap_or(row);
            cell.set_text_content(Some(text));
        }
    }
}
