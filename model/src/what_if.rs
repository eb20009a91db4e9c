//! A change tried on the calibrated wheel, which is never calibrated again.

use crate::calibrate::{MAX_SPIN, RECOMMENDING, readiness};
use crate::inputs::Inputs;
use crate::market::MarketLimit;
use crate::problem::{Field, Problem, Reason};
use crate::quantity::{Churn, Conversion, Cycle, Market, Nps, Products, Recommended, Traffic, Wins};
use crate::sentiment::{Sentiment, Shares};
use crate::wheel::Wheel;

/// New values for some of the inputs; the default changes nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    /// Visits a month.
    pub traffic: Option<Traffic>,
    /// New conversions at their stages; shorter than the path is as if the rest were `None`.
    pub conversion: Vec<Option<Conversion>>,
    /// Churn a month, before the effect of the NPS on it.
    pub churn: Option<Churn>,
    /// Net Promoter Score.
    pub nps: Option<Nps>,
    /// Share of today's new customers by recommendation, at today's push; counts before `wins`.
    pub recommended: Option<Recommended>,
    /// Customers a promoter brings a month.
    pub wins: Option<Wins>,
    /// Products per customer.
    pub products: Option<Products>,
    /// Sales cycle.
    pub cycle: Option<Cycle>,
    /// Market limit.
    pub market: Option<Market>,
}

/// How the mix of customers acts on the wheel. All are assumptions: nobody has measured them in
/// general.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// Readiness to recommend of promoters, passives, detractors; falling.
    pub recommending: [f64; 3],
    /// Hazard of leaving of promoters, passives, detractors; rising.
    pub leaving: [f64; 3],
    /// How strongly detractors put off new customers (negative word of mouth, East 2007).
    pub warning: f64,
    /// How strongly one more product per customer lowers the hazard of leaving; off by default.
    pub density: f64,
}

impl Default for Weights {
    fn default() -> Weights {
        Weights {
            recommending: RECOMMENDING,
            leaving: [0.6, 1.0, 1.8],
            warning: 0.2,
            density: 0.0,
        }
    }
}

impl Wheel {
    /// The wheel after a change, by the default weights. The first stage is the visit, which
    /// recommended people skip; they pass all others.
    ///
    /// # Errors
    /// [`Reason::NothingToScale`] for a change of something that is 0 today,
    /// [`Reason::NoCustomers`] for a share without customers, [`Reason::MarketBelowCustomers`].
    ///
    /// ```
    /// # use flywheel_model::{Change, Churn, Preset};
    /// let inputs = Preset::Saas.inputs();
    /// let today = inputs.calibrate()?;
    /// let change = Change { churn: Churn::percent(2.0).ok(), ..Change::default() };
    /// assert_eq!(today.what_if(&inputs, &change)?.churn, 0.02);
    /// assert_eq!(today.what_if(&inputs, &Change::default())?, today);
    /// # Ok::<(), flywheel_model::Problem>(())
    /// ```
    pub fn what_if(&self, inputs: &Inputs, change: &Change) -> Result<Wheel, Problem> {
        self.what_if_weighted(inputs, change, &Weights::default())
    }

    /// The same with weights of the visitor's own.
    ///
    /// # Errors
    /// As [`Wheel::what_if`].
    pub fn what_if_weighted(
        &self,
        inputs: &Inputs,
        change: &Change,
        weights: &Weights,
    ) -> Result<Wheel, Problem> {
        let mut wheel = *self;
        wheel.spin *= self.recommendation_ratio(inputs, change)?;
        if self.spin == 0.0 {
            wheel.spin = self.started_spin(inputs, change);
        }
        let (all, shared) = path_ratios(inputs, change)?;
        wheel.push *= traffic_ratio(inputs, change)? * all;
        wheel.spin *= shared;
        wheel.churn = change.churn.map_or(self.churn, Churn::fraction);
        wheel.apply_sentiment(inputs, change, weights);
        wheel.spin = wheel.spin.min(MAX_SPIN);
        wheel.cycle = change.cycle.map_or(self.cycle, Cycle::get);
        if let Some(market) = change.market {
            wheel.market = Some(self.resized(market.get())?);
        }
        Ok(wheel)
    }

