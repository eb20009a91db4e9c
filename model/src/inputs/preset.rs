//! Five examples to start from. Their figures are frozen for each version of the model.

use super::sentiment::Shares;
use crate::number::Nps;

/// The kind of an example company.
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

/// What is plausible for a kind of company: low and high ends, in the unit of the field.
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

pub(super) struct Figures {
    key: &'static str,
    pub(super) names: &'static [&'static str],
    pub(super) conversion: &'static [f64],
    plausible: Plausible,
    pub(super) churn: f64,
    pub(super) nps: f64,
    recommended: f64,
    pub(super) cycle: f64,
    pub(super) products: f64,
    pub(super) traffic: f64,
    pub(super) customers: f64,
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

    pub(super) fn figures(self) -> &'static Figures {
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

    /// What is plausible for this kind of company.
    pub fn plausible(self) -> Plausible {
        self.figures().plausible
    }

    /// How far the preset's figures can be trusted. None of them has a published source, so all are rules of thumb,
    /// to be replaced by the visitor's own.
    pub fn grade(self) -> Grade {
        Grade::RuleOfThumb
    }

    /// The share of new customers by recommendation, as a fraction, and the mix of customers that it is typical of.
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
        share * figures.traffic * pass / figures.customers / shares.readiness()
    }
}
