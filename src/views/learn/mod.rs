//! The view to learn from: two models to play with, the evidence, the formulas, the limits and the glossary.

mod cards;
mod collins;
mod loops;
mod texts;

use flywheel_dom::Element;
use leptos::prelude::*;

use super::worksheet::Headline::OfSheets;
use super::worksheet::{Section, Stored, opening};
use crate::text;
use crate::ui::section::part;

const SECTIONS: [Section; 6] = [
    (
        "collins",
        text::collins_title,
        OfSheets(collins::headline),
        collins::body,
    ),
    ("loops", text::loop_title, OfSheets(loops::headline), loops::body),
    (
        "evidence-cards",
        text::evidence_cards_title,
        OfSheets(cards::evidence_headline),
        cards::evidence,
    ),
    (
        "model-card",
        text::model_card_title,
        OfSheets(cards::card_headline),
        cards::card,
    ),
    (
        "limits-card",
        text::limits,
        OfSheets(cards::limits_headline),
        cards::limits,
    ),
    (
        "glossary",
        text::glossary_title,
        OfSheets(cards::glossary_headline),
        cards::glossary,
    ),
];

pub(crate) fn learn() -> Element {
    let stored = Stored::new();
    provide_context(stored);
    let sections = SECTIONS.iter().map(|section| opening(stored, "h3", section));
    part("learn-title", text::learn_title(), sections)
}
