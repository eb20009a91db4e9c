//! What is wrong with a value: which field, what was read, what is allowed.

use crate::document::Part;
use crate::forces::Force;
use crate::item::ItemNumber;
use crate::lever::Lever;
use crate::shown::Choice;
use std::fmt;

/// An input of the model, or a key of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The link as a whole.
    Link,
    /// Version of the model, in a link.
    Version,
    /// The preset the numbers start from.
    Preset,
    /// Visits a month.
    Traffic,
    /// One conversion of the path, counted from 0.
    Conversion(usize),
    /// The names of the stages, or how many there are.
    Stages,
    /// Customers today.
    Customers,
    /// Churn a month.
    Churn,
    /// Net Promoter Score.
    Nps,
    /// Counts of promoters, passives and detractors.
    Votes,
    /// One of them, counted from 0.
    Vote(usize),
    /// How recommended customers are told from the others.
    Basis,
    /// Share of new customers that came by recommendation.
    Recommended,
    /// Customers one promoter brings a month.
    Wins,
    /// Products per customer.
    Products,
    /// Length of the sales cycle.
    Cycle,
    /// Market limit.
    Market,
    /// Months to look ahead.
    Horizon,
    /// A lever's value elsewhere than in "your numbers".
    Of(Part, Lever),
    /// What the friction chart compares with.
    Against,
    /// How much NPS, churn and recommendation move together.
    Correlation,
    /// Which futures are drawn.
    Seed,
    /// Whether the NPS acts on the wheel.
    NpsEffect,
    /// How it does; one of the weights, counted from 0.
    Weight(usize),
    /// What is entered of the forces, of a segment or a pair counted from 0.
    Force(Force, usize),
    /// The visitor's own friction: an item's name or lever, or how many there are.
    Items,
    /// A number of an item, counted from 0.
    Item(usize, ItemNumber),
    /// The wheel that stays beside this one.
    Author,
    /// What is looked at.
    Shown(Choice),
    /// Something of the journey; the number tells one entry from another.
    Journey(usize),
    /// Something of the worksheet, in the same way.
    Worksheet(usize),
}

impl Field {
    /// The field's key in a link; of a part's values what follows its own key and a hyphen.
    pub fn key(self) -> &'static str {
        match self {
            Field::Link => "link",
            Field::Version => "v",
            Field::Preset => "preset",
            Field::Traffic => "traffic",
            Field::Conversion(_) => "conversion",
            Field::Stages => "stages",
            Field::Customers => "customers",
            Field::Churn => "churn",
            Field::Nps => "nps",
            Field::Votes | Field::Vote(_) => "votes",
            Field::Basis => "basis",
            Field::Recommended => "recommended",
            Field::Wins => "wins",
            Field::Products => "products",
            Field::Cycle => "cycle",
            Field::Market => "market",
            Field::Horizon => "horizon",
            Field::Of(_, lever) => lever.key(),
            Field::Against => "against",
            Field::Correlation => "correlation",
            Field::Seed => "seed",
            Field::NpsEffect => "nps-effect",
            Field::Weight(_) => "weights",
            Field::Force(force, _) => force.key(),
            Field::Items | Field::Item(..) => "items",
            Field::Author => "author",
            Field::Shown(choice) => choice.key(),
            Field::Journey(_) => "journey",
            Field::Worksheet(_) => "worksheet",
        }
    }
}

/// Why a value is refused, with what is allowed instead, in the unit it is entered in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reason {
    /// Not a number.
    NotANumber,
    /// Outside the range; both ends are allowed.
    Range {
        /// Smallest allowed value.
        min: f64,
        /// Largest allowed value.
        max: f64,
    },
    /// Not a whole number of the range; both ends are allowed.
    NotWhole {
        /// Smallest allowed value.
        min: f64,
        /// Largest allowed value.
        max: f64,
    },
    /// No promoter, no passive and no detractor.
    NoVotes,
    /// Too few or too many values in a list, or another number of names than fits.
    Count {
        /// Fewest conversions.
        min: usize,
        /// Most conversions.
        max: usize,
    },
    /// A stage's name is empty, longer than 40 characters or holds a control character.
    Name,
    /// Not one of the words that are allowed here.
    Word,
    /// Longer than a link may be.
    TooLong {
        /// Most characters.
        max: usize,
    },
    /// The market does not even hold today's customers.
    MarketBelowCustomers {
        /// Customers today.
        customers: f64,
    },
    /// The market has no room for today's wins.
    MarketTooSmall {
        /// The market must be larger than this.
        above: f64,
    },
    /// The share implies more than ten recommended customers per customer and month.
    SpinTooFast {
        /// The largest share that does not, in percent.
        at_most_percent: f64,
    },
    /// A share of new customers says nothing about customers where there are none.
    NoCustomers,
    /// A change of a number that is 0 today has no ratio to act by.
    NothingToScale,
    /// The low end of a range lies above its high end.
    LowAboveHigh,
    /// Weights that would have unhappy customers recommend more, or leave less, than happy ones.
    Order,
}

/// One refused value.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Which input.
    pub field: Field,
    /// What was read, as it was read.
    pub read: String,
    /// Why it is refused.
    pub reason: Reason,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Field::Of(part, _) = self.field {
            write!(f, "{}-", part.key())?;
        }
        write!(f, "{}: read “{}”; ", self.field.key(), self.read)?;
        match self.reason {
            Reason::NotANumber => f.write_str("a number is needed"),
            Reason::Range { min, max } => write!(f, "allowed is {min} to {max}"),
            Reason::NotWhole { min, max } => write!(f, "allowed is a whole number from {min} to {max}"),
            Reason::NoVotes => f.write_str("at least one answer is needed"),
            Reason::Count { min, max } => {
                write!(
                    f,
                    "allowed are {min} to {max} conversions and one stage name more"
                )
            }
            Reason::Name => f.write_str("a name has 1 to 40 characters"),
            Reason::Word => f.write_str("not one of the allowed words"),
            Reason::TooLong { max } => write!(f, "at most {max} characters"),
            Reason::MarketBelowCustomers { customers } => {
                write!(f, "the market must hold the {customers} customers")
            }
            Reason::MarketTooSmall { above } => write!(f, "the market must be larger than {above}"),
            Reason::SpinTooFast { at_most_percent } => write!(f, "allowed is at most {at_most_percent} %"),
            Reason::NoCustomers => f.write_str("without customers a share has no meaning"),
            Reason::LowAboveHigh => f.write_str("the low end must not lie above the high end"),
            Reason::Order => f.write_str("happier customers must not recommend less or leave more"),
            Reason::NothingToScale => f.write_str("it is 0 today, so a change has no ratio to act by"),
        }
    }
}

impl std::error::Error for Problem {}
