//! Everything that is shown of a wheel: the `wheel` object of the public contract.

use super::Wheel;
use super::market::MarketLimit;
use crate::inputs::{Inputs, Values};
use crate::number::glide;
use serde::Serialize;

/// Momentum looks this many months ahead.
pub(crate) const MOMENTUM_MONTHS: usize = 12;

/// Where the wheel is going.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Growth {
    /// Towards a terminal size.
    Settles,
    /// Neither won nor lost, net.
    Steady,
    /// Without limit.
    Grows,
}

/// The dials. `None` means "not defined", and [`Dials::growth`] says why.
///
/// # Units
/// Customers, customers a month, fractions (a month) and months, as each dial says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dials {
    /// `a`, customers a month won by marketing and sales.
    pub push: f64,
    /// `k`, customers a month won by recommendation, per customer: the referral rate.
    pub spin: f64,
    /// `v = a + k C`, customers won a month.
    pub speed: f64,
    /// `s = k C / v`, the fraction of the speed that recommendation makes; 0 if nobody is won.
    pub self_spin_share: f64,
    /// `c`, fraction of customers lost a month.
    pub churn: f64,
    /// `mu = c - k`, fraction of customers lost a month, net.
    pub friction: f64,
    /// `ln 2 / -ln(1 - mu)`, months; none if friction is not above 0.
    pub half_life: Option<f64>,
    /// `-log2` of each conversion; none where nobody passes.
    pub path_halvings: Vec<Option<f64>>,
    /// `C`, customers.
    pub size: f64,
    /// `C D (2p + n)`, customer-equivalents: promoters count twice, detractors not at all.
    pub mass: f64,
    /// `S_12`, the retained months within 12 months.
    pub glide: f64,
    /// Customers that recommendation still wins in 12 months if all push stops today.
    pub momentum: f64,
    /// Customers in the pipeline today who are won within 12 months.
    pub in_pipeline: f64,
    /// `C S_12`, customer-months retained in 12 months if all push stops today.
    pub kept: f64,
    /// `R = k / c`, customers that one customer brings over its lifetime: the viral coefficient or K-factor. None
    /// if nobody leaves.
    pub reproduction: Option<f64>,
    /// `1 / (1 - R)`, customers that one customer comes to in the end, itself included: the viral multiplier. None
    /// if `R >= 1`.
    pub lineage: Option<f64>,
    /// `v / (c C)`, customers won for each one lost. None if nobody is lost.
    pub quick_ratio: Option<f64>,
    /// `a / mu`, customers in the end. None if there is no such limit.
    pub terminal_size: Option<f64>,
    /// Where the wheel is going.
    pub growth: Growth,
    /// Whether it spins by itself: `k >= c`, with some recommendation.
    pub breakthrough: bool,
    /// Months until recommendation wins more than push: 0 for already, none for never.
    pub crossover: Option<f64>,
}

impl Dials {
    /// Whether recommendation wins more than push within `months`.
    pub fn crosses_within(&self, months: usize) -> bool {
        self.crossover.is_some_and(|month| month <= months as f64)
    }
}

impl Wheel {
    /// The dials of this wheel. The path, the products and the mix of customers are those of `inputs`.
    pub fn dials(&self, inputs: &Inputs) -> Dials {
        self.dials_with(inputs, &Values::default())
    }

