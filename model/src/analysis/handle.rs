//! The numbers of the first screen as handles: between which values each is moved, and what that would do.

use crate::field::Lever;
use crate::inputs::{Inputs, Values, Weights};
use crate::number::{Conversion, Reason, significant};
use crate::wheel::Wheel;

/// A number of the first screen that a visitor can move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handle {
    /// Visits a month.
    Traffic,
    /// The percentage of visits that become customers: the product of the path's conversions.
    Pass,
    /// One conversion of the path, in percent, by its place.
    Conversion(usize),
    /// Customers today.
    Customers,
    /// Percent of customers lost a month.
    Churn,
    /// The Net Promoter Score.
    Nps,
    /// The percentage of new customers by recommendation.
    Recommended,
}

/// A scale of an amount goes from the example's number divided by this to that number times this.
const TENFOLD: f64 = 10.0;

/// A scale of a rate goes beyond both ends of what is usual by this ratio.
const BEYOND: f64 = 3.0;

/// Positions of a scale of ratios. Each is 2 % to 5 % more than the one before.
const RATIO_STEPS: usize = 200;

impl Handle {
    /// The six that stand open, in the order of the page.
    pub const ALL: [Handle; 6] = [
        Handle::Traffic,
        Handle::Pass,
        Handle::Customers,
        Handle::Churn,
        Handle::Nps,
        Handle::Recommended,
    ];

    /// The number in these inputs, in the unit of its field. None where nothing was entered.
    pub fn get(self, inputs: &Inputs) -> Option<f64> {
        match self.lever() {
            Some(lever) => inputs.get(lever),
            None => Some(inputs.path.pass() * 100.0),
        }
    }

    /// Replaces the number. A new percentage of visits moves each conversion, as [`Path::with_pass`] says.
    ///
    /// [`Path::with_pass`]: crate::Path::with_pass
    ///
    /// # Errors
    /// As [`Inputs::set`] and [`Path::with_pass`](crate::Path::with_pass). The inputs stay as they were.
    pub fn set(self, inputs: &mut Inputs, value: f64) -> Result<(), Reason> {
        match self.lever() {
            Some(lever) => inputs.set(lever, Some(value)),
            None => {
                inputs.path = inputs.path.with_pass(value)?;
                Ok(())
            }
        }
    }

    /// The number in a change to these inputs, in the unit of its field. None where the change leaves it as it is.
    pub fn tried(self, inputs: &Inputs, change: &Values) -> Option<f64> {
        match self.lever() {
            Some(lever) => change.get(lever),
            None => {
                let changed: f64 = conversions(inputs, change).map(Conversion::fraction).product();
                (!change.conversion.is_empty()).then_some(100.0 * changed)
            }
        }
    }

    /// Replaces the number in a change to these inputs. Their own number, or none, takes it out of the change.
    ///
    /// # Errors
    /// As [`Handle::set`]. The change stays as it was.
    pub fn try_out(self, inputs: &Inputs, change: &mut Values, value: Option<f64>) -> Result<(), Reason> {
        let value = value.filter(|value| self.get(inputs) != Some(*value));
        match self.lever() {
            Some(lever) => {
                change.set(lever, value)?;
                // A share and what a promoter brings would contradict each other.
                if lever == Lever::Recommended {
                    change.wins = None;
                }
            }
            None => {
                change.conversion = match value {
                    None => Vec::new(),
                    Some(value) => {
                        let mut path = inputs.path.clone();
                        for (index, conversion) in conversions(inputs, change).enumerate() {
                            path = path.with_conversion(index, conversion);
                        }
                        path.with_pass(value)?
                            .conversion()
                            .iter()
                            .copied()
                            .map(Some)
                            .collect()
                    }
                };
            }
        }
        Ok(())
    }

    /// The lever that this number is. None for the percentage of visits, which is several.
    pub fn lever(self) -> Option<Lever> {
        match self {
            Handle::Traffic => Some(Lever::Traffic),
            Handle::Pass => None,
            Handle::Conversion(index) => Some(Lever::Conversion(index)),
            Handle::Customers => Some(Lever::Customers),
            Handle::Churn => Some(Lever::Churn),
            Handle::Nps => Some(Lever::Nps),
            Handle::Recommended => Some(Lever::Recommended),
        }
    }

    /// What is usual for this kind of company, in the unit of the field. None where nothing says what is.
    pub fn usual(self, inputs: &Inputs) -> Option<[f64; 2]> {
        let usual = inputs.preset.plausible();
        match self {
            Handle::Traffic | Handle::Customers => None,
            Handle::Pass => inputs.is_presets_path().then(|| {
                let end = |end: usize| {
                    usual
                        .conversion
                        .iter()
                        .map(|range| range[end] / 100.0)
                        .product::<f64>()
                };
                [100.0 * end(0), 100.0 * end(1)]
            }),
            Handle::Conversion(index) if inputs.is_presets_path() => usual.conversion.get(index).copied(),
            Handle::Conversion(_) => None,
            Handle::Churn => Some(usual.churn),
            Handle::Nps => Some(usual.nps),
            Handle::Recommended => Some(usual.recommended),
        }
    }

