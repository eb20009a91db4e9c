//! A change that is tried on the calibrated wheel. The wheel is not calibrated again.

use crate::field::{Field, Lever, Part, Problem};
use crate::inputs::{Inputs, Values, Weights};
use crate::number::{Churn, Conversion, Customers, Cycle, Reason, Traffic, Wins, written};
use crate::wheel::{MAX_SPIN, MarketLimit, Wheel};

impl Wheel {
    /// The wheel after a change, by the default weights. A new churn counts before the effect of the NPS on it. A
    /// new share by recommendation counts at today's push and before new wins per promoter. Recommended people skip
    /// the first stage, the visit, and pass all others.
    ///
    /// # Errors
    /// [`Reason::NothingToScale`] for a change of something that is 0 today,
    /// [`Reason::NoCustomers`] for a share without customers, [`Reason::MarketBelowCustomers`].
    ///
    /// ```
    /// # use flywheel_model::{Values, Churn, Preset};
    /// let inputs = Preset::Saas.inputs();
    /// let today = inputs.calibrate()?;
    /// let change = Values { churn: Churn::percent(2.0).ok(), ..Values::default() };
    /// assert_eq!(today.what_if(&inputs, &change)?.churn, 0.02);
    /// assert_eq!(today.what_if(&inputs, &Values::default())?, today);
    /// # Ok::<(), flywheel_model::Problem>(())
    /// ```
    pub fn what_if(&self, inputs: &Inputs, change: &Values) -> Result<Wheel, Problem> {
        self.what_if_weighted(inputs, change, &Weights::default())
    }

    /// The same with the visitor's own weights.
    ///
    /// # Errors
    /// As [`Wheel::what_if`].
    pub fn what_if_weighted(
        &self,
        inputs: &Inputs,
        change: &Values,
        weights: &Weights,
    ) -> Result<Wheel, Problem> {
        let mut wheel = *self;
        wheel.spin = self.recommending(inputs, change)?;
        let (all, shared) = path_ratios(inputs, change)?;
        wheel.push *= traffic_ratio(inputs, change)? * all;
        wheel.spin *= shared;
        wheel.churn = change.churn.map_or(self.churn, Churn::fraction);
        wheel.apply_sentiment(inputs, change, weights);
        wheel.spin = wheel.spin.min(MAX_SPIN);
        wheel.cycle = change.cycle.map_or(self.cycle, Cycle::get);
        wheel.customers = change.customers.map_or(self.customers, Customers::get);
        if let Some(market) = change.market {
            wheel.market = Some(self.resized(market.get())?);
        }
        Ok(wheel)
    }

    /// `k'` for a new share or for new wins per promoter. Where both are given the share counts.
    fn recommending(&self, inputs: &Inputs, change: &Values) -> Result<f64, Problem> {
        let Some(share) = change.recommended else {
            let brought = |wins: Wins| wins.get() * inputs.sentiment.shares().readiness();
            return Ok(change.wins.map_or(self.spin, brought));
        };
        if self.customers == 0.0 {
            return Err(problem(Lever::Recommended, share.get(), Reason::NoCustomers));
        }
        let now = self.spin * self.customers;
        if self.push == 0.0 && now > 0.0 {
            return Err(problem(Lever::Recommended, share.get(), Reason::NothingToScale));
        }
        // Today's own share changes nothing, not even by a rounding error.
        if share.fraction() == now / (self.push + now) {
            return Ok(self.spin);
        }
        Ok(self.push * odds(share.fraction()) / self.customers)
    }

    /// Applies a new score and new products: happier customers stay longer, recommend more, and put fewer people
    /// off.
    fn apply_sentiment(&mut self, inputs: &Inputs, change: &Values, weights: &Weights) {
        let today = inputs.sentiment.shares();
        let new = inputs.sentiment.moved_to(change.nps);
        let denser = change
            .products
            .map_or(0.0, |products| products.get() - inputs.products.get());
        // Where nobody or everybody leaves, no factor changes that.
        let can_change = self.churn > 0.0 && self.churn < 1.0;
        if can_change && (new != today || weights.density() * denser != 0.0) {
            let mix = new.weighted(weights.leaving()) / today.weighted(weights.leaving());
            let hazard = -(-self.churn).ln_1p() * mix * (-weights.density() * denser).exp();
            self.churn = -(-hazard).exp_m1();
        }
        if new != today {
            self.spin *= new.weighted(weights.recommending()) / today.weighted(weights.recommending());
            self.push *= (-weights.warning() * (new.detractors - today.detractors)).exp();
        }
    }

    /// Another market size, at today's theta. A first market is tuned to today.
    fn resized(&self, size: f64) -> Result<MarketLimit, Problem> {
        let customers = self.customers;
        if size < customers {
            return Err(problem(
                Lever::Market,
                size,
                Reason::MarketBelowCustomers { customers },
            ));
        }
        if let Some(market) = self.market {
            let above = customers + self.pipeline;
            if size < above {
                return Err(problem(Lever::Market, size, Reason::MarketTooSmall { above }));
            }
            return Ok(MarketLimit { size, ..market });
        }
        let taken = self.pipeline + (1.0 - self.churn) * customers;
        if self.speed() >= size - taken {
            let above = taken + self.speed();
            return Err(problem(Lever::Market, size, Reason::MarketTooSmall { above }));
        }
        Ok(MarketLimit::calibrated(size, self.speed(), size - taken))
    }
}

fn odds(fraction: f64) -> f64 {
    fraction / (1.0 - fraction)
}

fn traffic_ratio(inputs: &Inputs, change: &Values) -> Result<f64, Problem> {
    ratio(
        Lever::Traffic,
        inputs.traffic.get(),
        change.traffic.map(Traffic::get),
    )
}

/// By what factor more people pass the whole path, and the part of it that recommended people pass too.
fn path_ratios(inputs: &Inputs, change: &Values) -> Result<(f64, f64), Problem> {
    let (mut all, mut shared) = (1.0, 1.0);
    for (index, today) in inputs.path.conversion().iter().enumerate() {
        let new = change.conversion.get(index).copied().flatten();
        let ratio = ratio(Lever::Conversion(index), today.get(), new.map(Conversion::get))?;
        all *= ratio;
        if index > 0 {
            shared *= ratio;
        }
    }
    Ok((all, shared))
}

fn ratio(lever: Lever, today: f64, new: Option<f64>) -> Result<f64, Problem> {
    match new {
        None => Ok(1.0),
        Some(new) if new == today => Ok(1.0),
        Some(new) if today == 0.0 => Err(problem(lever, new, Reason::NothingToScale)),
        Some(new) => Ok(new / today),
    }
}

fn problem(lever: Lever, read: f64, reason: Reason) -> Problem {
    Problem {
        field: Field::Of(Part::If, lever),
        read: written(read),
        reason,
    }
}
