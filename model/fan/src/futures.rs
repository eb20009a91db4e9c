//! All futures side by side, with a column for each rate.

use crate::select::select;

/// The rates and today's state of many futures, a column for each number.
///
/// # Units
/// As in `flywheel_model::Wheel`: customers, and customers or fractions a month.
#[derive(Clone, Debug, Default)]
pub struct Futures {
    /// Customers a month won by marketing and sales.
    pub push: Vec<f64>,
    /// Customers a month won by recommendation, per customer.
    pub spin: Vec<f64>,
    /// Fraction of customers who stay for another month.
    pub staying: Vec<f64>,
    /// Customers.
    pub customers: Vec<f64>,
    /// Customers in the pipeline.
    pub pipeline: Vec<f64>,
    /// Part of the pipeline that closes in a month.
    pub closing: Vec<f64>,
    /// The market's size and theta. Empty without a limit.
    pub market: Vec<[f64; 2]>,
}

/// The percentiles, in percent.
pub const PERCENTILES: [usize; 5] = [10, 25, 50, 75, 90];

impl Futures {
    /// How many there are.
    fn len(&self) -> usize {
        self.push.len()
    }

    /// Moves every future one month ahead.
    pub fn step(&mut self) {
        let len = self.len();
        // Slices of one known length need no check of bounds in the loop, which so becomes SIMD.
        let (push, spin) = (&self.push[..len], &self.spin[..len]);
        let (staying, closing) = (&self.staying[..len], &self.closing[..len]);
        let (customers, pipeline) = (&mut self.customers[..len], &mut self.pipeline[..len]);
        if self.market.is_empty() {
            for i in 0..len {
                let waiting = pipeline[i] + push[i] + spin[i] * customers[i];
                let won = closing[i] * waiting;
                pipeline[i] = waiting - won;
                customers[i] = staying[i] * customers[i] + won;
            }
            return;
        }
        let market = &self.market[..len];
        for i in 0..len {
            let stay = staying[i] * customers[i];
            let [size, theta] = market[i];
            let wanted = push[i] + spin[i] * customers[i];
            let room = (size - pipeline[i] - stay).max(0.0);
            let waiting = pipeline[i] - (-theta * wanted / size).exp_m1() * room;
            let won = closing[i] * waiting;
            pipeline[i] = waiting - won;
            customers[i] = stay + won;
        }
    }

    /// The 10th, 25th, 50th, 75th and 90th percentile of the customers in the present month.
    pub fn percentiles(&self, scratch: &mut Vec<f64>) -> [f64; 5] {
        scratch.clear();
        scratch.extend_from_slice(&self.customers);
        let [p10, p25, p50, p75, p90] = PERCENTILES.map(|percent| rank(percent, self.len()));
        let median = select(scratch, p50);
        let (low, high) = scratch.split_at_mut(p50);
        let quarter = select(low, p25);
        let tenth = select(&mut low[..=p25], p10);
        let three_quarters = select(high, p75 - p50);
        let nine_tenths = select(&mut high[p75 - p50..], p90 - p75);
        [tenth, quarter, median, three_quarters, nine_tenths]
    }

    /// The percentiles of each month, from now to `months` ahead.
    pub fn run(mut self, months: usize) -> Vec<[f64; 5]> {
        let mut scratch = Vec::with_capacity(self.len());
        let mut fan = Vec::with_capacity(months + 1);
        fan.push(self.percentiles(&mut scratch));
        for _ in 0..months {
            self.step();
            fan.push(self.percentiles(&mut scratch));
        }
        fan
    }

    /// The percentiles after `months`.
    pub fn after(mut self, months: usize) -> [f64; 5] {
        (0..months).for_each(|_| self.step());
        self.percentiles(&mut Vec::new())
    }
}

/// The rank of a percentile, from 0: that of the smallest value which at least so many percent do not exceed.
fn rank(percent: usize, len: usize) -> usize {
    (percent * len).div_ceil(100) - 1
}
