//! The push log: no single channel, piece or campaign causes the leads, but all pushes together.

use super::Worksheet;
use super::sheet::columns::push as at;
use super::sheet::{Row, Sheet};

/// The totals of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Pushes {
    /// All pieces.
    pub pieces: f64,
    /// All leads.
    pub leads: f64,
    /// Months from the first push to the last.
    pub months: f64,
    /// Channels in the order in which they first stand in the log, each with its pieces and leads.
    pub channels: Vec<(String, f64, f64)>,
    /// How evenly the pieces are spread over the months, 1 for exactly evenly. None without a push.
    pub regularity: Option<f64>,
}

/// The month of a row, counted on from year to year.
fn month(row: &Row) -> usize {
    let day = row.number(at::DAY).unwrap_or(0.0) as usize;
    12 * (day / 10_000) + (day / 100) % 100
}

/// The pieces of each month from the first to the last.
fn by_month(rows: &[Row]) -> Vec<f64> {
    let months = || rows.iter().map(month);
    let (Some(first), Some(last)) = (months().min(), months().max()) else {
        return Vec::new();
    };
    let mut pieces = vec![0.0; last - first + 1];
    for month in months() {
        pieces[month - first] += 1.0;
    }
    pieces
}

impl Worksheet {
    /// The totals of the push log, whatever the order of its rows.
    pub fn pushes(&self) -> Pushes {
        let rows = self.rows(Sheet::Pushes);
        let by_month = by_month(rows);
        let mut channels: Vec<(String, f64, f64)> = Vec::new();
        let mut leads = 0.0;
        for row in rows {
            let of_row = row.number(at::LEADS).unwrap_or(0.0);
            leads += of_row;
            let name = row.words(at::CHANNEL);
            match channels.iter_mut().find(|(other, ..)| other == name) {
                Some((_, pieces, leads)) => {
                    *pieces += 1.0;
                    *leads += of_row;
                }
                None => channels.push((name.to_owned(), 1.0, of_row)),
            }
        }
        Pushes {
            pieces: rows.len() as f64,
            leads,
            months: by_month.len() as f64,
            channels,
            regularity: regularity(&by_month),
        }
    }
}

/// How evenly something is spread over some months: `(sum x)^2 / (n sum x^2)`, 1 for exactly evenly and 1/n for one
/// burst. None where there is nothing. This measure is the model's choice: the article only asks for consistency.
///
/// ```
/// use flywheel_model::worksheet::regularity;
///
/// assert_eq!(regularity(&[3.0; 8]), Some(1.0));
/// assert_eq!(regularity(&[24.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]), Some(0.125));
/// ```
pub fn regularity(months: &[f64]) -> Option<f64> {
    let sum: f64 = months.iter().sum();
    let squares: f64 = months.iter().map(|month| month * month).sum();
    (squares > 0.0).then(|| sum * sum / (months.len() as f64 * squares))
}
