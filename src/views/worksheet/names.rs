//! What columns, choices and refusals are called.

use flywheel_model::worksheet::{Because, Kind, Sheet, Worksheet, Wrong};

use crate::state::Session;
use crate::text::{self, number};

/// The heads of a sheet's columns; those without a head are not shown.
pub(super) fn heads(sheet: Sheet) -> &'static [fn() -> &'static str] {
    match sheet {
        Sheet::Activities => &[
            text::segment_head,
            text::activity,
            text::owner_head,
            text::hours_head,
            text::cost_head,
            text::metric_head,
        ],
        Sheet::Ledger => &[
            text::month_head,
            text::stage_head,
            text::opening_head,
            text::added_head,
            text::lost_head,
            text::total_head,
        ],
        Sheet::Answers => &[
            text::quarter_head,
            text::promoters,
            text::passives,
            text::detractors,
            text::gained_head,
            text::to_passive_head,
            text::to_detractor_head,
        ],
        Sheet::Frictions => &[
            text::where_head,
            text::between_head,
            text::severity_head,
            text::frequency_head,
            text::remedy_head,
            text::owner_head,
            text::before_head,
            text::after_head,
            text::holds_back_head,
            text::effect_head,
            text::resolved_head,
        ],
        Sheet::Pushes => &[text::day_head, text::channel, text::piece_head, text::leads_head],
    }
}

pub(super) fn segments() -> [&'static str; 3] {
    [text::attract(), text::engage(), text::delight()]
}

/// The stages of the wheel, the visits first.
pub(super) fn stages(session: Session) -> Vec<String> {
    session.with_untracked(|now| {
        let names = now.document.inputs.path.names().iter();
        names.map(|name| text::stage(name)).collect()
    })
}

/// What the choices of a column are called, in their order. Only what the wheel has is offered.
pub(super) fn choices(session: Session, keys: &[&str]) -> Vec<String> {
    let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    match keys.first().copied().unwrap_or_default() {
        "attract" => owned(&segments()),
        "1" => stages(session),
        "no" => owned(&[text::no(), text::yes()]),
        "automate" => owned(&[
            text::remedy_automate(),
            text::remedy_share(),
            text::remedy_reorganise(),
        ]),
        "churn" => {
            let mut names: Vec<String> = owned(&[text::churn(), text::recommendations(), text::traffic()]);
            names.extend(session.with_untracked(|now| {
                let inputs = &now.document.inputs;
                let steps = 0..inputs.path.conversion().len();
                steps
                    .map(|index| text::step_name(inputs, index))
                    .collect::<Vec<_>>()
            }));
            names
        }
        _ => owned(&[
            text::between_customer(),
            text::between_marketing_sales(),
            text::between_sales_service(),
            text::between_marketing_service(),
        ]),
    }
}

/// Why a row is refused, or flagged, in words that say what to do.
pub(super) fn why(sheet: Sheet, because: &Because) -> String {
    let exact = |value: &f64| number::exact(*value);
    match because {
        Because::Cell(column, read, wrong) => {
            let head = heads(sheet).get(*column).map_or("", |head| head());
            let allowed = allowed(*wrong);
            if read.is_empty() {
                text::problem_empty(head, &allowed)
            } else {
                text::problem(head, &text::problem::shortened(read), &allowed)
            }
        }
        Because::Full => text::sheet_full(&number::whole(sheet.most() as f64)),
        Because::Twice(row) => text::row_twice(&number::whole(*row as f64 + 1.0)),
        Because::BelowZero => text::row_below_zero().to_owned(),
        Because::Total(right, read) => text::row_total(&exact(right), &exact(read)),
        Because::Opening(right, read) => text::row_opening(&exact(right), &exact(read)),
        Because::Movements(right, read) => text::row_movements(&exact(right), &exact(read)),
    }
}

fn allowed(wrong: Wrong) -> String {
    match wrong {
        Wrong::Missing => text::allowed_something().to_owned(),
        Wrong::NotANumber => text::not_a_number(&number::exact(12_345.6)),
        Wrong::Range(min, max) => text::allowed_range(&number::exact(min), &number::exact(max)),
        Wrong::NotWhole(max) => text::allowed_whole(&number::exact(0.0), &number::exact(max)),
        Wrong::Month => text::allowed_period("2026-03"),
        Wrong::Quarter => text::allowed_period("2026-Q1"),
        Wrong::Day => text::allowed_period("2026-03-14"),
        Wrong::Choice => text::allowed_choice().to_owned(),
        Wrong::TooLong => text::allowed_length(&number::whole(Worksheet::LONGEST as f64)),
    }
}

/// What stands in a cell as the visitor writes it: numbers by their language, periods as everywhere.
pub(super) fn shown(sheet: Sheet, column: usize, worksheet: &Worksheet, row: usize) -> String {
    let (Some(row), Some(found)) = (worksheet.rows(sheet).get(row), sheet.columns().get(column)) else {
        return String::new();
    };
    match (found.kind, row.number(column)) {
        (Kind::Number(..) | Kind::Count, Some(value)) => number::exact(value),
        _ => found.kind.written(row.cell(column)),
    }
}
