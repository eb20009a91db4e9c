//! What follows from all rows of the sheets together. The page asks for it at every keystroke, also where the wheel
//! alone has changed.

use super::friction::Friction;
use super::periods::{Periods, STAGES};
use super::sheet::columns::{activity, friction, ledger};
use super::sheet::{Row, Sheet};

/// The sums of a segment's activities.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Invested {
    pub(super) activities: usize,
    /// None where nobody entered any.
    pub(super) hours: Option<f64>,
    /// None where nobody entered any.
    pub(super) cost: Option<f64>,
    pub(super) has_metric: bool,
}

/// What follows from all rows.
#[derive(Debug)]
pub(super) struct Summary {
    pub(super) ledger: Periods,
    /// Every month of the ledger, the earliest first.
    pub(super) months: Vec<f64>,
    /// Whether the ledger has rows of each stage.
    pub(super) has_stage: [bool; STAGES],
    pub(super) answers: Periods,
    /// The last row of each quarter instead of the first.
    pub(super) latest: Periods,
    pub(super) segments: [Invested; 3],
    /// How many places of friction are open.
    pub(super) open: usize,
    /// The first of the open places that weigh most.
    pub(super) worst: Option<Friction>,
    /// Whether every place of friction has a remedy and an owner.
    pub(super) is_planned: bool,
}

impl Summary {
    pub(super) fn of(rows: &[Vec<Row>; 5]) -> Summary {
        let rows = |sheet: Sheet| &rows[sheet as usize];
        let ledger = Periods::of(Sheet::Ledger, rows(Sheet::Ledger));
        let frictions = rows(Sheet::Frictions).iter().enumerate().map(Friction::of);
        let open = frictions.filter(|friction| !friction.is_resolved);
        Summary {
            months: ledger.months(),
            ledger,
            has_stage: stages(rows(Sheet::Ledger)),
            answers: Periods::of(Sheet::Answers, rows(Sheet::Answers)),
            latest: latest(rows(Sheet::Answers)),
            segments: invested(rows(Sheet::Activities)),
            open: open.clone().count(),
            worst: open.reduce(|worst, next| if next.weight > worst.weight { next } else { worst }),
            is_planned: rows(Sheet::Frictions).iter().all(is_planned),
        }
    }
}

fn latest(rows: &[Row]) -> Periods {
    let mut latest = Periods::of(Sheet::Answers, &[]);
    for (index, row) in rows.iter().enumerate().rev() {
        latest.note(row, index);
    }
    latest
}

fn stages(rows: &[Row]) -> [bool; STAGES] {
    let mut stages = [false; STAGES];
    for row in rows {
        let stage = row.number(ledger::STAGE).unwrap_or(0.0) as usize;
        if let Some(place) = stages.get_mut(stage) {
            *place = true;
        }
    }
    stages
}

fn invested(rows: &[Row]) -> [Invested; 3] {
    let mut segments = [Invested::default(); 3];
    let add = |sum: Option<f64>, next: Option<f64>| match (sum, next) {
        (Some(sum), Some(next)) => Some(sum + next),
        (sum, next) => sum.or(next),
    };
    for row in rows {
        let segment = row.number(activity::SEGMENT).map(|segment| segment as usize);
        let Some(all) = segment.and_then(|segment| segments.get_mut(segment)) else {
            continue;
        };
        all.activities += 1;
        all.hours = add(all.hours, row.number(activity::HOURS));
        all.cost = add(all.cost, row.number(activity::COST));
        all.has_metric |= !row.words(activity::METRIC).is_empty();
    }
    segments
}

fn is_planned(row: &Row) -> bool {
    row.number(friction::REMEDY).is_some() && !row.words(friction::OWNER).is_empty()
}