    /// The dials of a wheel that has been through a change. What the change says of the path, the products and the
    /// mix goes before `inputs`.
    pub(crate) fn dials_with(&self, inputs: &Inputs, change: &Values) -> Dials {
        let (speed, friction) = (self.speed(), self.friction());
        let months = glide(friction, MOMENTUM_MONTHS as f64);
        let (in_pipeline, momentum) = self.coast(MOMENTUM_MONTHS);
        let shares = inputs.sentiment.moved_to(change.nps);
        let products = change.products.unwrap_or(inputs.products);
        let reproduction = self.reproduction();
        Dials {
            push: self.push,
            spin: self.spin,
            speed,
            self_spin_share: if speed > 0.0 {
                self.spin * self.customers / speed
            } else {
                0.0
            },
            churn: self.churn,
            friction,
            half_life: half_life(friction),
            path_halvings: inputs
                .path
                .conversion()
                .iter()
                .enumerate()
                .map(|(index, today)| change.conversion.get(index).copied().flatten().unwrap_or(*today))
                .map(|conversion| halvings(conversion.fraction()))
                .collect(),
            size: self.customers,
            mass: self.customers * products.get() * shares.weighted([2.0, 1.0, 0.0]),
            glide: months,
            momentum,
            in_pipeline,
            kept: self.customers * months,
            reproduction,
            lineage: reproduction.filter(|_| friction > 0.0).map(|r| 1.0 / (1.0 - r)),
            quick_ratio: finite(speed / (self.churn * self.customers)),
            terminal_size: self.terminal_size(friction),
            growth: match friction {
                mu if mu > 0.0 || self.market.is_some() => Growth::Settles,
                0.0 if self.push == 0.0 => Growth::Steady,
                _ => Growth::Grows,
            },
            breakthrough: self.spin > 0.0 && friction <= 0.0,
            crossover: self.crossover(),
        }
    }

    fn reproduction(&self) -> Option<f64> {
        if self.spin == 0.0 {
            Some(0.0)
        } else {
            finite(self.spin / self.churn)
        }
    }

    fn terminal_size(&self, friction: f64) -> Option<f64> {
        match self.market {
            Some(market) => Some(self.settled(market)),
            None if friction > 0.0 => finite(self.push / friction),
            // Customers and those in the pipeline stay as many as they are together. Little's law divides them.
            None if friction == 0.0 && self.push == 0.0 => {
                finite((self.customers + self.pipeline) / (1.0 + self.cycle * self.spin))
            }
            None => None,
        }
    }

    /// The customers at which as many are won as lost. Above that number more are lost, below it more are won, so
    /// halving the interval finds it. Where nobody is won any more it is 0, or everybody stays, those in the
    /// pipeline included.
    fn settled(&self, market: MarketLimit) -> f64 {
        let everybody = self.customers + self.pipeline;
        if self.push == 0.0 && (self.spin == 0.0 || everybody == 0.0) {
            return if self.churn == 0.0 { everybody } else { 0.0 };
        }
        let grows = |customers: f64| {
            let lost = self.churn * customers;
            // In the end as many enter the pipeline as leave it, and Little's law gives its length.
            let room = market.size - self.cycle * lost - (customers - lost);
            market.won(self.push + self.spin * customers, room) > lost
        };
        let (mut low, mut high) = (0.0, market.size);
        for _ in 0..100 {
            let middle = low + (high - low) / 2.0;
            (low, high) = if grows(middle) {
                (middle, high)
            } else {
                (low, middle)
            };
        }
        low
    }

    /// The month in which recommendation overtakes push: 0 for already, none for never.
    fn crossover(&self) -> Option<f64> {
        let (a, k, mu) = (self.push, self.spin, self.friction());
        let spun = k * self.customers;
        if spun > 0.0 && spun >= a {
            return Some(0.0);
        }
        // `R <= 1/2`: even at the terminal size recommendation would not win more than push.
        if k == 0.0 || 2.0 * k <= self.churn {
            return None;
        }
        if self.cycle > 0.0 || self.market.is_some() {
            return self.crossover_by_steps();
        }
        let months = if mu == 0.0 {
            (a - spun) / (a * k)
        } else {
            (mu * (a - spun) / (a * (2.0 * k - self.churn))).ln_1p() / -(-mu).ln_1p()
        };
        finite(months.floor() + 1.0)
    }

    /// A sales cycle and a market both delay the growth, and have no closed form.
    fn crossover_by_steps(&self) -> Option<f64> {
        let mut state = self.today();
        for month in 1..=FAR {
            state = self.step(state).1;
            if self.spin * state.customers > self.push {
                return Some(f64::from(month));
            }
        }
        None
    }
}

/// A crossover that is further away than a hundred years counts as none.
const FAR: u16 = 1200;

fn half_life(friction: f64) -> Option<f64> {
    match friction {
        mu if mu <= 0.0 => None,
        mu => finite(std::f64::consts::LN_2 / -(-mu).ln_1p()),
    }
}

fn halvings(conversion: f64) -> Option<f64> {
    finite(-conversion.log2()).map(|halvings| halvings + 0.0)
}

fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}
