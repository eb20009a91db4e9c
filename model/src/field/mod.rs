//! The names of everything that can be entered or shown, and the report on a value that is refused.
//!
//! They stand below the inputs themselves, because every layer above reports a [`Problem`], and a problem names its
//! field.

mod choice;
mod force;
mod item;
mod lever;
mod part;
mod problem;
mod segment;
pub mod shown;

pub use choice::{Choice, ChoiceOption};
pub use force::Force;
pub use item::ItemNumber;
pub use lever::Lever;
pub use part::Part;
pub use problem::{Problem, RowProblem};
pub use segment::Segment;
pub use shown::Shown;

/// Something that can be entered: an input of the model, or a key of a link.
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
    /// One of these counts, by its place from 0.
    Vote(usize),
    /// How recommended customers are distinguished from the others.
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
    /// A lever's value in a part besides "your numbers".
    Of(Part, Lever),
    /// What the friction chart compares with.
    Against,
    /// How strongly NPS, churn and recommendation move together.
    Correlation,
    /// The seed of the futures.
    Seed,
    /// Whether the NPS acts on the wheel.
    NpsEffect,
    /// One of the weights by which it acts, by its place from 0.
    Weight(usize),
    /// A number of the forces, for the segment or the pair at this place from 0.
    Force(Force, usize),
    /// The visitor's own friction: the name or the lever of an item, or how many items there are.
    Items,
    /// A number of an item, counted from 0.
    Item(usize, ItemNumber),
    /// The author's wheel, which stays beside the reader's.
    Author,
    /// What is shown.
    Shown(Choice),
    /// An entry of the journey, by a number that no other entry has.
    Journey(usize),
    /// An entry of the worksheet, likewise.
    Worksheet(usize),
}

impl Field {
    /// Whether the number can be below 0.
    pub fn can_be_negative(self) -> bool {
        match self {
            Field::Nps | Field::Correlation | Field::Force(Force::Alignment, _) => true,
            Field::Item(_, number) => number == ItemNumber::Effect,
            Field::Of(_, lever) => lever == Lever::Nps,
            _ => false,
        }
    }

    /// The field's key in a link. In a part it follows the part's own key and a hyphen.
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

    /// The words of a link that stand for themselves in every language, where a field takes words: all of them, or
    /// one of each kind.
    pub fn words(self) -> &'static str {
        match self {
            Field::Version => "1",
            Field::Preset => "saas, shop, agency, local, app",
            Field::Basis => "typical, measured, promoter, separate",
            Field::Against => "preset, target, last",
            Field::NpsEffect => "off",
            Field::Items | Field::Item(..) => "traffic, conversion-1, churn, recommended",
            Field::Shown(choice) => choice.words(),
            _ => "",
        }
    }

    /// The lever whose value among "your numbers" is entered here.
    pub fn lever(self) -> Option<Lever> {
        Some(match self {
            Field::Traffic => Lever::Traffic,
            Field::Conversion(index) => Lever::Conversion(index),
            Field::Customers => Lever::Customers,
            Field::Churn => Lever::Churn,
            Field::Nps => Lever::Nps,
            Field::Recommended => Lever::Recommended,
            Field::Wins => Lever::Wins,
            Field::Products => Lever::Products,
            Field::Cycle => Lever::Cycle,
            Field::Market => Lever::Market,
            _ => return None,
        })
    }
}
