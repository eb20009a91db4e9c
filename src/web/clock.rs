//! The time, and today's date in the visitor's time zone.

use js_sys::Date;

/// Milliseconds. Only differences mean something.
pub(crate) fn now() -> f64 {
    Date::now()
}

fn two(number: u32) -> String {
    format!("{number:02}")
}

/// `2026-03`.
pub(crate) fn month() -> String {
    let today = Date::new_0();
    format!("{}-{}", today.get_full_year(), two(today.get_month() + 1))
}

/// `2026-Q1`.
pub(crate) fn quarter() -> String {
    let today = Date::new_0();
    format!("{}-Q{}", today.get_full_year(), today.get_month() / 3 + 1)
}

/// `2026-03-14`.
pub(crate) fn day() -> String {
    format!("{}-{}", month(), two(Date::new_0().get_date()))
}
