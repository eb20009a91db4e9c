//! The calibrated wheel, its monthly map, and what is read off it.

mod calibrate;
mod dials;
mod market;
mod projection;
mod stop;

pub(crate) use calibrate::Measured;
pub use dials::{Dials, Growth};
pub use market::MarketLimit;
pub use projection::Projection;
pub use stop::StopTest;

/// Nobody brings more than ten customers a month.
pub(crate) const MAX_SPIN: f64 = 10.0;

/// The rates that turn the wheel. They are calibrated once from the inputs, and a what-if changes them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wheel {
    /// `a`, customers a month won by marketing and sales.
    pub push: f64,
    /// `k`, customers a month won by recommendation, per customer: the referral rate.
    pub spin: f64,
    /// `c`, fraction of customers lost a month.
    pub churn: f64,
    /// `C`, customers today.
    pub customers: f64,
    /// `Q`, customers already on their way; 0 without a sales cycle.
    pub pipeline: f64,
    /// `tau`, months of the sales cycle.
    pub cycle: f64,
    /// The limit, if the market has one.
    pub market: Option<MarketLimit>,
    /// Whether promoters would bring more customers than are won. The spin is then capped and the push is 0.
    pub capped: bool,
}

/// Customers and those on their way, at one moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct State {
    pub(crate) customers: f64,
    pub(crate) pipeline: f64,
}

impl Wheel {
    /// `v = a + k C`, customers won a month: the speed today.
    pub fn speed(&self) -> f64 {
        self.push + self.spin * self.customers
    }

    /// `mu = c - k`, the net loss of customers a month. A difference within rounding is 0.
    pub fn friction(&self) -> f64 {
        let mu = self.churn - self.spin;
        if mu.abs() <= 4.0 * f64::EPSILON * self.churn.max(self.spin) {
            0.0
        } else {
            mu
        }
    }

    /// Months until the wheel has doubled by itself. Only a friction below 0 has such a time.
    pub fn doubling_time(&self) -> Option<f64> {
        let mu = self.friction();
        (mu < 0.0).then(|| std::f64::consts::LN_2 / (-mu).ln_1p())
    }

    /// `kappa = 1 / (1 + tau)`, the part of the pipeline that closes in a month.
    pub fn closing_rate(&self) -> f64 {
        1.0 / (1.0 + self.cycle)
    }

    pub(crate) fn today(&self) -> State {
        State {
            customers: self.customers,
            pipeline: self.pipeline,
        }
    }

    /// One month, in which newcomers neither leave nor recommend yet: the customers won in it, and the state after
    /// it.
    pub(crate) fn step(&self, state: State) -> (f64, State) {
        let staying = (1.0 - self.churn) * state.customers;
        let wanted = self.push + self.spin * state.customers;
        let entering = match self.market {
            None => wanted,
            Some(market) => market.won(wanted, market.size - state.pipeline - staying),
        };
        let kappa = self.closing_rate();
        let waiting = state.pipeline + entering;
        let won = kappa * waiting;
        // Without a cycle nobody waits, and the subtraction would leave a rounding error.
        let pipeline = if self.cycle == 0.0 {
            0.0
        } else {
            (1.0 - kappa) * waiting
        };
        (
            won,
            State {
                customers: staying + won,
                pipeline,
            },
        )
    }

    /// The same wheel without recommendation: its funnel twin, with the same churn and pipeline.
    pub(crate) fn funnel(&self) -> Wheel {
        Wheel { spin: 0.0, ..*self }
    }

    /// The same wheel without push and without a market, so that momentum stays linear.
    pub(crate) fn coasting(&self) -> Wheel {
        Wheel {
            push: 0.0,
            market: None,
            ..*self
        }
    }

    /// Customers after `months`.
    pub fn customers_after(&self, months: usize) -> f64 {
        (0..months)
            .fold(self.today(), |state, _| self.step(state).1)
            .customers
    }
}
