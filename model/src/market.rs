//! The market limit: the nearer everybody is to being a customer, the fewer are left to win.

use crate::wheel::Wheel;

/// A market of a size, tuned so that today wins what was measured.
///
/// The chance that a free customer is won in a month is `1 - e^-lambda` with
/// `lambda = theta (push + spin x customers) / size`; a discrete form of diffusion with attrition
/// (Libai, Muller, Peres 2009; Dodson, Muller 1978) that cannot overshoot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarketLimit {
    /// All customers there could ever be.
    pub size: f64,
    /// Tunes the chance so that today's wins are those measured; frozen in a what-if.
    pub theta: f64,
}

impl MarketLimit {
    /// The limit for today's wins `v0` in today's `room`; the caller has checked `v0 < room`.
    pub(crate) fn calibrated(size: f64, v0: f64, room: f64) -> MarketLimit {
        let theta = if v0 > 0.0 {
            -size * (-v0 / room).ln_1p() / v0
        } else {
            1.0
        };
        MarketLimit { size, theta }
    }

    /// The customers at which as many are won as lost. Above it more are lost, below it more are
    /// won, so halving the interval finds it; with nothing won any more it is 0, or everybody stays,
    /// those on their way included.
    pub(crate) fn settled(self, wheel: &Wheel) -> f64 {
        let everybody = wheel.customers + wheel.pipeline;
        if wheel.push == 0.0 && (wheel.spin == 0.0 || everybody == 0.0) {
            return if wheel.churn == 0.0 { everybody } else { 0.0 };
        }
        let grows = |customers: f64| {
            let lost = wheel.churn * customers;
            // In the end as many enter the pipeline as leave it: Little's law gives its length.
            let room = self.size - wheel.cycle * lost - (customers - lost);
            self.won(wheel.push + wheel.spin * customers, room) > lost
        };
        let (mut low, mut high) = (0.0, self.size);
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

    /// How many of the free customers are won when `v` would be won without a limit.
    pub(crate) fn won(self, v: f64, room: f64) -> f64 {
        let lambda = self.theta * v / self.size;
        -(-lambda).exp_m1() * room.max(0.0)
    }
}
