//! The inputs one by one: what a visitor can move, aim at, or be unsure of.

use crate::inputs::{Basis, Inputs};
use crate::path::MAX_CONVERSIONS;
use crate::problem::Reason;
use crate::quantity::{
    Churn, Conversion, Customers, Cycle, Market, Nps, Products, Recommended, Traffic, Wins,
};

/// One number of the inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lever {
    /// Visits a month.
    Traffic,
    /// One conversion of the path, counted from 0.
    Conversion(usize),
    /// Customers today.
    Customers,
    /// Churn a month.
    Churn,
    /// How happy customers are.
    Nps,
    /// The share of new customers by recommendation.
    Recommended,
    /// Customers a promoter brings a month.
    Wins,
    /// Products per customer.
    Products,
    /// Length of the sales cycle.
    Cycle,
    /// Market limit.
    Market,
}

impl Lever {
    /// All that stand for one number; the conversions stand between [`Lever::Traffic`] and the rest.
    pub const SINGLE: [Lever; 9] = [
        Lever::Traffic,
        Lever::Customers,
        Lever::Churn,
        Lever::Nps,
        Lever::Recommended,
        Lever::Wins,
        Lever::Products,
        Lever::Cycle,
        Lever::Market,
    ];

    /// The lever's key in a link.
    pub fn key(self) -> &'static str {
        match self {
            Lever::Traffic => "traffic",
            Lever::Conversion(_) => "conversion",
            Lever::Customers => "customers",
            Lever::Churn => "churn",
            Lever::Nps => "nps",
            Lever::Recommended => "recommended",
            Lever::Wins => "wins",
            Lever::Products => "products",
            Lever::Cycle => "cycle",
            Lever::Market => "market",
        }
    }

    /// Those that these inputs have, in the order of the page: a share of new customers, or what a
    /// promoter brings, but not both.
    pub fn of(inputs: &Inputs) -> Vec<Lever> {
        let mut levers = vec![Lever::Traffic];
        levers.extend((0..inputs.path.conversion().len()).map(Lever::Conversion));
        levers.extend([Lever::Customers, Lever::Churn, Lever::Nps]);
        levers.push(match inputs.basis {
            Basis::Typical | Basis::Measured(_) => Lever::Recommended,
            Basis::Promoter(_) | Basis::Separate(_) => Lever::Wins,
        });
        levers.extend([Lever::Products, Lever::Cycle]);
        levers.extend(inputs.market.map(|_| Lever::Market));
        levers
    }
}

/// Values for some of the inputs, each valid and as it was entered; by default for none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values {
    /// Visits a month.
    pub traffic: Option<Traffic>,
    /// Conversions at their stages; a shorter list is as if the rest were `None`.
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
    /// The value of one lever: percent, score or amount, as it was entered.
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

    /// Only this one value.
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