    /// The scale on which the number is moved. It is the same for all inputs that started from the same example,
    /// unless the number, here `value`, lies outside: then it reaches as far as that.
    pub fn scale(self, inputs: &Inputs, value: Option<f64>) -> Scale {
        let example = inputs.preset.inputs();
        let around = |value: Option<f64>| value.map(|value| [value / TENFOLD, value * TENFOLD]);
        let beyond = |usual: Option<[f64; 2]>, most: f64| {
            usual.map(|[low, high]| [low / BEYOND, (high * BEYOND).min(most)])
        };
        let (ends, is_ratio) = match self {
            Handle::Traffic | Handle::Customers => (around(self.get(&example)), true),
            Handle::Pass | Handle::Churn => (beyond(self.usual(&example), 99.0), true),
            Handle::Conversion(_) => (beyond(self.usual(inputs), 100.0), true),
            Handle::Nps => (Some([-100.0, 100.0]), false),
            Handle::Recommended => (Some([0.0, 90.0]), false),
        };
        let [low, high] = ends.unwrap_or([1.0, 100.0]);
        let value = value.filter(|value| !is_ratio || *value > 0.0).unwrap_or(low);
        Scale {
            ends: [low.min(value), high.max(value)],
            is_ratio,
        }
    }
}

/// The conversions of the path, as the change has them.
fn conversions<'a>(inputs: &'a Inputs, change: &'a Values) -> impl Iterator<Item = Conversion> + 'a {
    let today = inputs.path.conversion().iter().copied();
    today.enumerate().map(|(index, today)| {
        let new = change.conversion.get(index).copied().flatten();
        new.unwrap_or(today)
    })
}

/// The values between which a number is moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The lowest and the highest value.
    pub ends: [f64; 2],
    /// Whether equal distances are equal ratios, and not equal differences.
    pub is_ratio: bool,
}

impl Scale {
    /// The number of steps from the one end to the other.
    pub fn steps(&self) -> usize {
        let [low, high] = self.ends;
        if self.is_ratio {
            RATIO_STEPS
        } else {
            (high - low).round().max(1.0) as usize
        }
    }

    /// The value at a place from 0 to 1, as somebody would write it: whole, or with three significant digits.
    pub fn value(&self, place: f64) -> f64 {
        let [low, high] = self.ends;
        if self.is_ratio {
            significant(low * (place * (high / low).ln()).exp(), 3)
        } else {
            (low + (high - low) * place).round()
        }
    }

    /// The place of a value, from 0 to 1.
    pub fn place(&self, value: f64) -> f64 {
        let [low, high] = self.ends;
        let place = if self.is_ratio {
            (value.max(low) / low).ln() / (high / low).ln()
        } else {
            (value - low) / (high - low)
        };
        place.clamp(0.0, 1.0)
    }
}

/// What moving one number would do: the customers at the horizon at places of its scale that are equally far apart,
/// from the lowest value to the highest. None where the model refuses the value.
pub type Curve = [Option<f64>; POINTS];

/// How many places a [`Curve`] has.
pub const POINTS: usize = 33;

impl Inputs {
    /// The curves of these numbers on these scales, each while the others stay as they are.
    ///
    /// ```
    /// use flywheel_model::{Handle, Preset};
    ///
    /// let inputs = Preset::Saas.inputs();
    /// let rows = [Handle::Traffic, Handle::Churn];
    /// let rows = rows.map(|handle| (handle, handle.scale(&inputs, handle.get(&inputs))));
    /// let curves = inputs.curves(&rows);
    /// assert!(curves[0][0] < curves[0][32]);
    /// assert!(curves[1][0] > curves[1][32]);
    /// ```
    pub fn curves(&self, rows: &[(Handle, Scale)]) -> Vec<Curve> {
        self.curves_of(rows, |handle, value| {
            let mut inputs = self.clone();
            handle.set(&mut inputs, value).ok()?;
            inputs.calibrate().ok()
        })
    }

    /// The same while a change is tried: what moving a number of the change does to today's `wheel`, which is not
    /// calibrated again. `weights` are as for [`Wheel::what_if_weighted`].
    pub fn curves_tried(
        &self,
        rows: &[(Handle, Scale)],
        wheel: &Wheel,
        change: &Values,
        weights: &Weights,
    ) -> Vec<Curve> {
        self.curves_of(rows, |handle, value| {
            let mut change = change.clone();
            handle.try_out(self, &mut change, Some(value)).ok()?;
            wheel.what_if_weighted(self, &change, weights).ok()
        })
    }

    fn curves_of(
        &self,
        rows: &[(Handle, Scale)],
        moved: impl Fn(Handle, f64) -> Option<Wheel>,
    ) -> Vec<Curve> {
        let curve = |(handle, scale): &(Handle, Scale)| {
            std::array::from_fn(|point| {
                let wheel = moved(*handle, scale.value(point as f64 / (POINTS - 1) as f64))?;
                Some(wheel.customers_after(self.horizon.months()))
            })
        };
        rows.iter().map(curve).collect()
    }
}
