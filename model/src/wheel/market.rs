//! The market limit: the more people are customers already, the fewer are left to win.

/// A market of a certain size, tuned so that today wins as many customers as were measured.
///
/// The chance that a free customer is won in a month is `1 - e^-lambda` with
/// `lambda = theta (push + spin x customers) / size`; a discrete form of diffusion with attrition
/// (Libai, Muller, Peres 2009; Dodson, Muller 1978) that cannot overshoot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarketLimit {
    /// All customers there could ever be.
    pub size: f64,
    /// Tunes the chance so that today's wins are those measured. A what-if leaves it as it is.
    pub theta: f64,
}

impl MarketLimit {
    /// The limit for today's wins `v0` in today's `room`. The caller has checked that `v0 < room`.
    pub(crate) fn calibrated(size: f64, v0: f64, room: f64) -> MarketLimit {
        let theta = if v0 > 0.0 {
            -size * (-v0 / room).ln_1p() / v0
        } else {
            1.0
        };
        MarketLimit { size, theta }
    }

    /// How many of the free customers are won when `v` would be won without a limit.
    pub(crate) fn won(self, v: f64, room: f64) -> f64 {
        let lambda = self.theta * v / self.size;
        -(-lambda).exp_m1() * room.max(0.0)
    }
}
