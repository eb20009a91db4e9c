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

/// Promoters, passives and detractors among scores from 0 to 10. White space or semicolons stand between the scores, or
/// commas. The whole text decides which: where every part between the others is one score with a decimal comma, such as
/// `9,0`, commas are that; a single such part is two scores.
///
/// # Errors
/// The first part that is not a score.
///
/// ```
/// use flywheel_model::worksheet::count_scores;
///
/// assert_eq!(count_scores("9, 10; 7 3"), Ok([2.0, 1.0, 1.0]));
/// assert_eq!(count_scores("9,0\n10,0\n8,0"), Ok([2.0, 1.0, 0.0]));
/// assert_eq!(count_scores("9 11"), Err("11"));
/// ```
pub fn count_scores(text: &str) -> Result<[f64; 3], &str> {
    let is_space = |letter: char| letter.is_whitespace() || matches!(letter, ';' | '；' | '、');
    let is_comma = |letter: char| matches!(letter, ',' | '，');
    let parts = || text.split(is_space).filter(|part| !part.is_empty());
    let has_decimals =
        parts().count() > 1 && parts().all(|part| part.contains(is_comma) && score(part).is_some());
    let mut counts = [0.0; 3];
    for part in parts() {
        let scores = part.split(|letter| is_comma(letter) && !has_decimals);
        for read in scores.filter(|read| !read.is_empty()) {
            counts[match score(read).ok_or(read)? {
                9 | 10 => 0,
                7 | 8 => 1,
                _ => 2,
            }] += 1.0;
        }
    }
    Ok(counts)
}

/// A whole number from 0 to 10. It may have a fraction of zeros behind a point or a comma, and digits in full width.
fn score(text: &str) -> Option<u32> {
    let (whole, zeros) = text.split_once(['.', ',', '．', '，']).unwrap_or((text, ""));
    if !zeros.chars().all(|zero| matches!(zero, '0' | '０')) || whole.chars().count() > 2 {
        return None;
    }
    let digit = |letter: char| match letter {
        '０'..='９' => Some(u32::from(letter) - u32::from('０')),
        _ => letter.to_digit(10),
    };
    let value = whole
        .chars()
        .try_fold(0, |value, letter| Some(10 * value + digit(letter)?))?;
    (value <= 10 && !whole.is_empty()).then_some(value)
}
