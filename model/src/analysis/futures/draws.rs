//! The levers in all futures, and the calibration of each future.

use super::answers::Answers;
use super::range::Range;
use crate::field::Lever;
use crate::inputs::{Basis, Inputs, Shares};
use crate::number::{Customers, Cycle, Recommended, Traffic, Wins};
use crate::wheel::{MAX_SPIN, MarketLimit, Measured};
use flywheel_fan::Futures;

/// The common factor, what customers love: one normal number that moves three levers together.
pub(super) struct CommonFactor<'a> {
    pub(super) shared: f64,
    pub(super) own: f64,
    pub(super) normals: &'a [f64],
}

/// Happy customers score higher, leave less, recommend more.
pub(super) fn factor_sign(lever: Lever) -> Option<f64> {
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
    /// How many standard deviations the lever is above its middle in one future.
    fn deviations(&self, future: usize, factor: &CommonFactor<'_>) -> f64 {
        let Some(normals) = self.normals else {
            return 0.0;
        };
        match self.sign {
            Some(sign) => sign * (factor.shared * factor.normals[future] + factor.own * normals[future]),
            None => normals[future],
        }
    }

    /// The lever's value in one future. None where it is estimated and has no range.
    fn value(&self, future: usize, factor: &CommonFactor<'_>) -> Option<f64> {
        match self.range {
            Some(range) => Some(range.at(self.deviations(future, factor))),
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

    pub(super) fn calibrate(&self, factor: &CommonFactor<'_>) -> Futures {
        let mut futures = Futures::default();
        let entered = self.inputs.sentiment.shares();
        for future in 0..factor.normals.len() {
            let value = |column: &Column<'_>, max: f64| column.value(future, factor).unwrap_or(0.0).min(max);
            let traffic = value(&self.traffic, Traffic::MAX);
            let pass: f64 = self
                .conversion
                .iter()
                .map(|column| value(column, 100.0) / 100.0)
                .product();
            let customers = value(&self.customers, Customers::MAX);
            let shares = self.shares(future, factor).unwrap_or(entered);
            let measured = Measured {
                preset: self.inputs.preset,
                basis: self.basis(future, factor),
                wins: traffic * pass,
                customers,
                readiness: shares.readiness(),
            };
            let (push, spin) = match measured.split() {
                Ok((push, spin, _)) => (push, spin),
                // Without customers nobody recommends.
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
            if let Some(size) = self.market.value(future, factor) {
                let taken = cycle * wanted + (1.0 - churn) * customers;
                let limit = holding(size, customers, taken, wanted);
                futures.market.push([limit.size, limit.theta]);
            }
        }
        futures
    }

    fn basis(&self, future: usize, factor: &CommonFactor<'_>) -> Basis {
        let drawn = self.recommendation.value(future, factor);
        let wins = |wins: f64| Wins::new(wins.min(Wins::MAX));
        match (self.inputs.basis, drawn) {
            // A share with a range counts as measured, at the drawn value.
            (Basis::Typical | Basis::Measured(_), Some(share)) if self.inputs.customers.get() > 0.0 => {
                let share = Recommended::percent(share.min(Recommended::MAX));
                share.map_or(self.inputs.basis, Basis::Measured)
            }
            (Basis::Promoter(_), Some(drawn)) => wins(drawn).map_or(self.inputs.basis, Basis::Promoter),
            (Basis::Separate(_), Some(drawn)) => wins(drawn).map_or(self.inputs.basis, Basis::Separate),
            (basis, _) => basis,
        }
    }

    /// The mix of promoters, passives and detractors in one future. None where it is not uncertain.
    fn shares(&self, future: usize, factor: &CommonFactor<'_>) -> Option<Shares> {
        if !self.nps_counts {
            return None;
        }
        if let Some(answers) = &self.answers {
            return Some(answers.shares(future, self.nps.deviations(future, factor)));
        }
        self.nps.range?;
        let score = self.nps.value(future, factor)?;
        Some(Shares::of_shape((score / 100.0).clamp(-1.0, 1.0), 4.0))
    }
}

/// A market of this size, or as large as it must be to hold today's customers and wins.
fn holding(size: f64, customers: f64, taken: f64, wanted: f64) -> MarketLimit {
    const SOME_ROOM: f64 = 1.05;
    let size = size.max(customers).max(taken + SOME_ROOM * wanted);
    MarketLimit::calibrated(size, wanted, size - taken)
}
