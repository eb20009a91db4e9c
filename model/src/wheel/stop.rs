//! The stop test: what still happens if all push stops today.

use super::{State, Wheel};
use crate::number::glide;

/// Wins and customers after a stop, month by month.
///
/// # Units
/// Customers. The wins of month `t` stand at index `t`, and so do the customers after `t` months.
#[derive(Clone, Debug, PartialEq)]
pub struct StopTest {
    /// Won by recommendation.
    pub spun: Vec<f64>,
    /// Won from the pipeline of today, which a funnel has too.
    pub from_pipeline: Vec<f64>,
    /// Customers that are left.
    pub customers: Vec<f64>,
}

impl Wheel {
    /// Stops all push today and runs the wheel for `months`, without a market limit.
    ///
    /// The pipeline of today drains as `Q0 kappa (1 - kappa)^t`. Every other win counts as recommendation's, those
    /// that the pipeline's customers bring included.
    pub fn stop(&self, months: usize) -> StopTest {
        let wheel = self.coasting();
        let mut state = wheel.today();
        let mut draining = Drain {
            left: self.pipeline,
            rate: self.closing_rate(),
        };
        let mut test = StopTest {
            spun: Vec::with_capacity(months),
            from_pipeline: Vec::with_capacity(months),
            customers: Vec::with_capacity(months + 1),
        };
        test.customers.push(state.customers);
        for _ in 0..months {
            let (won, next) = wheel.step(state);
            let drained = draining.month();
            test.spun.push((won - drained).max(0.0));
            test.from_pipeline.push(drained);
            test.customers.push(next.customers);
            state = next;
        }
        test
    }

    /// The wheel `months` after all push has stopped, without a market limit.
    pub fn coasted(&self, months: usize) -> Wheel {
        let wheel = self.coasting();
        let state = (0..months).fold(wheel.today(), |state, _| wheel.step(state).1);
        Wheel {
            customers: state.customers,
            pipeline: state.pipeline,
            ..wheel
        }
    }

    /// Customers won within `months` of a stop: from the pipeline of today, and by recommendation.
    pub(crate) fn coast(&self, months: usize) -> (f64, f64) {
        let drained = self.pipeline * (1.0 - (1.0 - self.closing_rate()).powi(months as i32));
        if self.cycle == 0.0 {
            return (
                0.0,
                self.spin * self.customers * glide(self.friction(), months as f64),
            );
        }
        let wheel = self.coasting();
        let sum = |(sum, state): (f64, State), _| {
            let (won, next) = wheel.step(state);
            (sum + won, next)
        };
        let (won, _) = (0..months).fold((0.0, wheel.today()), sum);
        (
            drained,
            if self.spin == 0.0 {
                0.0
            } else {
                (won - drained).max(0.0)
            },
        )
    }
}

/// A pipeline that nobody enters any more.
struct Drain {
    left: f64,
    rate: f64,
}

impl Drain {
    fn month(&mut self) -> f64 {
        let drained = self.left * self.rate;
        self.left -= drained;
        drained
    }
}
