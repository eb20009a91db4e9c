//! Why a number or a word is refused, and the one check of a range.

/// Why a value is refused, with what is allowed instead, in the unit it is entered in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reason {
    /// Not a number.
    NotANumber,
    /// Outside the range; both ends are allowed.
    Range {
        /// Smallest allowed value.
        min: f64,
        /// Largest allowed value.
        max: f64,
    },
    /// Not a whole number of the range; both ends are allowed.
    NotWhole {
        /// Smallest allowed value.
        min: f64,
        /// Largest allowed value.
        max: f64,
    },
    /// No promoter, no passive and no detractor.
    NoVotes,
    /// Too few or too many values in a list, or names that do not fit their number.
    Count {
        /// Fewest allowed.
        min: usize,
        /// Most allowed.
        max: usize,
    },
    /// A stage's name is empty, longer than 40 characters or holds a control character.
    Name,
    /// Not one of the words that are allowed here.
    Word,
    /// Longer than a link may be.
    TooLong {
        /// Most characters.
        max: usize,
    },
    /// The market is smaller than today's customers.
    MarketBelowCustomers {
        /// Customers today.
        customers: f64,
    },
    /// The market has no room for today's wins.
    MarketTooSmall {
        /// The market must be larger than this.
        above: f64,
    },
    /// The share implies more than ten recommended customers per customer and month.
    SpinTooFast {
        /// The largest share that does not, in percent.
        at_most_percent: f64,
    },
    /// A share of new customers has no meaning without customers.
    NoCustomers,
    /// The number is 0 today, and a change acts by its ratio to today's value.
    NothingToScale,
    /// The low end of a range lies above its high end.
    LowAboveHigh,
    /// By these weights unhappy customers would recommend more, or leave less, than happy ones.
    Order,
}

/// `value` if it lies in the range, both ends included; a negative zero becomes zero.
///
/// # Errors
/// [`Reason::NotANumber`] for NaN, [`Reason::Range`] outside the range.
pub(crate) fn within(value: f64, [min, max]: [f64; 2]) -> Result<f64, Reason> {
    match value {
        value if value.is_nan() => Err(Reason::NotANumber),
        value if value < min || value > max => Err(Reason::Range { min, max }),
        value => Ok(value + 0.0),
    }
}

/// The same for whole numbers.
///
/// # Errors
/// [`Reason::NotANumber`] for NaN, [`Reason::NotWhole`] otherwise.
pub(crate) fn whole(value: f64, [min, max]: [f64; 2]) -> Result<f64, Reason> {
    match within(value, [min, max]) {
        Ok(value) if value.fract() == 0.0 => Ok(value),
        Err(Reason::NotANumber) => Err(Reason::NotANumber),
        _ => Err(Reason::NotWhole { min, max }),
    }
}
