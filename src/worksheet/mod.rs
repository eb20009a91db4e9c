//! The worksheet: three steps on the wheel's own numbers - measure, map the forces, remove friction - and the
//! articles' examples to run.

mod collins;
mod examples;
mod forces;
mod history;
mod import;
mod kept;
mod learn;
mod learn_texts;
mod loops;
mod measure;
mod names;
mod pushes;
mod register;
mod table;

use flywheel_model::worksheet::Worksheet;
use leptos::prelude::*;

use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::controls::{explained, paragraph};
use crate::ui::section::{part, section};
use crate::ui::{View, element};
use kept::Kept;

type Headline = fn(&Computed, &Worksheet) -> String;

/// Its id, its title, what it says closed, and what is in it.
type Section = (&'static str, fn() -> &'static str, Headline, fn() -> View);

const MEASURE: [Section; 5] = [
    (
        "promises",
        text::promises_title,
        measure::promises_headline,
        measure::promises,
    ),
    (
        "activity-map",
        text::map_title,
        measure::map_headline,
        measure::map,
    ),
    (
        "ledger-step",
        text::ledger_title,
        measure::ledger_headline,
        measure::ledger,
    ),
    (
        "answers-step",
        text::answers_title,
        measure::answers_headline,
        measure::answers,
    ),
    ("history", text::history_title, history::headline, history::body),
];

const FORCES: [Section; 2] = [
    ("force-map", text::forces_title, forces::headline, forces::body),
    (
        "after-sale-step",
        text::handoff_title,
        forces::handoff_headline,
        forces::handoff,
    ),
];

const FRICTION: [Section; 1] = [(
    "register",
    text::register_title,
    register::headline,
    register::body,
)];

const EXAMPLES: [Section; 7] = [
    (
        "upsell",
        text::upsell_title,
        examples::upsell_headline,
        examples::upsell,
    ),
    (
        "silos",
        text::silos_title,
        examples::silos_headline,
        examples::silos,
    ),
    (
        "price",
        text::price_title,
        examples::price_headline,
        examples::price,
    ),
    (
        "contract",
        text::contract_title,
        examples::contract_headline,
        examples::contract,
    ),
    ("push-log", text::pushes_title, pushes::headline, pushes::body),
    (
        "acquisition",
        text::cac_title,
        examples::cac_headline,
        examples::cac,
    ),
    (
        "outcomes",
        text::outcomes_title,
        examples::outcomes_headline,
        examples::outcomes,
    ),
];

const LEARN: [Section; 6] = [
    ("collins", text::collins_title, collins::headline, collins::body),
    ("loops", text::loop_title, loops::headline, loops::body),
    (
        "evidence-cards",
        text::evidence_cards_title,
        learn::evidence_headline,
        learn::evidence,
    ),
    (
        "model-card",
        text::model_card_title,
        learn::card_headline,
        learn::card,
    ),
    ("limits-card", text::limits, learn::limits_headline, learn::limits),
    (
        "glossary",
        text::glossary_title,
        learn::glossary_headline,
        learn::glossary,
    ),
];

/// The three steps.
pub(crate) fn steps() -> View {
    let kept = Kept::new();
    provide_context(kept);
    let mut content = vec![
        explained(text::worksheet_says()),
        paragraph("progress", kept.says(progress)),
        import::tools(kept),
    ];
    let steps: [(&str, &[Section]); 3] = [
        (text::step_measure(), &MEASURE),
        (text::step_forces(), &FORCES),
        (text::step_friction(), &FRICTION),
    ];
    for (place, (title, sections)) in steps.into_iter().enumerate() {
        let says = text::numbered_step(&number::whole(place as f64 + 1.0), title);
        content.push(element("h3").is("class", "step").text(&says).done());
        content.extend(sections.iter().map(|found| opening(kept, "h4", found)));
    }
    part("worksheet-title", text::view_worksheet(), content)
}

/// The articles' examples.
pub(crate) fn examples() -> View {
    let kept = Kept::new();
    provide_context(kept);
    let content = EXAMPLES.iter().map(|found| opening(kept, "h3", found));
    part("examples-title", text::examples_title(), content)
}

/// What there is to play with, and what stands behind the numbers.
pub(crate) fn learn() -> View {
    let kept = Kept::new();
    provide_context(kept);
    let content = LEARN.iter().map(|found| opening(kept, "h3", found));
    part("learn-title", text::learn_title(), content)
}

fn opening(kept: Kept, heading: &str, (id, title, headline, body): &'static Section) -> View {
    section(heading, id, title(), kept.says(*headline), *body)
}

/// How far each step has come.
fn progress(now: &Computed, worksheet: &Worksheet) -> String {
    let steps = [
        (text::step_measure(), measure::progress(now, worksheet)),
        (text::step_forces(), forces::progress(now, worksheet)),
        (text::step_friction(), register::progress(now, worksheet)),
    ];
    let done = steps
        .iter()
        .filter(|(_, progress)| *progress == Progress::Done)
        .count() as f64;
    let told = steps.map(|(step, progress)| text::progress_of(step, progress.says()));
    text::progress(&number::whole(done), &text::sentences(&told))
}

/// How far a step has come.
#[derive(Clone, Copy, PartialEq)]
enum Progress {
    Blank,
    Begun,
    Done,
}

impl Progress {
    fn of(begun: bool, done: bool) -> Progress {
        match (begun, done) {
            (_, true) => Progress::Done,
            (true, _) => Progress::Begun,
            _ => Progress::Blank,
        }
    }

    fn says(self) -> &'static str {
        match self {
            Progress::Blank => text::progress_blank(),
            Progress::Begun => text::progress_begun(),
            Progress::Done => text::progress_done(),
        }
    }
}
