//! From what is measured to the rates that turn the wheel.

use super::market::MarketLimit;
use super::{MAX_SPIN, Wheel};
use crate::field::{Field, Problem};
use crate::inputs::{Basis, Inputs, Preset};
use crate::number::{Reason, written};

/// A typical share is never larger than this.
const MAX_TYPICAL: f64 = 0.95;

/// Push, spin, and whether the spin was capped.
pub(crate) type Split = (f64, f64, bool);

/// What the split into push and spin depends on.
#[derive(Clone, Copy)]
pub(crate) struct Measured {
    pub(crate) preset: Preset,
    pub(crate) basis: Basis,
    /// `A0`.
    pub(crate) wins: f64,
    pub(crate) customers: f64,
    /// `W` of today's mix.
    pub(crate) readiness: f64,
}

impl Inputs {
    /// `A0`, the new customers a month that the path measures.
    ///
    /// # Units
    /// Customers a month.
    pub fn measured_wins(&self) -> f64 {
        self.traffic.get() * self.path.pass()
    }

    /// Calibrates the wheel: splits the measured wins into push and spin.
    ///
    /// # Errors
    /// A [`Problem`] that names the field to change: the market does not hold the customers or
    /// today's wins, the share implies more than ten recommended customers per customer and month,
    /// or a share was given where there are no customers.
    ///
    /// ```
    /// # use flywheel_model::Preset;
    /// let wheel = Preset::Saas.inputs().calibrate()?;
    /// assert!((wheel.push - 6.0).abs() < 1e-12 && (wheel.spin - 0.01).abs() < 1e-15);
    /// # Ok::<(), flywheel_model::Problem>(())
    /// ```
    pub fn calibrate(&self) -> Result<Wheel, Problem> {
        let measured = Measured {
            preset: self.preset,
            basis: self.basis,
            wins: self.measured_wins(),
            customers: self.customers.get(),
            readiness: self.sentiment.shares().readiness(),
        };
        let (push, spin, capped) = measured.split()?;
        let customers = self.customers.get();
        let cycle = self.cycle.get();
        let wanted = push + spin * customers;
        let mut wheel = Wheel {
            push,
            spin,
            churn: self.churn.fraction(),
            customers,
            pipeline: cycle * wanted,
            cycle,
            market: None,
            capped,
        };
        wheel.market = self.limit(&wheel, wanted)?;
        Ok(wheel)
    }

    fn limit(&self, wheel: &Wheel, wanted: f64) -> Result<Option<MarketLimit>, Problem> {
        let Some(market) = self.market else {
            return Ok(None);
        };
        let (size, customers) = (market.get(), wheel.customers);
        if size < customers {
            return Err(problem(
                Field::Market,
                size,
                Reason::MarketBelowCustomers { customers },
            ));
        }
        let taken = wheel.pipeline + (1.0 - wheel.churn) * customers;
        if wanted >= size - taken {
            return Err(problem(
                Field::Market,
                size,
                Reason::MarketTooSmall {
                    above: taken + wanted,
                },
            ));
        }
        Ok(Some(MarketLimit::calibrated(size, wanted, size - taken)))
    }
}

impl Measured {
    pub(crate) fn split(&self) -> Result<Split, Problem> {
        let Measured {
            wins,
            customers,
            readiness,
            ..
        } = *self;
        match self.basis {
            Basis::Typical if customers == 0.0 => Ok((
                wins,
                (self.preset.wins_per_promoter() * readiness).min(MAX_SPIN),
                false,
            )),
            Basis::Typical => {
                // The visitor did not enter this share, so it is capped and not refused.
                let share = typical_share(self.preset, readiness);
                let spin = (share * wins / customers).min(MAX_SPIN);
                Ok((wins - spin * customers, spin, false))
            }
            Basis::Measured(share) if customers == 0.0 => {
                Err(problem(Field::Recommended, share.get(), Reason::NoCustomers))
            }
            Basis::Measured(share) => {
                let spin = share.fraction() * wins / customers;
                if spin > MAX_SPIN {
                    let at_most_percent = 100.0 * MAX_SPIN * customers / wins;
                    let reason = Reason::SpinTooFast { at_most_percent };
                    return Err(problem(Field::Recommended, share.get(), reason));
                }
                Ok(((1.0 - share.fraction()) * wins, spin, false))
            }
            Basis::Separate(brought) => Ok((wins, (brought.get() * readiness).min(MAX_SPIN), false)),
            Basis::Promoter(brought) => {
                let spin = (brought.get() * readiness).min(MAX_SPIN);
                if spin * customers > wins {
                    Ok((0.0, wins / customers, true))
                } else {
                    Ok((wins - spin * customers, spin, false))
                }
            }
        }
    }
}

/// The share of new customers by recommendation that is typical for a mix.
pub(crate) fn typical_share(preset: Preset, mix: f64) -> f64 {
    let (share, at) = preset.recommended();
    (share * mix / at.readiness()).min(MAX_TYPICAL)
}

fn problem(field: Field, read: f64, reason: Reason) -> Problem {
    Problem {
        field,
        read: written(read),
        reason,
    }
}
