//! Rows of text: a change touches only the cells whose text differs.

use flywheel_dom::{Element, html, rows};
use leptos::prelude::*;

use crate::{effects, markup, same, show, tests};

type Cells = Vec<Vec<String>>;

fn cells(rows: &[&[&str]]) -> Cells {
    rows.iter()
        .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
        .collect()
}

fn row(cells: &[String]) -> Element {
    html::tr().children(cells.iter().map(|cell| html::td().child(cell)))
}

fn table(values: RwSignal<Cells>) -> Element {
    show(move || {
        html::table()
            .child(rows(html::tbody(), row, Box::new(move || values.get())))
            .into()
    })
}

fn html_of(place: &Element) -> String {
    place
        .node()
        .query_selector("tbody")
        .ok()
        .flatten()
        .map(|body| body.inner_html())
        .unwrap_or_default()
}

tests! {
    async fn a_changed_cell_changes_in_place() {
        let values = RwSignal::new(cells(&[&["a", "1"], &["b", "2"]]));
        let place = table(values);
        let first = place.node().query_selector("td").ok().flatten().ok_or("no cell")?;
        values.set(cells(&[&["a", "1"], &["b", "3"]]));
        effects().await;
        same(
            html_of(&place),
            "<tr><td>a</td><td>1</td></tr><tr><td>b</td><td>3</td></tr>",
        )?;
        same(first.is_connected(), true)
    }

    async fn more_or_fewer_rows_are_made_anew() {
        let values = RwSignal::new(cells(&[&["a"]]));
        let place = table(values);
        values.set(cells(&[&["a"], &["b"]]));
        effects().await;
        same(html_of(&place), "<tr><td>a</td></tr><tr><td>b</td></tr>")?;
        values.set(Cells::new());
        effects().await;
        same(html_of(&place), "")
    }

    async fn a_row_without_child_elements_is_one_cell() {
        let values = RwSignal::new(cells(&[&["one"]]));
        let item = |cells: &[String]| html::li().child(cells.concat());
        let place = show(move || rows(html::ol(), item, Box::new(move || values.get())).into());
        values.set(cells(&[&["two"]]));
        effects().await;
        same(markup(&place), "<ol><li>two</li></ol>")
    }
}
