//! The dials in every month of the ledger. What the ledger does not measure is as on the wheel today.

use super::Worksheet;
use crate::inputs::Inputs;
use crate::wheel::Dials;

impl Worksheet {
    /// The dials of one month. None where the ledger measures nothing, or numbers that the wheel refuses.
    pub fn dials(&self, inputs: &Inputs, month: f64) -> Option<Dials> {
        let measured = self.measured(inputs, month);
        if measured.values.is_empty() {
            return None;
        }
        let inputs = measured.enter(inputs).ok()?;
        Some(inputs.calibrate().ok()?.dials(&inputs))
    }

    /// The dials of the first month that has them and of the last. None unless these are two months.
    pub fn first_and_last(&self, inputs: &Inputs) -> Option<[Dials; 2]> {
        let known = |month: &f64| Some((*month, self.dials(inputs, *month)?));
        let (first, before) = self.months().iter().find_map(known)?;
        let (last, after) = self.months().iter().rev().find_map(known)?;
        (first < last).then_some([before, after])
    }
}
