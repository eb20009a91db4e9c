//! The articles disagree about what speed, friction and size are. Each definition is shown here with the numbers of the
//! visitor's wheel. Choosing one changes no number.

use flywheel_dom::{fragment, html};
use flywheel_model::ChoiceOption;
use flywheel_model::shown::Definition;
use web_sys::Node;

use crate::state::{Computed, session};
use crate::text::{self, number};
use crate::ui::shown_choice;
use crate::ui::table::table;

/// What a factor is, and its value.
type Factor = (fn() -> &'static str, fn(&Computed) -> String);

/// The name of a definition, and its speed, friction and size.
type Factors = (fn() -> &'static str, [Factor; 3]);

/// In the order of [`Definition::OPTIONS`].
const DEFINITIONS: [Factors; Definition::OPTIONS.len()] = [
    (
        text::definition_here,
        [
            (text::here_speed, |now| number::number(now.report.dials.speed)),
            (text::here_friction, |now| {
                number::percent(now.report.dials.friction)
            }),
            (text::here_size, |now| number::number(now.report.dials.size)),
        ],
    ),
    (
        text::definition_amesto,
        [
            (text::amesto_speed, |now| number::number(now.report.dials.speed)),
            (text::amesto_friction, halvings),
            (text::amesto_size, |now| number::number(now.report.dials.size)),
        ],
    ),
    (
        text::definition_hubspot,
        [
            (text::hubspot_speed, |now| number::number(now.report.dials.push)),
            (text::hubspot_friction, |now| {
                text::halvings_and_churn(&halvings(now), &number::percent(now.report.dials.churn))
            }),
            (text::hubspot_size, |now| number::number(now.report.dials.mass)),
        ],
    ),
    (
        text::definition_unternehmer,
        [
            (text::unternehmer_speed, |now| {
                number::number(now.document.inputs.traffic.get())
            }),
            (text::unternehmer_friction, |now| {
                number::percent(now.document.inputs.sentiment.shares().detractors)
            }),
            (text::unternehmer_size, |now| {
                number::percent(1.0 - now.report.dials.churn)
            }),
        ],
    ),
];

/// How many times the visits halve on the path. A blocked path has no such number.
fn halvings(now: &Computed) -> String {
    let halvings: Option<f64> = now.report.dials.path_halvings.iter().copied().sum();
    halvings.map_or_else(
        || text::blocked().to_owned(),
        |halvings| text::halvings(&number::number(halvings)),
    )
}

pub(super) fn body() -> Node {
    let session = session();
    let choices = Definition::OPTIONS
        .iter()
        .zip(&DEFINITIONS)
        .map(|(option, (name, _))| shown_choice(*option, name()));
    let rows = move || {
        let (_, factors) = &DEFINITIONS[session.shown::<Definition>().index()];
        let names = [text::speed(), text::friction(), text::size()];
        let row = |(name, (meaning, value)): (&str, &Factor)| {
            vec![name.to_owned(), meaning().to_owned(), session.with(value)]
        };
        names.into_iter().zip(factors).map(row).collect()
    };
    fragment([
        html::div()
            .class("choice")
            .attr("role", "radiogroup")
            .attr("aria-label", text::definitions())
            .children(choices),
        table(
            "definition-table",
            text::definitions(),
            Box::new(Vec::new),
            Box::new(rows),
        ),
    ])
}
