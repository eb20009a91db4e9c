//! The background of the numbers: the evidence, which changes none of them, every formula with how well it is known, what
//! the model leaves out, and the glossary.

use flywheel_dom::{Element, fragment, html};
use flywheel_model::worksheet::Worksheet;
use web_sys::Node;

use super::texts::{CARD, EVIDENCE, GLOSSARY, LIMITS};
use crate::text::{self, number};
use crate::ui::controls::explanation;
use crate::ui::table::{list, table};

type Texts = &'static [fn() -> &'static str];

pub(super) fn evidence_headline(_: &Worksheet) -> String {
    text::evidence_cards_says().to_owned()
}

pub(super) fn evidence() -> Node {
    text_table(
        "evidence-table",
        text::evidence_cards_title(),
        evidence_heads,
        EVIDENCE,
    )
    .into()
}

fn evidence_heads() -> Vec<&'static str> {
    vec![
        text::claim_head(),
        text::source_head(),
        text::grade_head(),
        text::meaning_head(),
    ]
}

pub(super) fn card_headline(_: &Worksheet) -> String {
    text::model_card_headline(&number::whole(CARD.len() as f64))
}

pub(super) fn card() -> Node {
    fragment([
        explanation(text::model_card_says()),
        text_table("card-table", text::model_card_title(), card_heads, CARD),
    ])
}

fn card_heads() -> Vec<&'static str> {
    vec![
        text::quantity_head(),
        text::formula_head(),
        text::grade_head(),
        text::meaning_head(),
    ]
}

/// A table with a text for each row, in which bars separate the cells.
fn text_table(
    id: &'static str,
    title: &'static str,
    heads: fn() -> Vec<&'static str>,
    texts: Texts,
) -> Element {
    let owned = |cells: Vec<&str>| cells.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let heads = move || owned(heads());
    let rows = move || {
        texts
            .iter()
            .map(|text| owned(text().split(" | ").collect()))
            .collect()
    };
    table(id, title, Box::new(heads), Box::new(rows))
}

pub(super) fn limits_headline(_: &Worksheet) -> String {
    text::limits_headline().to_owned()
}

pub(super) fn limits() -> Node {
    list(
        "limits-list",
        Box::new(|| LIMITS.iter().map(|text| text().to_owned()).collect()),
    )
    .into()
}

pub(super) fn glossary_headline(_: &Worksheet) -> String {
    text::glossary_headline(&number::whole(GLOSSARY.len() as f64))
}

/// A list of terms. Each text is a term and its meaning, with a colon between them.
pub(super) fn glossary() -> Node {
    let entry = |text: &fn() -> &'static str| {
        let (term, meaning) = text().split_once(": ").unwrap_or((text(), ""));
        [html::dt().child(term), html::dd().child(meaning)]
    };
    html::dl()
        .attr("id", "glossary-list")
        .children(GLOSSARY.iter().flat_map(entry))
        .into()
}
