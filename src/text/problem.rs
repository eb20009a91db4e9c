//! The texts of problems: what was read, and what to enter instead.

use flywheel_model::{Field, Lever, Problem, Reason, visible};

use super::number;

/// The text of a problem, with the name of its field.
pub(crate) fn words(problem: &Problem) -> String {
    match problem.field {
        Field::Version => super::link_version().to_owned(),
        Field::Author => super::link_author().to_owned(),
        field => named(&name_of(field), problem),
    }
}

/// The text of a problem if there is one, for the paragraph below a field.
pub(crate) fn words_if(problem: Option<&Problem>) -> String {
    problem.map(words).unwrap_or_default()
}

/// The text of a problem, with this name of the field.
pub(crate) fn named(field: &str, problem: &Problem) -> String {
    let read = shortened(&problem.read);
    let allowed = allowed(problem);
    if read.is_empty() {
        super::problem_empty(field, &allowed)
    } else {
        super::problem(field, &read, &allowed)
    }
}

/// The name of a field, as it stands beside it.
fn name_of(field: Field) -> String {
    match field {
        Field::Conversion(index) => super::lever(Lever::Conversion(index)),
        Field::Link | Field::Version => super::the_link().to_owned(),
        Field::Preset => super::preset_field().to_owned(),
        Field::Traffic => super::lever(Lever::Traffic),
        Field::Stages => super::stages_field().to_owned(),
        Field::Customers => super::lever(Lever::Customers),
        Field::Churn => super::lever(Lever::Churn),
        Field::Nps | Field::Votes | Field::Vote(_) => super::nps_legend().to_owned(),
        Field::Basis => super::basis().to_owned(),
        Field::Recommended => super::lever(Lever::Recommended),
        Field::Wins => super::lever(Lever::Wins),
        Field::Products => super::lever(Lever::Products),
        Field::Cycle => super::lever(Lever::Cycle),
        Field::Market => super::lever(Lever::Market),
        Field::Horizon => super::horizon().to_owned(),
        Field::Of(part, lever) => super::part(part, &super::lever(lever)),
        Field::Against => super::compare_with().to_owned(),
        Field::Correlation => super::correlation().to_owned(),
        Field::Seed => super::seed().to_owned(),
        Field::Force(_, _) => super::forces().to_owned(),
        Field::Items | Field::Item(..) => super::own_friction().to_owned(),
        Field::Author => super::the_link().to_owned(),
        Field::Shown(_) => super::views().to_owned(),
        Field::Journey(_) => super::view_journey().to_owned(),
        Field::Worksheet(_) => super::view_worksheet().to_owned(),
        Field::NpsEffect | Field::Weight(_) => super::nps_effect().to_owned(),
    }
}

fn allowed(problem: &Problem) -> String {
    let number = number::exact;
    match &problem.reason {
        Reason::NotANumber => super::not_a_number(&number(12_345.6)),
        // A range that starts at the smallest number there is means any number above 0.
        Reason::Range { min, max } if *min > 0.0 && *min < 1e-9 => super::allowed_above(&number(*max)),
        Reason::Range { min, max } => super::allowed_range(&number(*min), &number(*max)),
        Reason::NotWhole { min, max } => super::allowed_whole(&number(*min), &number(*max)),
        Reason::NoVotes => super::at_least_one_answer().to_owned(),
        Reason::Count { min, max } => super::allowed_count(&number(*min as f64), &number(*max as f64)),
        Reason::Name => super::allowed_name().to_owned(),
        Reason::TooLong { max } => super::allowed_length(&number(*max as f64)),
        Reason::MarketBelowCustomers { customers } => super::market_below_customers(&number(*customers)),
        Reason::MarketTooSmall { above } => super::market_too_small(&number::precise(*above)),
        Reason::SpinTooFast { at_most_percent } => {
            super::spin_too_fast(&number::percent(at_most_percent / 100.0))
        }
        Reason::NoCustomers => super::no_customers().to_owned(),
        Reason::Word => super::allowed_words(problem.field.words()),
        Reason::NothingToScale => super::not_available().to_owned(),
        Reason::LowAboveHigh => super::low_above_high().to_owned(),
        Reason::Order => super::weights_order().to_owned(),
    }
}

/// What was read, cut to a length that fits into a sentence. It may be a stranger's, so what would turn the sentence
/// around is taken out.
pub(crate) fn shortened(read: &str) -> String {
    const LONGEST: usize = 60;
    let read = visible(read);
    let mut short: String = read.trim().chars().take(LONGEST).collect();
    if short.len() < read.trim().len() {
        short.push('…');
    }
    short
}
