//! The calibrated wheel and its monthly map.

use crate::market::MarketLimit;

/// The rates that turn the wheel, calibrated once from the inputs; a what-if acts on these.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wheel {
    /// `a`, customers a month won by marketing and sales.
    pub push: f64,
    /// `k`, customers a month won by recommendation, per customer.
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
    /// Whether promoters would bring more than is won, so that the spin was capped and push is 0.
    pub capped: bool,
}

/// Customers and those on their way, at one moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct State {
    pub(crate) customers: f64,
    pub(crate) pipeline: f64,
}

impl Wheel {
    /// `v = a + k C`, customers won a month: today's speed.
    pub fn speed(&self) -> f64 {
        self.push + self.spin * self.customers
    }

    /// `mu = c - k`, net loss of customers a month; differences within rounding are 0.
    pub fn friction(&self) -> f64 {
        let mu = self.churn - self.spin;
        if mu.abs() <= 4.0 * f64::EPSILON * self.churn.max(self.spin) {
            0.0
        } else {
            mu
        }
    }

    /// Months until the wheel has doubled by itself; only for friction below zero.
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

    /// One month: newcomers neither leave nor recommend until the next. Gives the wins of the month
    /// and the state after it.
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
        // Without a cycle nobody waits; the subtraction would leave rounding behind.
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

    /// The same wheel with its loop cut: the funnel twin, with the same churn and pipeline.
    pub(crate) fn funnel(&self) -> Wheel {
        Wheel { spin: 0.0, ..*self }
    }

    /// The same wheel with all pushing stopped, and no market: momentum stays linear.
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
