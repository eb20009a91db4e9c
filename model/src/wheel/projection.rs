//! The coming months, with recommendation and without it.

use super::Wheel;
use serde::Serialize;

/// Customers and wins, month by month.
///
/// # Units
/// Customers. `flywheel[t]` and `funnel[t]` are the customers after `t` months, from 0 to the
/// horizon; `won[t]` and `funnel_won[t]` the customers won in the month that follows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Projection {
    /// Customers with recommendation.
    pub flywheel: Vec<f64>,
    /// Customers of the funnel: the same push, churn and pipeline, without recommendation.
    pub funnel: Vec<f64>,
    /// Customers won with recommendation.
    pub won: Vec<f64>,
    /// Customers won by the funnel.
    #[serde(skip)]
    pub funnel_won: Vec<f64>,
}

impl Wheel {
    /// Runs the monthly map for `months`, with recommendation and without it.
    ///
    /// ```
    /// # use flywheel_model::Preset;
    /// let projection = Preset::Saas.inputs().calibrate()?.project(36);
    /// assert!((projection.flywheel[36] - 252.445972865).abs() < 1e-9);
    /// assert!((projection.funnel[36] - 206.127733152).abs() < 1e-9);
    /// # Ok::<(), flywheel_model::Problem>(())
    /// ```
    pub fn project(&self, months: usize) -> Projection {
        let (flywheel, won) = self.run(months);
        let (funnel, funnel_won) = self.funnel().run(months);
        Projection {
            flywheel,
            funnel,
            won,
            funnel_won,
        }
    }

    fn run(&self, months: usize) -> (Vec<f64>, Vec<f64>) {
        let mut state = self.today();
        let (mut customers, mut wins) = (Vec::with_capacity(months + 1), Vec::with_capacity(months));
        customers.push(state.customers);
        for _ in 0..months {
            let (won, next) = self.step(state);
            wins.push(won);
            customers.push(next.customers);
            state = next;
        }
        (customers, wins)
    }
}
