//! What effort does: how a segment's numbers respond to more or less of it, and the wheel that follows.

use super::forces::Forces;
use crate::field::{Force, Segment};
use crate::inputs::Inputs;
use crate::wheel::{MAX_SPIN, Wheel};

/// Why the effect of effort cannot be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncalibrated {
    /// An effort or an answer is missing.
    Missing,
    /// A segment has no effort today, so that nobody knows what its effort does.
    NoEffort,
    /// The second half of twice the effort would have to add more than the first: the gain does not lie between 0
    /// and the loss (each as a logarithm), so that no curve that flattens fits both answers.
    NotFlattening,
    /// There are no customers at the horizon to compare with.
    NoCustomers,
}

/// How a segment's numbers respond to effort: `ln v(x) = ln v(x0) + reach (e^(-x0/decay) - e^(-x/decay))`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Response {
    /// `x0`, today's effort.
    pub effort: f64,
    /// `U`, how far all effort together can move the logarithm.
    pub reach: f64,
    /// `w`, the effort after which a further unit does `1/e` of the first.
    pub decay: f64,
}

impl Response {
    /// The curve through two answers: by how many percent the segment's numbers would get worse without effort, and
    /// better with twice as much.
    ///
    /// # Errors
    /// [`Uncalibrated::NoEffort`], [`Uncalibrated::NotFlattening`].
    pub fn new(effort: f64, without: f64, doubled: f64) -> Result<Response, Uncalibrated> {
        if effort <= 0.0 {
            return Err(Uncalibrated::NoEffort);
        }
        let loss = -(-without / 100.0).ln_1p();
        let gain = (doubled / 100.0).ln_1p();
        if !(gain > 0.0 && gain < loss) {
            return Err(Uncalibrated::NotFlattening);
        }
        let flattening = gain / loss;
        Ok(Response {
            effort,
            reach: loss / (1.0 - flattening),
            decay: -effort / flattening.ln(),
        })
    }

    /// How much better, as a logarithm, the segment's numbers are at another effort.
    pub fn at(&self, effort: f64) -> f64 {
        self.reach * ((-self.effort / self.decay).exp() - (-effort / self.decay).exp())
    }
}

impl Forces {
    /// How a segment's numbers respond to its effort, by the two answers.
    ///
    /// # Errors
    /// [`Uncalibrated`] says what is missing or contradicts itself.
    pub fn response(&self, segment: Segment) -> Result<Response, Uncalibrated> {
        let index = segment as usize;
        let answer = |force| self.get(force, index).ok_or(Uncalibrated::Missing);
        let (without, doubled) = (answer(Force::Without)?, answer(Force::Doubled)?);
        let effort = answer(Force::Effort)?;
        Response::new(effort, without, doubled)
    }

    /// All three responses.
    pub(crate) fn responses(&self) -> Result<[Response; 3], Uncalibrated> {
        let [attract, engage, delight] = Segment::ALL.map(|segment| self.response(segment));
        Ok([attract?, engage?, delight?])
    }

    /// What one more unit of effort wins, all else equal.
    ///
    /// # Errors
    /// As [`Forces::response`], of the first segment that cannot be calibrated.
    pub fn per_unit(&self, inputs: &Inputs, wheel: &Wheel) -> Result<OneMore, Uncalibrated> {
        let responses = self.responses()?;
        let today = responses.map(|response| response.effort);
        let months = inputs.horizon.months();
        let customers = wheel.customers_after(months);
        if customers <= 0.0 {
            return Err(Uncalibrated::NoCustomers);
        }
        let wins = [0, 1, 2].map(|segment| {
            let mut more = today;
            more[segment] += 1.0;
            wheel
                .with_efforts(inputs, &responses, &more)
                .customers_after(months)
                - customers
        });
        let in_sight = wheel.dials(inputs).crosses_within(months);
        let may_be_named = |segment: &Segment| in_sight || *segment != Segment::Delight;
        let by_wins = |a: &Segment, b: &Segment| wins[*a as usize].total_cmp(&wins[*b as usize]);
        let best = Segment::ALL.into_iter().filter(may_be_named).max_by(by_wins);
        Ok(OneMore {
            wins,
            best: best.unwrap_or(Segment::Attract),
        })
    }

    /// The wheel with today's effort split as planned. `None` where nothing is planned.
    ///
    /// # Errors
    /// As [`Forces::response`], of the first segment that cannot be calibrated.
    pub fn as_planned(&self, inputs: &Inputs, wheel: &Wheel) -> Result<Option<Wheel>, Uncalibrated> {
        let Some(planned) = self.planned() else {
            return Ok(None);
        };
        self.with_efforts(inputs, wheel, &planned).map(Some)
    }

    /// The wheel with other efforts in the three segments.
    ///
    /// # Errors
    /// As [`Forces::response`], of the first segment that cannot be calibrated.
    pub fn with_efforts(
        &self,
        inputs: &Inputs,
        wheel: &Wheel,
        efforts: &[f64; 3],
    ) -> Result<Wheel, Uncalibrated> {
        let responses = self.responses()?;
        Ok(wheel.with_efforts(inputs, &responses, efforts))
    }
}

/// What one more unit of effort wins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OneMore {
    /// Customers at the horizon, in each segment.
    pub wins: [f64; 3],
    /// Where it wins most. Delight is not named before the crossover is within the horizon: at the start most
    /// effort belongs in attract and engage.
    pub best: Segment,
}

impl Wheel {
    /// The wheel with other efforts: each number of a segment moves by its response.
    pub(crate) fn with_efforts(
        &self,
        inputs: &Inputs,
        responses: &[Response; 3],
        efforts: &[f64; 3],
    ) -> Wheel {
        let moved = |segment: Segment| {
            let index = segment as usize;
            responses[index].at(efforts[index])
        };
        // No number leaves its range: conversions and churn end at 100 %.
        let path = inputs.path.conversion();
        let grown = |index: usize, by: f64| by.min(-(path[index].fraction().ln()));
        let later: f64 = (1..path.len())
            .map(|index| grown(index, moved(Segment::Engage)))
            .sum();
        let first = grown(0, moved(Segment::Attract)) + moved(Segment::Attract);
        let delight = moved(Segment::Delight);
        Wheel {
            push: self.push * (first + later).exp(),
            spin: (self.spin * (later + delight).exp()).min(MAX_SPIN),
            churn: (self.churn * (-delight).exp()).min(1.0),
            ..*self
        }
    }
}
