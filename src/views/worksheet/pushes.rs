//! The push log: every piece of content in every channel, the leads of all together, and how regular the pushes are.

use flywheel_dom::fragment;
use flywheel_model::worksheet::{Sheet, Worksheet};
use web_sys::Node;

use super::stored::stored;
use super::table;
use crate::text::{self, number};
use crate::ui::controls::explanation;
use crate::ui::table::table as figures;

pub(super) fn headline(worksheet: &Worksheet) -> String {
    let pushes = worksheet.pushes();
    let Some(regularity) = pushes.regularity else {
        return text::pushes_empty().to_owned();
    };
    text::pushes_headline(
        &number::whole(pushes.leads),
        &number::whole(pushes.pieces),
        &number::number(pushes.pieces / pushes.months),
        &number::percent(regularity),
    )
}

pub(super) fn body() -> Node {
    let stored = stored();
    let heads = || {
        let heads = [
            text::channel(),
            text::pieces_head(),
            text::leads_head(),
            text::leads_per_piece(),
        ];
        heads.map(str::to_owned).to_vec()
    };
    let rows = move || {
        let pushes = stored.get().pushes();
        let row = |name: String, pieces: f64, leads: f64| {
            vec![
                name,
                number::whole(pieces),
                number::whole(leads),
                number::number(leads / pieces),
            ]
        };
        let mut rows: Vec<Vec<String>> = pushes
            .channels
            .iter()
            .map(|(name, pieces, leads)| row(name.clone(), *pieces, *leads))
            .collect();
        if pushes.pieces > 0.0 {
            rows.push(row(text::together_all().to_owned(), pushes.pieces, pushes.leads));
        }
        rows
    };
    fragment((
        explanation(text::pushes_say()),
        figures(
            "push-channels",
            text::pushes_title(),
            Box::new(heads),
            Box::new(rows),
        ),
        table::sheet(Sheet::Pushes, text::pushes_title(), None),
    ))
}
