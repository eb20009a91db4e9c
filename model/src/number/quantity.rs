//! The validated inputs. Each is stored as it was entered, so that a link gives it back exactly:
//! rates in percent, everything else in its own unit.

use super::math::significant;
use super::reason::{Reason, whole, within};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// The fraction that a percentage is. With up to six decimals it is the number nearest to that decimal: 0.7 % is
/// 0.007, where dividing by 100 gives 0.006999999999999999.
fn hundredth(percent: f64) -> f64 {
    const PARTS: f64 = 1e6;
    let parts = (percent * PARTS).round_ties_even();
    if parts / PARTS == percent {
        parts / (100.0 * PARTS)
    } else {
        percent / 100.0
    }
}

/// Constructors for the presets' figures, which the tests check to be in range.
macro_rules! known {
    ($($name:ident),*) => {
        $(impl $name {
            pub(crate) const fn known(value: f64) -> Self {
                Self(value)
            }
        })*
    };
}
known!(Traffic, Conversion, Customers, Churn, Nps, Products, Cycle);

macro_rules! amount {
    ($(#[$doc:meta])* $name:ident, $min:expr, $max:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
        pub struct $name(f64);

        impl $name {
            /// Smallest allowed value.
            pub const MIN: f64 = $min;
            /// Largest allowed value.
            pub const MAX: f64 = $max;

            /// The quantity, if the value is allowed.
            ///
            /// # Errors
            /// [`Reason::NotANumber`] for NaN, [`Reason::Range`] outside `MIN ..= MAX`.
            pub fn new(value: f64) -> Result<Self, Reason> {
                within(value, [Self::MIN, Self::MAX]).map(Self)
            }

            /// The value, as it was entered.
            pub fn get(self) -> f64 {
                self.0
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_f64(self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::new(f64::deserialize(deserializer)?).map_err(|_| D::Error::custom(stringify!($name)))
            }
        }
    };
}

macro_rules! rate {
    ($(#[$doc:meta])* $name:ident, $max:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
        pub struct $name(f64);

        impl $name {
            /// Largest allowed percentage.
            pub const MAX: f64 = $max;

            /// The rate, from a percentage.
            ///
            /// # Errors
            /// [`Reason::NotANumber`] for NaN, [`Reason::Range`] outside `0 ..= MAX`.
            pub fn percent(value: f64) -> Result<Self, Reason> {
                within(value, [0.0, Self::MAX]).map(Self)
            }

            /// The percentage, as it was entered.
            pub fn get(self) -> f64 {
                self.0
            }

            /// The rate as a fraction of one.
            pub fn fraction(self) -> f64 {
                hundredth(self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_f64(self.fraction())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let fraction = f64::deserialize(deserializer)?;
                Self::percent(fraction * 100.0).map_err(|_| D::Error::custom(stringify!($name)))
            }
        }
    };
}

amount!(
    /// Visits to the site.
    ///
    /// # Units
    /// Visits a month.
    ///
    /// # Range
    /// 0 to 1e9.
    ///
    /// ```
    /// # use flywheel_model::Traffic;
    /// assert_eq!(Traffic::new(10_000.0).map(Traffic::get), Ok(10_000.0));
    /// assert!(Traffic::new(-1.0).is_err() && Traffic::new(f64::NAN).is_err());
    /// ```
    Traffic, 0.0, 1e9
);
amount!(
    /// Customers today.
    ///
    /// # Range
    /// 0 to 1e9; a fraction of a customer is allowed, since averages are.
    Customers, 0.0, 1e9
);
amount!(
    /// Net Promoter Score: promoters less detractors, in percentage points (Reichheld 2003).
    ///
    /// # Range
    /// -100 to 100.
    Nps, -100.0, 100.0
);
amount!(
    /// Customers one promoter brings.
    ///
    /// # Units
    /// Customers a month.
    ///
    /// # Range
    /// 0 to 50.
    Wins, 0.0, 50.0
);
amount!(
    /// Products per customer, the wheel's density.
    ///
    /// # Range
    /// 0 to 100.
    Products, 0.0, 100.0
);
amount!(
    /// Length of the sales cycle.
    ///
    /// # Units
    /// Months.
    ///
    /// # Range
    /// 0 (no cycle) to 36.
    Cycle, 0.0, 36.0
);
amount!(
    /// All customers there could ever be.
    ///
    /// # Range
    /// More than 0, at most 1e12, and never below today's customers (checked at calibration).
    Market, f64::MIN_POSITIVE, 1e12
);
rate!(
    /// Share of one stage that reaches the next.
    ///
    /// # Range
    /// 0 to 100 %.
    Conversion, 100.0
);
rate!(
    /// Share of the customers who leave.
    ///
    /// # Units
    /// A month.
    ///
    /// # Range
    /// 0 to 100 %.
    ///
    /// ```
    /// # use flywheel_model::Churn;
    /// assert_eq!(Churn::percent(2.5).map(Churn::fraction), Ok(0.025));
    /// ```
    Churn, 100.0
);
rate!(
    /// Share of the new customers who came by recommendation.
    ///
    /// # Range
    /// 0 to 99 %: at 100 % nothing would be left that could have started the wheel.
    Recommended, 99.0
);

amount!(
    /// How strongly NPS, churn and recommendation move together: the correlation of each pair of them. Their shared
    /// cause is what customers love.
    ///
    /// # Range
    /// 0 to 1. An assumption: 0.5 unless the visitor says otherwise.
    Correlation, 0.0, 1.0
);

impl Correlation {
    pub(crate) const USUAL: Correlation = Correlation(0.5);
}

impl Conversion {
    /// The share of a stage that reaches the next but one. It is rounded to 12 digits, so that 20 % and 70 % make 14 %
    /// and not 14.000000000000002 %.
    ///
    /// ```
    /// # use flywheel_model::Conversion;
    /// let [into, out] = [Conversion::percent(20.0)?, Conversion::percent(70.0)?];
    /// assert_eq!(into.then(out), Conversion::percent(14.0)?);
    /// # Ok::<(), flywheel_model::Reason>(())
    /// ```
    #[must_use]
    pub fn then(self, next: Conversion) -> Conversion {
        Conversion(significant(self.0 * next.0 / 100.0, 12))
    }
}

/// The seed of the futures. The same seed draws the same ones in every browser.
///
/// # Range
/// Whole, 0 to 4 294 967 295.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seed(u32);

impl Seed {
    pub(crate) const USUAL: Seed = Seed(2018);

    /// The seed, if it is a whole number in range.
    ///
    /// # Errors
    /// [`Reason::NotANumber`] for NaN, [`Reason::NotWhole`] otherwise.
    pub fn new(value: f64) -> Result<Seed, Reason> {
        whole(value, [0.0, f64::from(u32::MAX)]).map(|value| Seed(value as u32))
    }

    /// The number.
    pub fn get(self) -> u32 {
        self.0
    }
}

impl Nps {
    /// The score, -100 to 100.
    pub fn score(self) -> f64 {
        self.0
    }

    /// The score as a fraction, -1 to 1.
    pub fn fraction(self) -> f64 {
        self.0 / 100.0
    }
}

/// How far to look ahead.
///
/// # Units
/// Months.
///
/// # Range
/// Whole, 1 to 120.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Horizon(u8);

impl Horizon {
    /// Longest horizon, months.
    pub const MAX: f64 = 120.0;

    /// The horizon, if it is a whole number of months in range.
    ///
    /// # Errors
    /// [`Reason::NotANumber`] for NaN, [`Reason::NotWhole`] otherwise.
    pub fn new(months: f64) -> Result<Self, Reason> {
        whole(months, [1.0, Self::MAX]).map(|months| Self(months as u8))
    }

    /// How far an example looks ahead: three years.
    pub(crate) const USUAL: Horizon = Horizon(36);

    /// The number of months.
    pub fn months(self) -> usize {
        usize::from(self.0)
    }
}

impl Serialize for Horizon {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.0)
    }
}

impl<'de> Deserialize<'de> for Horizon {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(f64::deserialize(deserializer)?).map_err(|_| D::Error::custom("Horizon"))
    }
}
