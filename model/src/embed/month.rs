//! The month of the calendar in which the chart starts.

use std::fmt;

/// A month of the calendar, from the year 1000 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Months since the year 0.
    count: u32,
}

impl Month {
    /// Reads `2027-01`.
    pub fn read(text: &str) -> Option<Month> {
        let is_number = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
        let (year, month) = text.split_once('-')?;
        if year.len() != 4 || month.len() != 2 || !is_number(year) || !is_number(month) {
            return None;
        }
        let (year, month): (u32, u32) = (year.parse().ok()?, month.parse().ok()?);
        let is_month = year >= 1000 && (1..=12).contains(&month);
        is_month.then(|| Month {
            count: year * 12 + month - 1,
        })
    }

    /// The month that comes so many months later.
    #[must_use]
    pub fn after(self, months: usize) -> Month {
        Month {
            count: self.count + months as u32,
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.count / 12, self.count % 12 + 1)
    }
}
