//! Everything that is shown of a wheel: the public contract's `wheel` object.

use crate::inputs::Inputs;
use crate::lever::Values;
use crate::math::glide;
use crate::wheel::Wheel;
use serde::Serialize;

/// Momentum always looks this many months ahead.
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

/// The dials. `None` is "not defined"; [`Dials::growth`] says why.
///
/// # Units
/// Customers, customers a month, fractions (a month), months, as told at each.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dials {
    /// `a`, customers a month won by marketing and sales.
    pub push: f64,
    /// `k`, customers a month won by recommendation, per customer.
    pub spin: f64,
    /// `v = a + k C`, customers won a month.
    pub speed: f64,
    /// `s = k C / v`, fraction of the speed that is the wheel's own; 0 if nothing is won.
    pub self_spin_share: f64,
    /// `c`, fraction of customers lost a month.
    pub churn: f64,
    /// `mu = c - k`, fraction of customers lost a month, net.
    pub friction: f64,
    /// `ln 2 / -ln(1 - mu)`, months; none if friction is not above zero.
    pub half_life: Option<f64>,
    /// `-log2` of each conversion; none where nobody passes.
    pub path_halvings: Vec<Option<f64>>,
    /// `C`, customers.
    pub size: f64,
    /// `C D (2p + n)`, customer-equivalents: detractors weigh nothing, promoters double.
    pub mass: f64,
    /// `S_12`, months' worth of rolling in 12 months.
    pub glide: f64,
    /// Customers recommendation still wins in 12 months if all pushing stops today.
    pub momentum: f64,
    /// Customers already on their way who are won within 12 months.
    pub in_pipeline: f64,
    /// `C S_12`, customer-months kept in 12 months if pushing stops.
    pub kept: f64,
    /// `R = k / c`, customers one customer brings over its life; none if nobody leaves.
    pub reproduction: Option<f64>,
    /// `1 / (1 - R)`, customers one customer ends up meaning; none if `R >= 1`.
    pub lineage: Option<f64>,
    /// `v / (c C)`, customers won for each one lost; none if nobody is lost.
    pub quick_ratio: Option<f64>,
    /// `a / mu`, customers in the end; none if there is no such limit.
    pub terminal_size: Option<f64>,
    /// Where the wheel is going.
    pub growth: Growth,
    /// Whether it spins by itself: `k >= c`, with some recommendation.
    pub breakthrough: bool,
    /// Months until recommendation wins more than push: 0 for already, none for never.
    pub crossover: Option<f64>,
}

impl Dials {
    /// Whether recommendation wins more than push within so many months.
    pub fn crosses_within(&self, months: usize) -> bool {
        self.crossover.is_some_and(|month| month <= months as f64)
    }
}

impl Wheel {
    /// The dials of this wheel; `inputs` give the path, the products and the mix of customers.
    pub fn dials(&self, inputs: &Inputs) -> Dials {
        self.dials_with(inputs, &Values::default())
    }

    /// The same after a change that this wheel has already been through.
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
            Some(market) => Some(market.settled(self)),
            None if friction > 0.0 => finite(self.push / friction),
            // Customers and those on their way stay as many, and Little's law parts them.
            None if friction == 0.0 && self.push == 0.0 => {
                finite((self.customers + self.pipeline) / (1.0 + self.cycle * self.spin))
            }
            None => None,
        }
    }

    /// When recommendation overtakes push: 0 for already, none for never.
    fn crossover(&self) -> Option<f64> {
        let (a, k, mu) = (self.push, self.spin, self.friction());
        let spun = k * self.customers;
        if spun > 0.0 && spun >= a {
            return Some(0.0);
        }
        // R <= 1/2: even the terminal size would not spin more than is pushed.
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

    /// The closed form knows neither a sales cycle nor a market, which both delay the growth.
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

/// A crossover later than in a hundred years is none.
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
