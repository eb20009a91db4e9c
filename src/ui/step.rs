//! Steps of a number by the arrow keys.

/// The next value up or down: one unit of the second significant digit, at least a hundredth.
pub(crate) fn stepped(value: f64, up: bool) -> f64 {
    let digits = value.abs().max(0.1).log10().floor() as i32 - 1;
    let direction = if up { 1.0 } else { -1.0 };
    // Dividing by a whole power of ten keeps 0.3 from becoming 0.30000000000000004.
    if digits < 0 {
        let scale = 10f64.powi(-digits);
        ((value * scale).round() + direction) / scale
    } else {
        let step = 10f64.powi(digits);
        ((value / step).round() + direction) * step
    }
}
