//! From what is measured to the rates that turn the wheel.

use crate::inputs::{Basis, Inputs};
use crate::market::MarketLimit;
use crate::problem::{Field, Problem, Reason};
use crate::sentiment::Shares;
use crate::wheel::Wheel;

/// How readily promoters, passives and detractors recommend, relative to a promoter. An assumption.
pub(crate) const RECOMMENDING: [f64; 3] = [1.0, 0.4, 0.2];

/// Nobody brings more than ten customers a month.
pub(crate) const MAX_SPIN: f64 = 10.0;

/// A typical share never claims more than this.
const MAX_TYPICAL: f64 = 0.95;

/// `W`, how readily a mix recommends.
pub(crate) fn readiness(shares: Shares) -> f64 {
    shares.weighted(RECOMMENDING)
}

/// Push, spin, and whether the spin was capped.
type Split = (f64, f64, bool);

impl Inputs {
    /// `A0`, the new customers a month that the path measures.
    ///
    /// # Units
    /// Customers a month.
    pub fn measured_wins(&self) -> f64 {
        self.traffic.get() * self.path.pass()
    }

    /// Calibrates the wheel: splits what is measured into push and spin.
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
        let (push, spin, capped) = self.split()?;
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

    fn split(&self) -> Result<Split, Problem> {
        let (wins, customers) = (self.measured_wins(), self.customers.get());
        let readiness = readiness(self.sentiment.shares());
        match self.basis {
            Basis::Typical if customers == 0.0 => Ok((
                wins,
                (self.preset.wins_per_promoter() * readiness).min(MAX_SPIN),
                false,
            )),
            Basis::Typical => {
                // An estimate is no number of the visitor's to refuse: it is capped.
                let spin = (self.typical_share() * wins / customers).min(MAX_SPIN);
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

    /// The share of new customers by recommendation that is typical at this NPS.
    pub(crate) fn typical_share(&self) -> f64 {
        let (share, at) = self.preset.recommended();
        (share * readiness(self.sentiment.shares()) / readiness(at)).min(MAX_TYPICAL)
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

fn problem(field: Field, read: f64, reason: Reason) -> Problem {
    Problem {
        field,
        read: read.to_string(),
        reason,
    }
}
