//! Numbers and words that stand alone, beside the sheets.

use crate::problem::Reason;

/// A number that stands alone. Where it says yes or no it is 1 or 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Single {
    /// How well the promise of each segment is kept.
    KeptAttract,
    KeptEngage,
    KeptDelight,
    /// How well service yields retention, brand, relations and team cooperation.
    Retention,
    Brand,
    Relations,
    Cooperation,
    /// Upsell: open tickets, age of the oldest in days, the customer's NPS group, and the thresholds.
    Tickets,
    Age,
    Group,
    MostTickets,
    Patience,
    /// Steps to the price, and whether it is public.
    Steps,
    PriceIsPublic,
    /// Who sees what: six foreign cells of the matrix, by row.
    MarketingSeesSales,
    MarketingSeesService,
    SalesSeesMarketing,
    SalesSeesService,
    ServiceSeesMarketing,
    ServiceSeesSales,
    Integrated,
    /// One sale against a contract.
    Margin,
    Fee,
    ContractChurn,
    ContractSpin,
    /// Acquisition cost.
    Spend,
    Won,
    ByRecommendation,
    /// A loop: how many nodes, and the gain from each to the next.
    Nodes,
    Gain1,
    Gain2,
    Gain3,
    Gain4,
    Gain5,
    Gain6,
}

/// Smallest and largest value, and the usual one; NaN where there is none.
const RANGES: [(f64, f64, f64); Single::COUNT] = [
    (0.0, 10.0, f64::NAN),
    (0.0, 10.0, f64::NAN),
    (0.0, 10.0, f64::NAN),
    (0.0, 10.0, f64::NAN),
    (0.0, 10.0, f64::NAN),
    (0.0, 10.0, f64::NAN),
    (0.0, 10.0, f64::NAN),
    (0.0, 1e6, 10.0),
    (0.0, 1e5, 4.0),
    (0.0, 3.0, 0.0),
    (0.0, 1e6, 0.0),
    (0.0, 1e5, 3.0),
    (0.0, 100.0, 4.0),
    (0.0, 1.0, 0.0),
    (0.0, 1.0, 1.0),
    (0.0, 1.0, 0.0),
    (0.0, 1.0, 1.0),
    (0.0, 1.0, 0.0),
    (0.0, 1.0, 0.0),
    (0.0, 1.0, 0.0),
    (0.0, 1.0, 0.0),
    (0.0, 1e12, 1200.0),
    (0.0, 1e12, 100.0),
    (0.0, 100.0, 0.0),
    (0.0, 1000.0, 0.0),
    (0.0, 1e12, f64::NAN),
    (0.0, 1e9, f64::NAN),
    (0.0, 1e9, f64::NAN),
    (3.0, 6.0, 4.0),
    (-10.0, 10.0, 0.5),
    (-10.0, 10.0, 1.0),
    (-10.0, 10.0, 1.0),
    (-10.0, 10.0, 0.5),
    (-10.0, 10.0, 1.0),
    (-10.0, 10.0, 1.0),
];

impl Single {
    /// How many there are.
    pub const COUNT: usize = Single::Gain6 as usize + 1;
    /// All of them, in the order in which they are stored; a new one comes last.
    pub const ALL: [Single; Single::COUNT] = [
        Single::KeptAttract,
        Single::KeptEngage,
        Single::KeptDelight,
        Single::Retention,
        Single::Brand,
        Single::Relations,
        Single::Cooperation,
        Single::Tickets,
        Single::Age,
        Single::Group,
        Single::MostTickets,
        Single::Patience,
        Single::Steps,
        Single::PriceIsPublic,
        Single::MarketingSeesSales,
        Single::MarketingSeesService,
        Single::SalesSeesMarketing,
        Single::SalesSeesService,
        Single::ServiceSeesMarketing,
        Single::ServiceSeesSales,
        Single::Integrated,
        Single::Margin,
        Single::Fee,
        Single::ContractChurn,
        Single::ContractSpin,
        Single::Spend,
        Single::Won,
        Single::ByRecommendation,
        Single::Nodes,
        Single::Gain1,
        Single::Gain2,
        Single::Gain3,
        Single::Gain4,
        Single::Gain5,
        Single::Gain6,
    ];
    /// The promises' ratings, by segment.
    pub const KEPT: [Single; 3] = [Single::KeptAttract, Single::KeptEngage, Single::KeptDelight];
    /// What service yields.
    pub const OUTCOMES: [Single; 4] = [
        Single::Retention,
        Single::Brand,
        Single::Relations,
        Single::Cooperation,
    ];
    /// The gains of a loop.
    pub const GAINS: [Single; 6] = [
        Single::Gain1,
        Single::Gain2,
        Single::Gain3,
        Single::Gain4,
        Single::Gain5,
        Single::Gain6,
    ];
    /// The foreign cells of the matrix, by row.
    pub const SEES: [Single; 6] = [
        Single::MarketingSeesSales,
        Single::MarketingSeesService,
        Single::SalesSeesMarketing,
        Single::SalesSeesService,
        Single::ServiceSeesMarketing,
        Single::ServiceSeesSales,
    ];

    /// The smallest and largest value allowed.
    pub fn range(self) -> [f64; 2] {
        let (min, max, _) = RANGES[self as usize];
        [min, max]
    }

    /// The value that stands there before one was entered.
    pub fn usual(self) -> Option<f64> {
        Some(RANGES[self as usize].2).filter(|usual| !usual.is_nan())
    }

    /// The value, if it is allowed.
    ///
    /// # Errors
    /// [`Reason::NotANumber`], [`Reason::Range`].
    pub fn allowed(self, value: f64) -> Result<f64, Reason> {
        let [min, max] = self.range();
        match value {
            value if value.is_nan() => Err(Reason::NotANumber),
            value if value < min || value > max => Err(Reason::Range { min, max }),
            value => Ok(value + 0.0),
        }
    }
}

/// Words that stand alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Note {
    /// What each segment is called here.
    AttractLabel,
    EngageLabel,
    DelightLabel,
    /// What each segment promises.
    AttractPromise,
    EngagePromise,
    DelightPromise,
    /// Who looks after a customer once sales is done.
    OwnerAfterSale,
    /// The one aim that all share.
    Goal,
    /// The nodes of a loop.
    Node1,
    Node2,
    Node3,
    Node4,
    Node5,
    Node6,
}

impl Note {
    /// How many there are.
    pub const COUNT: usize = Note::Node6 as usize + 1;
    /// All of them, in the order in which they are stored; a new one comes last.
    pub const ALL: [Note; Note::COUNT] = [
        Note::AttractLabel,
        Note::EngageLabel,
        Note::DelightLabel,
        Note::AttractPromise,
        Note::EngagePromise,
        Note::DelightPromise,
        Note::OwnerAfterSale,
        Note::Goal,
        Note::Node1,
        Note::Node2,
        Note::Node3,
        Note::Node4,
        Note::Node5,
        Note::Node6,
    ];
    /// By segment.
    pub const LABELS: [Note; 3] = [Note::AttractLabel, Note::EngageLabel, Note::DelightLabel];
    /// The nodes of a loop.
    pub const NODES: [Note; 6] = [
        Note::Node1,
        Note::Node2,
        Note::Node3,
        Note::Node4,
        Note::Node5,
        Note::Node6,
    ];
    /// By segment.
    pub const PROMISES: [Note; 3] = [Note::AttractPromise, Note::EngagePromise, Note::DelightPromise];
}
