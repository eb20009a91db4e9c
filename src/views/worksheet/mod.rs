//! The worksheet: its three steps (measure, map the forces, remove friction), and the articles' examples as small
//! calculators.

mod examples;
mod forces;
mod history;
mod import;
mod measure;
mod names;
mod planned;
mod pushes;
mod register;
mod stored;
mod table;

use flywheel_dom::{Element, html, live};
use flywheel_model::worksheet::Worksheet;
use leptos::prelude::*;
use web_sys::Node;

use crate::state::Computed;
use crate::text::{self, number};
use crate::ui::controls::{explanation, paragraph};
use crate::ui::section::{part, section};
use Headline::{OfSheets, OfWheel};
use table::Pages;

pub(crate) use planned::plan;
pub(crate) use stored::{Stored, stored};

/// What a section says while it is closed.
pub(crate) enum Headline {
    /// It depends on the worksheet alone. A keystroke on the wheel does not compute it.
    OfSheets(fn(&Worksheet) -> String),
    /// It depends on the wheel, too.
    OfWheel(fn(&Computed, &Worksheet) -> String),
}

/// A section: its id, its title, the headline that is shown while it is closed, and its body.
pub(crate) type Section = (&'static str, fn() -> &'static str, Headline, fn() -> Node);

const MEASURE: [Section; 5] = [
    (
        "promises",
        text::promises_title,
        OfSheets(measure::promises_headline),
        measure::promises,
    ),
    (
        "activity-map",
        text::map_title,
        OfSheets(measure::map_headline),
        measure::map,
    ),
    (
        "ledger-step",
        text::ledger_title,
        OfWheel(measure::ledger_headline),
        measure::ledger,
    ),
    (
        "answers-step",
        text::answers_title,
        OfSheets(measure::answers_headline),
        measure::answers,
    ),
    (
        "history",
        text::history_title,
        OfWheel(history::headline),
        history::body,
    ),
];

const FORCES: [Section; 2] = [
    (
        "force-map",
        text::forces_title,
        OfWheel(forces::headline),
        forces::body,
    ),
    (
        "after-sale-step",
        text::handoff_title,
        OfWheel(forces::handoff_headline),
        forces::handoff,
    ),
];

const FRICTION: [Section; 1] = [(
    "register",
    text::register_title,
    OfWheel(register::headline),
    register::body,
)];

const EXAMPLES: [Section; 7] = [
    (
        "upsell",
        text::upsell_title,
        OfSheets(examples::upsell_headline),
        examples::upsell,
    ),
    (
        "silos",
        text::silos_title,
        OfSheets(examples::silos_headline),
        examples::silos,
    ),
    (
        "price",
        text::price_title,
        OfSheets(examples::price_headline),
        examples::price,
    ),
    (
        "contract",
        text::contract_title,
        OfSheets(examples::contract_headline),
        examples::contract,
    ),
    (
        "push-log",
        text::pushes_title,
        OfSheets(pushes::headline),
        pushes::body,
    ),
    (
        "acquisition",
        text::cac_title,
        OfWheel(examples::cac_headline),
        examples::cac,
    ),
    (
        "outcomes",
        text::outcomes_title,
        OfSheets(examples::outcomes_headline),
        examples::outcomes,
    ),
];

/// The three steps, each with its sections.
pub(crate) fn steps() -> Element {
    let (stored, pages) = (Stored::new(), Pages::new());
    provide_context(stored);
    provide_context(pages);
    planned::take(stored, pages);
    let mut content = vec![
        explanation(text::worksheet_says()),
        paragraph("progress", stored.live_text(progress)),
        import::tools(stored),
    ];
    let steps: [(&str, &[Section]); 3] = [
        (text::step_measure(), &MEASURE),
        (text::step_forces(), &FORCES),
        (text::step_friction(), &FRICTION),
    ];
    for (place, (title, sections)) in steps.into_iter().enumerate() {
        let heading = text::numbered_step(&number::whole(place as f64 + 1.0), title);
        content.push(html::h3().class("step").child(&heading));
        content.extend(sections.iter().map(|section| opening(stored, "h4", section)));
    }
    part("worksheet-title", text::view_worksheet(), content)
}

/// The articles' examples.
pub(crate) fn examples() -> Element {
    let stored = Stored::new();
    provide_context(stored);
    provide_context(Pages::new());
    let content = EXAMPLES.iter().map(|section| opening(stored, "h3", section));
    part("examples-title", text::examples_title(), content)
}

/// A section that opens and closes. `heading` is the element of its title.
pub(crate) fn opening(
    stored: Stored,
    heading: &str,
    (id, title, headline, body): &'static Section,
) -> Element {
    let headline = match *headline {
        OfSheets(headline) => live(move || headline(&stored.get())),
        OfWheel(headline) => stored.live_text(headline),
    };
    section(heading, id, title(), headline, *body)
}

/// How complete each step is.
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
    let sentences = steps.map(|(step, progress)| text::progress_of(step, progress.name()));
    text::progress(&number::whole(done), &text::sentences(&sentences))
}

/// How complete a step is.
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

    fn name(self) -> &'static str {
        match self {
            Progress::Blank => text::progress_blank(),
            Progress::Begun => text::progress_begun(),
            Progress::Done => text::progress_done(),
        }
    }
}
