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
        Pushes {
            pieces: rows.len() as f64,
            leads: rows.iter().map(leads).fold(0.0, |sum, next| sum + next),
            months: by_month.len() as f64,
            channels: channels(rows),
            regularity: regularity(&by_month),
        }
    }
}

fn leads(row: &Row) -> f64 {
    row.number(at::LEADS).unwrap_or(0.0)
}

/// The channels in the order in which they first stand in the log, each with its pieces and leads.
fn channels(rows: &[Row]) -> Vec<(String, f64, f64)> {
    let mut by_name: Vec<(&str, usize)> = rows.iter().map(|row| row.words(at::CHANNEL)).zip(0..).collect();
    by_name.sort_unstable();
    // Each row has a place for the channel that it is the first of.
    let mut first: Vec<Option<(String, f64, f64)>> = vec![None; rows.len()];
    for channel in by_name.chunk_by(|(one, _), (other, _)| one == other) {
        let (name, place) = channel[0];
        let sum = channel.iter().fold(0.0, |sum, (_, row)| sum + leads(&rows[*row]));
        first[place] = Some((name.to_owned(), channel.len() as f64, sum));
    }
    first.into_iter().flatten().collect()
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
