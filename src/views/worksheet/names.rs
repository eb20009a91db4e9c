//! The names of columns, options and reasons for a refusal.

use flywheel_model::csv::Import;
use flywheel_model::worksheet::{CellReason, Contact, Kind, Options, Remedy, RowReason, Sheet, Worksheet};
use flywheel_model::{Inputs, Lever, Reason};

use crate::state::Session;
use crate::text::{self, number};

/// The headings of a sheet's columns. Columns without one are not shown.
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

/// The names of the wheel's stages, the visits first.
pub(super) fn stages(session: Session) -> Vec<String> {
    session.with_untracked(|now| {
        let names = now.document.inputs.path.names().iter();
        names.map(|name| text::stage(name)).collect()
    })
}

/// The names of the options of a column, in their order. Of the stages and conversions, only those of the wheel are
/// offered.
pub(super) fn options(session: Session, options: Options) -> Vec<String> {
    match options {
        Options::Segments => owned(&segments()),
        Options::Stages => stages(session),
        Options::Contacts => owned(&Contact::ALL.map(contact)),
        Options::Remedies => owned(&Remedy::ALL.map(remedy)),
        Options::Levers => session.with_untracked(|now| levers(&now.document.inputs)),
        Options::NoYes => owned(&[text::no(), text::yes()]),
        // The column of the examples is not shown.
        Options::Examples => Vec::new(),
    }
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

fn contact(contact: Contact) -> &'static str {
    match contact {
        Contact::CustomerEmployee => text::between_customer(),
        Contact::MarketingSales => text::between_marketing_sales(),
        Contact::SalesService => text::between_sales_service(),
        Contact::MarketingService => text::between_marketing_service(),
    }
}

fn remedy(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::Automate => text::remedy_automate(),
        Remedy::ShareGoal => text::remedy_share(),
        Remedy::Reorganise => text::remedy_reorganise(),
    }
}

fn levers(inputs: &Inputs) -> Vec<String> {
    let steps = inputs.path.conversion().len();
    let name = |lever: &Lever| match lever {
        Lever::Conversion(index) => (*index < steps).then(|| text::step_name(inputs, *index)),
        Lever::Recommended => Some(text::recommendations().to_owned()),
        lever => Some(text::lever(*lever)),
    };
    Options::LEVERS.iter().filter_map(name).collect()
}

/// Why a row is refused or flagged, in words that say what to do.
pub(super) fn why(sheet: Sheet, reason: &RowReason) -> String {
    let exact = |value: &f64| number::exact(*value);
    match reason {
        RowReason::Cell(column, read, reason) => {
            let head = heads(sheet).get(*column).map_or("", |head| head());
            let allowed = allowed(*reason);
            if read.is_empty() {
                text::problem_empty(head, &allowed)
            } else {
                text::problem(head, &text::problem::shortened(read), &allowed)
            }
        }
        RowReason::Quote => text::row_quote().to_owned(),
        RowReason::Full => text::sheet_full(&number::whole(sheet.most() as f64)),
        RowReason::TooLong => text::row_too_long(&number::whole(Import::LONGEST_ROW as f64 / 1e3)),
        RowReason::Twice(row) => text::row_twice(&number::whole(*row as f64 + 1.0)),
        RowReason::BelowZero => text::row_below_zero().to_owned(),
        RowReason::Total(right, read) => text::row_total(&exact(right), &exact(read)),
        RowReason::Opening(right, read) => text::row_opening(&exact(right), &exact(read)),
        RowReason::Movements(right, read) => text::row_movements(&exact(right), &exact(read)),
    }
}

/// What is allowed in the cell.
fn allowed(reason: CellReason) -> String {
    match reason {
        CellReason::Missing => text::allowed_something().to_owned(),
        CellReason::Number(Reason::Range { min, max }) => {
            text::allowed_range(&number::exact(min), &number::exact(max))
        }
        CellReason::Number(Reason::NotWhole { min, max }) => {
            text::allowed_whole(&number::exact(min), &number::exact(max))
        }
        CellReason::Either(few, many) => text::allowed_either(&number::exact(few), &number::exact(many)),
        CellReason::Number(_) => text::not_a_number(&number::exact(12_345.6)),
        CellReason::Month => text::allowed_period("2026-03"),
        CellReason::Quarter => text::allowed_period("2026-Q1"),
        CellReason::Day => text::allowed_period("2026-03-14"),
        CellReason::Choice => text::allowed_choice().to_owned(),
        CellReason::TooLong => text::allowed_length(&number::whole(Worksheet::LONGEST as f64)),
    }
}

/// The text of a cell as the visitor writes it: numbers in the visitor's language, periods as in every language.
pub(super) fn shown(sheet: Sheet, index: usize, worksheet: &Worksheet, row: usize) -> String {
    let (Some(row), Some(column)) = (worksheet.rows(sheet).get(row), sheet.columns().get(index)) else {
        return String::new();
    };
    match (column.kind, row.number(index)) {
        (Kind::Number(..) | Kind::Count, Some(value)) => number::exact(value),
        _ => column.kind.written(row.cell(index)),
    }
}
