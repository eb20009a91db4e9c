//! The numbers of the inputs one by one: what a visitor can move, aim at, or be unsure of.

/// One number of the inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lever {
    /// Visits a month.
    Traffic,
    /// One conversion of the path, counted from 0.
    Conversion(usize),
    /// Customers today.
    Customers,
    /// Churn a month.
    Churn,
    /// How happy customers are.
    Nps,
    /// The share of new customers by recommendation.
    Recommended,
    /// Customers a promoter brings a month.
    Wins,
    /// Products per customer.
    Products,
    /// Length of the sales cycle.
    Cycle,
    /// Market limit.
    Market,
}

impl Lever {
    /// All but the conversions, which come after [`Lever::Traffic`].
    pub const SINGLE: [Lever; 9] = [
        Lever::Traffic,
        Lever::Customers,
        Lever::Churn,
        Lever::Nps,
        Lever::Recommended,
        Lever::Wins,
        Lever::Products,
        Lever::Cycle,
        Lever::Market,
    ];

    /// The lever's key in a link.
    pub fn key(self) -> &'static str {
        match self {
            Lever::Traffic => "traffic",
            Lever::Conversion(_) => "conversion",
            Lever::Customers => "customers",
            Lever::Churn => "churn",
            Lever::Nps => "nps",
            Lever::Recommended => "recommended",
            Lever::Wins => "wins",
            Lever::Products => "products",
            Lever::Cycle => "cycle",
            Lever::Market => "market",
        }
    }
}