    /// `k'/k` for a new share or new wins per promoter.
    fn recommendation_ratio(&self, inputs: &Inputs, change: &Change) -> Result<f64, Problem> {
        if let Some(share) = change.recommended {
            if self.customers == 0.0 {
                return Err(problem(Field::Recommended, share.get(), Reason::NoCustomers));
            }
            let now = self.spin * self.customers;
            if self.push == 0.0 && now > 0.0 {
                return Err(problem(Field::Recommended, share.get(), Reason::NothingToScale));
            }
            let wanted = self.push * odds(share.fraction());
            let unchanged = now == 0.0 || share.fraction() == now / (self.push + now);
            return Ok(if unchanged { 1.0 } else { wanted / now });
        }
        match change.wins {
            Some(wins) if self.spin > 0.0 => {
                Ok(wins.get() * readiness(inputs.sentiment.shares()) / self.spin)
            }
            _ => Ok(1.0),
        }
    }

    /// The spin where there is none today and the change starts one.
    fn started_spin(&self, inputs: &Inputs, change: &Change) -> f64 {
        match (change.recommended, change.wins) {
            (Some(share), _) if self.customers > 0.0 => self.push * odds(share.fraction()) / self.customers,
            (None, Some(wins)) => wins.get() * readiness(inputs.sentiment.shares()),
            _ => 0.0,
        }
    }

    /// Happier customers stay longer, recommend more and put fewer off.
    fn apply_sentiment(&mut self, inputs: &Inputs, change: &Change, weights: &Weights) {
        let today = inputs.sentiment.shares();
        let new = match change.nps {
            Some(nps) if nps.score() != inputs.sentiment.score() => shifted(inputs.sentiment, nps),
            _ => today,
        };
        let denser = change
            .products
            .map_or(0.0, |products| products.get() - inputs.products.get());
        if new != today || weights.density * denser != 0.0 {
            let mix = new.weighted(weights.leaving) / today.weighted(weights.leaving);
            let hazard = -(-self.churn).ln_1p() * mix * (-weights.density * denser).exp();
            self.churn = -(-hazard).exp_m1();
        }
        if new != today {
            self.spin *= new.weighted(weights.recommending) / today.weighted(weights.recommending);
            self.push *= (-weights.warning * (new.detractors - today.detractors)).exp();
        }
    }

    /// Another market, its theta frozen; a first one is tuned to today.
    fn resized(&self, size: f64) -> Result<MarketLimit, Problem> {
        let customers = self.customers;
        if size < customers {
            return Err(problem(
                Field::Market,
                size,
                Reason::MarketBelowCustomers { customers },
            ));
        }
        if let Some(market) = self.market {
            return Ok(MarketLimit { size, ..market });
        }
        let taken = self.pipeline + (1.0 - self.churn) * customers;
        if self.speed() >= size - taken {
            let above = taken + self.speed();
            return Err(problem(Field::Market, size, Reason::MarketTooSmall { above }));
        }
        Ok(MarketLimit::calibrated(size, self.speed(), size - taken))
    }
}

/// The shares at another score that keep today's shape.
fn shifted(today: Sentiment, nps: Nps) -> Shares {
    match today {
        Sentiment::Score(_) => Shares::of_score(nps),
        Sentiment::Votes(_) => Shares::of_shape(nps.fraction(), today.shares().shape()),
    }
}

fn odds(fraction: f64) -> f64 {
    fraction / (1.0 - fraction)
}

fn traffic_ratio(inputs: &Inputs, change: &Change) -> Result<f64, Problem> {
    ratio(
        Field::Traffic,
        inputs.traffic.get(),
        change.traffic.map(Traffic::get),
    )
}

/// How much more passes the whole path, and the part of it that recommended people pass too.
fn path_ratios(inputs: &Inputs, change: &Change) -> Result<(f64, f64), Problem> {
    let (mut all, mut shared) = (1.0, 1.0);
    for (index, today) in inputs.path.conversion().iter().enumerate() {
        let new = change.conversion.get(index).copied().flatten();
        let ratio = ratio(Field::Conversion(index), today.get(), new.map(Conversion::get))?;
        all *= ratio;
        if index > 0 {
            shared *= ratio;
        }
    }
    Ok((all, shared))
}

fn ratio(field: Field, today: f64, new: Option<f64>) -> Result<f64, Problem> {
    match new {
        None => Ok(1.0),
        Some(new) if new == today => Ok(1.0),
        Some(new) if today == 0.0 => Err(problem(field, new, Reason::NothingToScale)),
        Some(new) => Ok(new / today),
    }
}

fn problem(field: Field, read: f64, reason: Reason) -> Problem {
    Problem {
        field,
        read: read.to_string(),
        reason,
    }
}
