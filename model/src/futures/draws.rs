//! The levers of all futures, and each future calibrated like any other wheel.

use super::answers::Answers;
use super::range::Range;
use crate::calibrate::{MAX_SPIN, Measured, readiness};
use crate::inputs::{Basis, Inputs};
use crate::lever::Lever;
use crate::market::MarketLimit;
use crate::quantity::{Customers, Cycle, Recommended, Traffic, Wins};
use crate::sentiment::Shares;
use flywheel_fan::Futures;

/// What customers love: one normal number that moves three levers together.
pub(super) struct Love<'a> {
    pub(super) shared: f64,
    pub(super) own: f64,
    pub(super) normals: &'a [f64],
}

/// Happy customers score higher, leave less, recommend more.
pub(super) fn love_sign(lever: Lever) -> Option<f64> {
    match lever {
        Lever::Nps | Lever::Recommended | Lever::Wins => Some(1.0),
        Lever::Churn => Some(-1.0),
        _ => None,
    }
}

/// One lever in all futures.
#[derive(Clone, Copy)]
pub(super) struct Column<'a> {
    pub(super) entered: Option<f64>,
    pub(super) range: Option<Range>,
    pub(super) normals: Option<&'a [f64]>,
    pub(super) sign: Option<f64>,
}

impl Column<'_> {
    /// How many standard deviations above its middle the lever is in one future.
    fn deviations(&self, future: usize, love: &Love<'_>) -> f64 {
        let Some(normals) = self.normals else {
            return 0.0;
        };
        match self.sign {
            Some(sign) => sign * (love.shared * love.normals[future] + love.own * normals[future]),
            None => normals[future],
        }
    }

    /// The lever's value in one future; none where it is estimated and has no range.
    fn value(&self, future: usize, love: &Love<'_>) -> Option<f64> {
        match self.range {
            Some(range) => Some(range.at(self.deviations(future, love))),
            None => self.entered,
        }
    }
}

/// The levers of all futures.
pub(super) struct Draws<'a> {
    inputs: &'a Inputs,
    traffic: Column<'a>,
    conversion: Vec<Column<'a>>,
    customers: Column<'a>,
    churn: Column<'a>,
    nps: Column<'a>,
    recommendation: Column<'a>,
    cycle: Column<'a>,
    market: Column<'a>,
    pub(super) answers: Option<Answers<'a>>,
    pub(super) nps_counts: bool,
}

impl<'a> Draws<'a> {
    pub(super) fn new(inputs: &'a Inputs, column: &dyn Fn(Lever) -> Column<'a>) -> Draws<'a> {
        let recommendation = match inputs.basis {
            Basis::Typical | Basis::Measured(_) => Lever::Recommended,
            Basis::Promoter(_) | Basis::Separate(_) => Lever::Wins,
        };
        let conversions = 0..inputs.path.conversion().len();
        Draws {
            inputs,
            traffic: column(Lever::Traffic),
            conversion: conversions
                .map(|index| column(Lever::Conversion(index)))
                .collect(),
            customers: column(Lever::Customers),
            churn: column(Lever::Churn),
            nps: column(Lever::Nps),
            recommendation: column(recommendation),
            cycle: column(Lever::Cycle),
            market: column(Lever::Market),
            answers: None,
            nps_counts: true,
        }
    }

    pub(super) fn calibrate(&self, love: &Love<'_>) -> Futures {
        let mut futures = Futures::default();
        let entered = self.inputs.sentiment.shares();
        for future in 0..love.normals.len() {
            let value = |column: &Column<'_>, max: f64| column.value(future, love).unwrap_or(0.0).min(max);
            let traffic = value(&self.traffic, Traffic::MAX);
            let pass: f64 = self
                .conversion
                .iter()
                .map(|column| value(column, 100.0) / 100.0)
                .product();
            let customers = value(&self.customers, Customers::MAX);
            let shares = self.shares(future, love).unwrap_or(entered);
            let measured = Measured {
                preset: self.inputs.preset,
                basis: self.basis(future, love),
                wins: traffic * pass,
                customers,
                readiness: readiness(shares),
            };
            let (push, spin) = match measured.split() {
                Ok((push, spin, _)) => (push, spin),
                // Nobody recommends where there is no customer.
                Err(_) if customers <= 0.0 => (measured.wins, 0.0),
                Err(_) => (measured.wins - MAX_SPIN * customers, MAX_SPIN),
            };
            let cycle = value(&self.cycle, Cycle::MAX);
            let churn = value(&self.churn, 100.0) / 100.0;
            let wanted = push + spin * customers;
            futures.push.push(push);
            futures.spin.push(spin);
            futures.staying.push(1.0 - churn);
            futures.customers.push(customers);
            futures.pipeline.push(cycle * wanted);
            futures.closing.push(1.0 / (1.0 + cycle));
            if let Some(size) = self.market.value(future, love) {
                let taken = cycle * wanted + (1.0 - churn) * customers;
                let limit = holding(size, customers, taken, wanted);
                futures.market.push([limit.size, limit.theta]);
            }
        }
        futures
    }

    fn basis(&self, future: usize, love: &Love<'_>) -> Basis {
        let drawn = self.recommendation.value(future, love);
        let wins = |wins: f64| Wins::new(wins.min(Wins::MAX));
        match (self.inputs.basis, drawn) {
            // A share that is known no better than as a range is a measured one all the same.
            (Basis::Typical | Basis::Measured(_), Some(share)) if self.inputs.customers.get() > 0.0 => {
                let share = Recommended::percent(share.min(Recommended::MAX));
                share.map_or(self.inputs.basis, Basis::Measured)
            }
            (Basis::Promoter(_), Some(drawn)) => wins(drawn).map_or(self.inputs.basis, Basis::Promoter),
            (Basis::Separate(_), Some(drawn)) => wins(drawn).map_or(self.inputs.basis, Basis::Separate),
            (basis, _) => basis,
        }
    }

    /// The mix of promoters, passives and detractors in one future, where it is uncertain.
    fn shares(&self, future: usize, love: &Love<'_>) -> Option<Shares> {
        if !self.nps_counts {
            return None;
        }
        if let Some(answers) = &self.answers {
            return Some(answers.shares(future, self.nps.deviations(future, love)));
        }
        self.nps.range?;
        let score = self.nps.value(future, love)?;
        Some(Shares::of_shape((score / 100.0).clamp(-1.0, 1.0), 4.0))
    }
}

/// A market of this size, or as large as it must be to hold what is there today.
fn holding(size: f64, customers: f64, taken: f64, wanted: f64) -> MarketLimit {
    const SOME_ROOM: f64 = 1.05;
    let size = size.max(customers).max(taken + SOME_ROOM * wanted);
    MarketLimit::calibrated(size, wanted, size - taken)
}
