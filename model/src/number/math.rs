//! Sums that lose digits when they are written the obvious way, and rounding.

/// `sum of (1 - mu)^j for j < n`: how many of `n` months are retained of anything that shrinks by `mu` a month. It
/// is `n` at `mu = 0`. `mu` is never above 1, because churn is not.
pub(crate) fn glide(mu: f64, months: f64) -> f64 {
    if mu == 0.0 || months == 0.0 {
        months
    } else if mu == 1.0 {
        1.0 // all is gone after the first month; ln_1p(-1) is infinite
    } else {
        -(months * (-mu).ln_1p()).exp_m1() / mu
    }
}

/// Log-odds of a fraction strictly between 0 and 1.
pub(crate) fn logit(fraction: f64) -> f64 {
    (fraction / (1.0 - fraction)).ln()
}

/// The fraction with these log-odds.
pub(crate) fn logistic(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

/// A value with so many significant digits. One that is too small to be scaled up stays as it is.
pub(crate) fn significant(value: f64, digits: i32) -> f64 {
    if value == 0.0 {
        return 0.0;
    }
    let power = digits - 1 - value.abs().log10().floor() as i32;
    // Dividing by a whole power of ten keeps 0.3 from becoming 0.30000000000000004.
    if power > 0 {
        let scale = 10f64.powi(power);
        if scale.is_finite() {
            (value * scale).round() / scale
        } else {
            value
        }
    } else {
        let step = 10f64.powi(-power);
        (value / step).round() * step
    }
}
