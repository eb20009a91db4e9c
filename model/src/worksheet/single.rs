//! Numbers that stand alone, beside the sheets.

use crate::number::{Reason, within};

/// What a number may be, and the one that is shown before any was entered.
#[derive(Clone, Copy)]
struct Allowed {
    range: [f64; 2],
    usual: Option<f64>,
}

impl Allowed {
    const fn between(min: f64, max: f64) -> Allowed {
        Allowed {
            range: [min, max],
            usual: None,
        }
    }

    const fn usually(self, value: f64) -> Allowed {
        Allowed {
            usual: Some(value),
            ..self
        }
    }
}

const RATING: Allowed = Allowed::between(0.0, 10.0);
const MONEY: Allowed = Allowed::between(0.0, 1e12);
const CUSTOMERS: Allowed = Allowed::between(0.0, 1e9);
const TICKETS: Allowed = Allowed::between(0.0, 1e6);
const DAYS: Allowed = Allowed::between(0.0, 1e5);
const GAIN: Allowed = Allowed::between(-10.0, 10.0);
/// A box to tick.
const NO: Allowed = Allowed::between(0.0, 1.0).usually(0.0);
const YES: Allowed = Allowed::between(0.0, 1.0).usually(1.0);

/// Declares [`Single`], a row for each number with what it may be.
macro_rules! singles {
    ($($(#[$doc:meta])* $name:ident: $allowed:expr,)+) => {
        /// A number that stands alone. One that says yes or no is 1 or 0.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Single {
            $($(#[$doc])* $name,)+
        }

        impl Single {
            /// All of them, in the order in which they are stored; a new one comes last.
            pub const ALL: [Single; [$(Single::$name),+].len()] = [$(Single::$name),+];
        }

        const ALLOWED: [Allowed; Single::COUNT] = [$($allowed),+];
    };
}

singles! {
    /// How well the promise of attract is kept.
    KeptAttract: RATING,
    /// How well the promise of engage is kept.
    KeptEngage: RATING,
    /// How well the promise of delight is kept.
    KeptDelight: RATING,
    /// How well service yields retention.
    Retention: RATING,
    /// How well service yields a brand.
    Brand: RATING,
    /// How well service yields relations.
    Relations: RATING,
    /// How well service yields cooperation between teams.
    Cooperation: RATING,
    /// Upsell: open tickets of the customer.
    Tickets: TICKETS.usually(10.0),
    /// Upsell: days since the oldest of them was opened.
    Age: DAYS.usually(4.0),
    /// Upsell: the customer's NPS group: not known, promoter, passive, detractor.
    Group: Allowed::between(0.0, 3.0).usually(0.0),
    /// Upsell: most open tickets at which more may be offered.
    MostTickets: TICKETS.usually(0.0),
    /// Upsell: most days that the oldest may have waited.
    Patience: DAYS.usually(3.0),
    /// Steps from the first page to the price.
    Steps: Allowed::between(0.0, 100.0).usually(4.0),
    /// Whether the price is public.
    PriceIsPublic: NO,
    /// Whether marketing sees what sales knows of a customer.
    MarketingSeesSales: YES,
    /// Whether marketing sees what service knows.
    MarketingSeesService: NO,
    /// Whether sales sees what marketing knows.
    SalesSeesMarketing: YES,
    /// Whether sales sees what service knows.
    SalesSeesService: NO,
    /// Whether service sees what marketing knows.
    ServiceSeesMarketing: NO,
    /// Whether service sees what sales knows.
    ServiceSeesSales: NO,
    /// Whether one system shows everything to everybody.
    Integrated: NO,
    /// A sale: money once.
    Margin: MONEY.usually(1200.0),
    /// A contract: money a month.
    Fee: MONEY.usually(100.0),
    /// A contract: percent of contracts that end a month.
    ContractChurn: Allowed::between(0.0, 100.0).usually(0.0),
    /// A contract: how many others a hundred contracts bring a month.
    ContractSpin: Allowed::between(0.0, 1000.0).usually(0.0),
    /// Acquisition: money spent.
    Spend: MONEY,
    /// Acquisition: new customers.
    Won: CUSTOMERS,
    /// Acquisition: those of them who were recommended.
    ByRecommendation: CUSTOMERS,
    /// A loop: how many nodes it has.
    Nodes: Allowed::between(3.0, 6.0).usually(4.0),
    /// A loop: the gain from the first node to the second.
    Gain1: GAIN.usually(0.5),
    /// The gain from the second node.
    Gain2: GAIN.usually(1.0),
    /// The gain from the third node.
    Gain3: GAIN.usually(1.0),
    /// The gain from the fourth node.
    Gain4: GAIN.usually(0.5),
    /// The gain from the fifth node.
    Gain5: GAIN.usually(1.0),
    /// The gain from the sixth node.
    Gain6: GAIN.usually(1.0),
}

impl Single {
    /// How many there are.
    pub const COUNT: usize = Single::ALL.len();
    /// How well the promises are kept, by segment.
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
    /// Which team sees what another knows: the foreign cells of the matrix of marketing, sales and service, row by
    /// row.
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
        ALLOWED[self as usize].range
    }

    /// The value before one was entered.
    pub fn usual(self) -> Option<f64> {
        ALLOWED[self as usize].usual
    }

    /// The value, if it is allowed.
    ///
    /// # Errors
    /// [`Reason::NotANumber`], [`Reason::Range`].
    pub fn allowed(self, value: f64) -> Result<f64, Reason> {
        within(value, self.range())
    }
}
