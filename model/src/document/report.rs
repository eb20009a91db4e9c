//! The result: the object of the public contract, version 1 of the model.

use super::Document;
use crate::analysis::Fan;
use crate::field::Problem;
use crate::inputs::{Basis, Inputs, Sentiment};
use crate::number::{Churn, Conversion, Customers, Cycle, Horizon, Market, Products, Traffic};
use crate::wheel::{Dials, Projection, StopTest, Wheel};
use serde::Serialize;

/// Version of the model. An old link or result keeps its meaning for ever.
const VERSION: u32 = 1;

/// What follows from a document.
///
/// Serialised, it is the result object of the public contract: rates as fractions, `nps` as the
/// score, months for times, `null` for what is not defined.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    model: u32,
    inputs: ReportInputs,
    /// The dials.
    #[serde(rename = "wheel")]
    pub dials: Dials,
    /// The coming months.
    pub projection: Projection,
    /// The calibrated wheel.
    #[serde(skip)]
    pub wheel: Wheel,
    /// The change that is tried, if there is one that today's wheel can take.
    pub what_if: Option<WhatIf>,
    /// What may happen. Whoever draws the futures sets it.
    pub fan: Option<Fan>,
    /// Why the change cannot be tried.
    #[serde(skip)]
    pub refused: Option<Problem>,
    /// The wheel without push, while a stop test runs. Whoever runs the test sets it.
    #[serde(skip)]
    pub coasting: Option<Coasting>,
}

/// The wheel in a month of a stop test.
#[derive(Clone, Debug, PartialEq)]
pub struct Coasting {
    /// The months since all push has stopped.
    pub month: usize,
    /// The wheel in this month.
    pub wheel: Wheel,
    /// Its dials.
    pub dials: Dials,
    /// What has happened until this month: the customers at its end are the last of [`StopTest::customers`].
    pub test: StopTest,
}

/// Today's wheel after a change.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WhatIf {
    /// The dials.
    #[serde(rename = "wheel")]
    pub dials: Dials,
    /// The coming months.
    pub projection: Projection,
    /// The changed wheel.
    #[serde(skip)]
    pub wheel: Wheel,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct ReportInputs {
    preset: &'static str,
    stages: Vec<String>,
    traffic: Traffic,
    conversion: Vec<Conversion>,
    customers: Customers,
    votes: Option<[f64; 3]>,
    churn: Churn,
    nps: f64,
    basis: &'static str,
    recommended: Option<f64>,
    wins: Option<f64>,
    products: Products,
    cycle: Cycle,
    market: Option<Market>,
    horizon: Horizon,
}

impl Report {
    /// Calibrates the inputs, tries the change, and computes all that is shown of both wheels.
    ///
    /// # Errors
    /// As [`Inputs::calibrate`]. A change that cannot be tried is no error: the report says why.
    pub fn new(document: &Document) -> Result<Report, Problem> {
        let inputs = &document.inputs;
        let wheel = inputs.calibrate()?;
        let (changed, refused) = match document.changed(&wheel) {
            Ok(changed) => (changed, None),
            Err(problem) => (None, Some(problem)),
        };
        Ok(Report {
            model: VERSION,
            inputs: ReportInputs::new(inputs, &wheel),
            dials: wheel.dials(inputs),
            projection: wheel.project(inputs.horizon.months()),
            wheel,
            what_if: changed.map(|wheel| WhatIf {
                dials: wheel.dials_with(inputs, document.change()),
                projection: wheel.project(inputs.horizon.months()),
                wheel,
            }),
            fan: None,
            refused,
            coasting: None,
        })
    }

    /// The wheel that is shown: as it coasts, with the change that is tried, or as it is today.
    pub fn shown_wheel(&self) -> &Wheel {
        match (&self.coasting, &self.what_if) {
            (Some(coasting), _) => &coasting.wheel,
            (None, Some(changed)) => &changed.wheel,
            (None, None) => &self.wheel,
        }
    }

    /// The dials of the wheel that is shown.
    pub fn shown(&self) -> &Dials {
        match (&self.coasting, &self.what_if) {
            (Some(coasting), _) => &coasting.dials,
            (None, Some(changed)) => &changed.dials,
            (None, None) => &self.dials,
        }
    }

    /// Runs the stop test on the wheel that is shown until this month, or ends the test. `document` is that of the
    /// report.
    pub fn coast(&mut self, document: &Document, month: Option<usize>) {
        self.coasting = None;
        let wheel = *self.shown_wheel();
        self.coasting = month.map(|month| {
            let coasted = wheel.coasted(month);
            Coasting {
                month,
                dials: coasted.dials_with(&document.inputs, document.change()),
                wheel: coasted,
                test: wheel.stop(month),
            }
        });
    }

    /// `rho`, the share of new customers by recommendation that is in force, as a fraction. None where nobody is
    /// won.
    pub fn share(&self) -> Option<f64> {
        self.inputs.recommended
    }

    /// `g`, customers that a promoter brings a month, in force.
    pub fn wins(&self) -> Option<f64> {
        self.inputs.wins
    }
}

impl ReportInputs {
    fn new(inputs: &Inputs, wheel: &Wheel) -> ReportInputs {
        let votes = match inputs.sentiment {
            Sentiment::Votes(votes) => Some(votes.counts()),
            Sentiment::Score(_) => None,
        };
        ReportInputs {
            preset: inputs.preset.key(),
            stages: inputs.path.names().to_vec(),
            traffic: inputs.traffic,
            conversion: inputs.path.conversion().to_vec(),
            customers: inputs.customers,
            votes,
            churn: inputs.churn,
            nps: inputs.sentiment.score(),
            basis: inputs.basis.key(),
            recommended: share_in_force(inputs, wheel),
            wins: wins_in_force(inputs, wheel),
            products: inputs.products,
            cycle: inputs.cycle,
            market: inputs.market,
            horizon: inputs.horizon,
        }
    }
}

fn share_in_force(inputs: &Inputs, wheel: &Wheel) -> Option<f64> {
    match inputs.basis {
        Basis::Measured(share) => Some(share.fraction()),
        _ if wheel.customers == 0.0 || wheel.speed() == 0.0 => None,
        _ => Some(wheel.spin * wheel.customers / wheel.speed()),
    }
}

/// What was entered, or what the spin comes to for each promoter. The readiness is never below a fifth.
fn wins_in_force(inputs: &Inputs, wheel: &Wheel) -> Option<f64> {
    match inputs.basis {
        Basis::Promoter(wins) | Basis::Separate(wins) => Some(wins.get()),
        _ => Some(wheel.spin / inputs.sentiment.shares().readiness()),
    }
}
