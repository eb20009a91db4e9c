//! Values for some of the inputs: a change to try, a target, the ends of a range.

use super::path::{MAX_CONVERSIONS, Path};
use crate::field::Lever;
use crate::number::{
    Churn, Conversion, Customers, Cycle, Market, Nps, Products, Reason, Recommended, Traffic, Wins,
};

/// Values for some of the inputs, each valid and stored as it was entered. By default there are none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values {
    /// Visits a month.
    pub traffic: Option<Traffic>,
    /// Conversions by their place in the path. What a shorter list lacks is `None`.
    pub conversion: Vec<Option<Conversion>>,
    /// Customers today.
    pub customers: Option<Customers>,
    /// Churn a month.
    pub churn: Option<Churn>,
    /// Net Promoter Score.
    pub nps: Option<Nps>,
    /// Share of new customers by recommendation.
    pub recommended: Option<Recommended>,
    /// Customers a promoter brings a month.
    pub wins: Option<Wins>,
    /// Products per customer.
    pub products: Option<Products>,
    /// Sales cycle.
    pub cycle: Option<Cycle>,
    /// Market limit.
    pub market: Option<Market>,
}

impl Values {
    /// The value of one lever as it was entered: percentage, score or amount.
    pub fn get(&self, lever: Lever) -> Option<f64> {
        match lever {
            Lever::Traffic => self.traffic.map(Traffic::get),
            Lever::Conversion(index) => self.conversion.get(index).copied().flatten().map(Conversion::get),
            Lever::Customers => self.customers.map(Customers::get),
            Lever::Churn => self.churn.map(Churn::get),
            Lever::Nps => self.nps.map(Nps::get),
            Lever::Recommended => self.recommended.map(Recommended::get),
            Lever::Wins => self.wins.map(Wins::get),
            Lever::Products => self.products.map(Products::get),
            Lever::Cycle => self.cycle.map(Cycle::get),
            Lever::Market => self.market.map(Market::get),
        }
    }

    /// Gives one lever a value, or takes it away.
    ///
    /// # Errors
    /// As the quantity's own constructor; the values stay as they were.
    pub fn set(&mut self, lever: Lever, value: Option<f64>) -> Result<(), Reason> {
        match lever {
            Lever::Traffic => self.traffic = value.map(Traffic::new).transpose()?,
            Lever::Conversion(index) => self.set_conversion(index, value)?,
            Lever::Customers => self.customers = value.map(Customers::new).transpose()?,
            Lever::Churn => self.churn = value.map(Churn::percent).transpose()?,
            Lever::Nps => self.nps = value.map(Nps::new).transpose()?,
            Lever::Recommended => self.recommended = value.map(Recommended::percent).transpose()?,
            Lever::Wins => self.wins = value.map(Wins::new).transpose()?,
            Lever::Products => self.products = value.map(Products::new).transpose()?,
            Lever::Cycle => self.cycle = value.map(Cycle::new).transpose()?,
            Lever::Market => self.market = value.map(Market::new).transpose()?,
        }
        Ok(())
    }

    fn set_conversion(&mut self, index: usize, value: Option<f64>) -> Result<(), Reason> {
        if index >= MAX_CONVERSIONS {
            let (min, max) = (1, MAX_CONVERSIONS);
            return Err(Reason::Count { min, max });
        }
        let conversion = value.map(Conversion::percent).transpose()?;
        if self.conversion.len() <= index {
            self.conversion.resize(index + 1, None);
        }
        self.conversion[index] = conversion;
        while self.conversion.last() == Some(&None) {
            self.conversion.pop();
        }
        Ok(())
    }

    /// Takes away the values of the conversions into and out of the stage at `index` of today's path, and moves those
    /// after it up. Returns their product, with today's value where only one of the two is given.
    pub(crate) fn without_stage(&mut self, index: usize, today: &Path) -> Option<f64> {
        let of = |place: usize| self.conversion.get(place).copied().flatten();
        let [into, out] = [of(index - 1), of(index)];
        let [into_today, out_today] = [index - 1, index].map(|place| today.conversion()[place]);
        if self.conversion.len() > index {
            self.conversion.remove(index);
        }
        if let Some(place) = self.conversion.get_mut(index - 1) {
            *place = None;
        }
        into.or(out)?;
        Some(into.unwrap_or(into_today).then(out.unwrap_or(out_today)).get())
    }

    /// This one value alone.
    ///
    /// # Errors
    /// As [`Values::set`].
    pub fn only(lever: Lever, value: f64) -> Result<Values, Reason> {
        let mut values = Values::default();
        values.set(lever, Some(value))?;
        Ok(values)
    }

    /// Whether there is no value at all.
    pub fn is_empty(&self) -> bool {
        *self == Values::default()
    }
}
