//! The answers to the NPS question by quarter, and how promoters came and went.

use super::Worksheet;
use super::sheet::columns::answers as at;
use super::sheet::{Row, RowReason, Sheet};
use crate::inputs::Votes;

/// The answers of one quarter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quarter {
    /// 4 times the year plus the quarters before it.
    pub quarter: f64,
    /// Promoters, passives, detractors.
    pub counts: [f64; 3],
}

impl Quarter {
    fn of(row: &Row) -> Quarter {
        let count = |column| row.number(column).unwrap_or(0.0);
        Quarter {
            quarter: count(at::QUARTER),
            counts: [count(at::PROMOTERS), count(at::PASSIVES), count(at::DETRACTORS)],
        }
    }

    /// The counts, if anybody answered.
    pub fn votes(self) -> Option<Votes> {
        let [promoters, passives, detractors] = self.counts;
        Votes::new(promoters, passives, detractors).ok()
    }

    /// The Net Promoter Score, -100 to 100; none without an answer.
    ///
    /// ```
    /// use flywheel_model::worksheet::Quarter;
    ///
    /// let quarter = Quarter { quarter: 8104.0, counts: [120.0, 50.0, 30.0] };
    /// assert_eq!(quarter.nps(), Some(45.0));
    /// ```
    pub fn nps(self) -> Option<f64> {
        let [promoters, passives, detractors] = self.counts;
        let all = promoters + passives + detractors;
        (all > 0.0).then(|| 100.0 * (promoters - detractors) / all)
    }
}

/// Why a row does not fit the others. None if it does.
pub(super) fn row_reason(rows: &[Row], index: usize) -> Option<RowReason> {
    let row = rows.get(index)?;
    let now = Quarter::of(row);
    let mut earlier = rows[..index].iter();
    if let Some(twin) = earlier.position(|other| Quarter::of(other).quarter == now.quarter) {
        return Some(RowReason::Twice(twin));
    }
    let moved = [at::GAINED, at::TO_PASSIVE, at::TO_DETRACTOR].map(|column| row.number(column));
    // Movements that nobody counted cannot be wrong.
    if moved.iter().all(Option::is_none) {
        return None;
    }
    let before = rows
        .iter()
        .map(Quarter::of)
        .find(|before| before.quarter == now.quarter - 1.0)?;
    let [gained, to_passive, to_detractor] = moved.map(|count| count.unwrap_or(0.0));
    let promoters = before.counts[0] + gained - to_passive - to_detractor;
    (promoters != now.counts[0]).then(|| RowReason::Movements(promoters, now.counts[0]))
}

impl Worksheet {
    /// Every quarter of answers, in the order of the rows.
    pub fn quarters(&self) -> Vec<Quarter> {
        self.rows(Sheet::Answers).iter().map(Quarter::of).collect()
    }
}
