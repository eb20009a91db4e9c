//! The distribution that a range stands for.

use crate::field::Lever;
use crate::number::logistic;

/// A range as a normal distribution on the scale of its lever: the logarithm of a volume, the log-odds of a rate.
#[derive(Clone, Copy)]
pub(super) struct Range {
    lever: Lever,
    middle: f64,
    /// Standard deviation on that scale.
    width: f64,
}

impl Range {
    /// The distribution of a range. An end at which the logarithm is infinite counts as a hundredth of the other.
    pub(super) fn new(lever: Lever, ends: [f64; 2]) -> Range {
        const P90: f64 = 1.281_551_565_544_600_4;
        const END: f64 = 0.01;
        let on = |low: f64, high: f64| [low.max(END * high), high];
        let [low, high] = match lever {
            Lever::Conversion(_) | Lever::Churn | Lever::Recommended | Lever::Nps => {
                let [low, high] = ends.map(|end| fraction(lever, end));
                let [low, high] = on(low, high);
                let [above, below] = on(1.0 - high, 1.0 - low);
                // With both ends at 0 or both at 1 nothing is uncertain, and the two infinite logarithms are the
                // same.
                [low.ln() - below.ln(), high.ln() - above.ln()]
            }
            _ => on(ends[0], ends[1]).map(f64::ln),
        };
        Range {
            lever,
            middle: if low == high { low } else { (low + high) / 2.0 },
            width: if low == high {
                0.0
            } else {
                (high - low) / (2.0 * P90)
            },
        }
    }

    /// The number, in the unit in which it is entered, that lies this many standard deviations above the middle.
    pub(super) fn at(&self, deviations: f64) -> f64 {
        let x = if self.width == 0.0 {
            self.middle
        } else {
            self.middle + self.width * deviations
        };
        match self.lever {
            Lever::Conversion(_) | Lever::Churn | Lever::Recommended => 100.0 * logistic(x),
            Lever::Nps => 200.0 * logistic(x) - 100.0,
            _ => x.exp(),
        }
    }
}

fn fraction(lever: Lever, value: f64) -> f64 {
    if lever == Lever::Nps {
        (100.0 + value) / 200.0
    } else {
        value / 100.0
    }
}
