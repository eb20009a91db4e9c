//! Five examples to start from. Their figures are frozen for each version of the model.

use crate::calibrate::readiness;
use crate::inputs::{Basis, Inputs};
use crate::path::Path;
use crate::quantity::{Churn, Customers, Cycle, Horizon, Nps, Products, Traffic};
use crate::sentiment::{Sentiment, Shares};

/// An example company's kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// Software sold to companies.
    Saas,
    /// E-commerce.
    Shop,
    /// An agency.
    Agency,
    /// A local service.
    Local,
    /// An app or a marketplace.
    App,
}

/// How far a figure can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Published with its method.
    Published,
    /// Reported by others.
    Secondary,
    /// A practitioner's rule of thumb.
    RuleOfThumb,
}

/// What is usual for a kind of company: low and high ends, in the unit of the field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plausible {
    /// Percent, one range for each conversion of the preset's path.
    pub conversion: &'static [[f64; 2]],
    /// Percent a month.
    pub churn: [f64; 2],
    /// Score.
    pub nps: [f64; 2],
    /// Percent of new customers.
    pub recommended: [f64; 2],
}

struct Figures {
    key: &'static str,
    names: &'static [&'static str],
    conversion: &'static [f64],
    plausible: Plausible,
    churn: f64,
    nps: f64,
    recommended: f64,
    cycle: f64,
    products: f64,
    traffic: f64,
    customers: f64,
}

static FIGURES: [Figures; 5] = [
    Figures {
        key: "saas",
        names: &["visit", "lead", "qualified", "customer"],
        conversion: &[2.5, 15.0, 20.0],
        plausible: Plausible {
            conversion: &[[1.0, 5.0], [10.0, 40.0], [6.0, 30.0]],
            churn: [0.5, 7.0],
            nps: [10.0, 60.0],
            recommended: [5.0, 50.0],
        },
        churn: 2.5,
        nps: 36.0,
        recommended: 20.0,
        cycle: 3.4,
        products: 1.5,
        traffic: 10_000.0,
        customers: 150.0,
    },
    Figures {
        key: "shop",
        names: &["visit", "cart", "checkout", "first-order"],
        conversion: &[6.0, 65.0, 46.0],
        plausible: Plausible {
            conversion: &[[2.3, 9.0], [50.0, 75.0], [30.0, 63.0]],
            churn: [5.0, 35.0],
            nps: [20.0, 65.0],
            recommended: [2.0, 22.0],
        },
        churn: 10.0,
        nps: 45.0,
        recommended: 8.0,
        cycle: 0.1,
        products: 2.0,
        traffic: 50_000.0,
        customers: 6_000.0,
    },
    Figures {
        key: "agency",
        names: &["visit", "enquiry", "proposal", "client"],
        conversion: &[2.0, 35.0, 30.0],
        plausible: Plausible {
            conversion: &[[0.5, 4.0], [20.0, 50.0], [20.0, 50.0]],
            churn: [1.0, 5.6],
            nps: [20.0, 70.0],
            recommended: [20.0, 75.0],
        },
        churn: 2.0,
        nps: 44.0,
        recommended: 34.0,
        cycle: 1.5,
        products: 2.0,
        traffic: 800.0,
        customers: 60.0,
    },
    Figures {
        key: "local",
        names: &["visit", "call", "booked", "contract"],
        conversion: &[5.0, 50.0, 45.0],
        plausible: Plausible {
            conversion: &[[3.0, 10.0], [35.0, 70.0], [25.0, 65.0]],
            churn: [0.5, 2.0],
            nps: [40.0, 81.0],
            recommended: [15.0, 60.0],
        },
        churn: 1.25,
        nps: 65.0,
        recommended: 30.0,
        cycle: 0.3,
        products: 1.5,
        traffic: 1_500.0,
        customers: 900.0,
    },
    Figures {
        key: "app",
        names: &["visit", "sign-up", "active", "regular"],
        conversion: &[8.0, 25.0, 15.0],
        plausible: Plausible {
            conversion: &[[3.0, 20.0], [15.0, 40.0], [5.0, 30.0]],
            churn: [5.0, 20.0],
            nps: [0.0, 50.0],
            recommended: [5.0, 60.0],
        },
        churn: 8.0,
        nps: 25.0,
        recommended: 25.0,
        cycle: 0.1,
        products: 1.2,
        traffic: 40_000.0,
        customers: 1_200.0,
    },
];

impl Preset {
    /// All five, in the order in which they are offered.
    pub const ALL: [Preset; 5] = [
        Preset::Saas,
        Preset::Shop,
        Preset::Agency,
        Preset::Local,
        Preset::App,
    ];

    fn figures(self) -> &'static Figures {
        &FIGURES[self as usize]
    }

    /// The word for it in a link.
    pub fn key(self) -> &'static str {
        self.figures().key
    }

    /// The preset of that word.
    pub fn from_key(key: &str) -> Option<Preset> {
        Preset::ALL.into_iter().find(|preset| preset.key() == key)
    }

    /// The example's numbers.
    pub fn inputs(self) -> Inputs {
        let figures = self.figures();
        Inputs {
            preset: self,
            traffic: Traffic::known(figures.traffic),
            path: Path::known(figures.names, figures.conversion),
            customers: Customers::known(figures.customers),
            churn: Churn::known(figures.churn),
            sentiment: Sentiment::Score(Nps::known(figures.nps)),
            basis: Basis::Typical,
            products: Products::known(figures.products),
            cycle: Cycle::known(figures.cycle),
            market: None,
            horizon: Horizon::USUAL,
        }
    }

    /// What is usual for this kind of company.
    pub fn plausible(self) -> Plausible {
        self.figures().plausible
    }

    /// How far the preset's figures can be trusted: none of them carries a published source, so all
    /// are rules of thumb, to be replaced by the visitor's own.
    pub fn grade(self) -> Grade {
        Grade::RuleOfThumb
    }

    /// The recommended share, as a fraction, and the mix of customers it is typical for.
    pub(crate) fn recommended(self) -> (f64, Shares) {
        (
            self.figures().recommended / 100.0,
            Shares::of_score(Nps::known(self.figures().nps)),
        )
    }

    /// `g`, customers a promoter brings a month in the example.
    pub(crate) fn wins_per_promoter(self) -> f64 {
        let figures = self.figures();
        let pass: f64 = figures.conversion.iter().map(|percent| percent / 100.0).product();
        let (share, shares) = self.recommended();
        share * figures.traffic * pass / figures.customers / readiness(shares)
    }
}
