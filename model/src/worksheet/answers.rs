//! The answers to the NPS question by quarter, and how promoters came and went.

use super::Worksheet;
use super::periods::{Period, in_answers};
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

/// Why a row does not fit the first row of another period. None if it does.
pub(super) fn row_reason<'a>(
    row: &Row,
    find: impl Fn(Option<Period>) -> Option<&'a Row>,
) -> Option<RowReason> {
    let now = Quarter::of(row);
    let moved = [at::GAINED, at::TO_PASSIVE, at::TO_DETRACTOR].map(|column| row.number(column));
    // Movements that nobody counted cannot be wrong.
    if moved.iter().all(Option::is_none) {
        return None;
    }
    let before = find(in_answers(now.quarter - 1.0)).map(Quarter::of)?;
    let [gained, to_passive, to_detractor] = moved.map(|count| count.unwrap_or(0.0));
    let promoters = before.counts[0] + gained - to_passive - to_detractor;
    (promoters != now.counts[0]).then(|| RowReason::Movements(promoters, now.counts[0]))
}

impl Worksheet {
    /// Every quarter of answers, in the order of the rows.
    pub fn quarters(&self) -> Vec<Quarter> {
        self.rows(Sheet::Answers).iter().map(Quarter::of).collect()
    }

    /// The quarter of one row.
    pub fn quarter(&self, row: usize) -> Option<Quarter> {
        self.rows(Sheet::Answers).get(row).map(Quarter::of)
    }

    /// The last quarter that is not after this one. Of two rows with the same quarter, the last counts.
    pub fn last_answers(&self, quarter: f64) -> Option<Quarter> {
        self.quarter(self.sheets.summary().latest.last_until(quarter)?)
    }
}
