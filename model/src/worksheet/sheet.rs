//! The sheets, their columns, and their rows.

use super::cell::{Cell, CellReason, Kind, Language};
use super::options::Options;

/// A table of the worksheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The activities in each segment: by whom, with how much force, and how they are measured.
    Activities,
    /// The ledger: what came, left and stayed at each stage, month by month.
    Ledger,
    /// The answers to the NPS question, quarter by quarter.
    Answers,
    /// The friction register: where customers, employees and teams meet friction.
    Frictions,
    /// The push log: a piece of content in a channel on a day.
    Pushes,
}

/// A column of a sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// Its name in files.
    pub key: &'static str,
    /// What may stand in it.
    pub kind: Kind,
    /// Whether it must not be empty.
    pub needed: bool,
}

const fn needed(key: &'static str, kind: Kind) -> Column {
    Column {
        key,
        kind,
        needed: true,
    }
}

const fn column(key: &'static str, kind: Kind) -> Column {
    Column {
        key,
        kind,
        needed: false,
    }
}

/// The places of each sheet's columns.
#[allow(missing_docs)]
pub mod columns {
    pub mod activity {
        pub const SEGMENT: usize = 0;
        pub const NAME: usize = 1;
        pub const OWNER: usize = 2;
        pub const HOURS: usize = 3;
        pub const COST: usize = 4;
        pub const METRIC: usize = 5;
    }
    pub mod ledger {
        pub const MONTH: usize = 0;
        pub const STAGE: usize = 1;
        pub const OPENING: usize = 2;
        pub const ADDED: usize = 3;
        pub const LOST: usize = 4;
        pub const TOTAL: usize = 5;
    }
    pub mod answers {
        pub const QUARTER: usize = 0;
        pub const PROMOTERS: usize = 1;
        pub const PASSIVES: usize = 2;
        pub const DETRACTORS: usize = 3;
        pub const GAINED: usize = 4;
        pub const TO_PASSIVE: usize = 5;
        pub const TO_DETRACTOR: usize = 6;
    }
    pub mod friction {
        pub const WHERE: usize = 0;
        pub const BETWEEN: usize = 1;
        pub const SEVERITY: usize = 2;
        pub const FREQUENCY: usize = 3;
        pub const REMEDY: usize = 4;
        pub const OWNER: usize = 5;
        pub const BEFORE: usize = 6;
        pub const AFTER: usize = 7;
        pub const LEVER: usize = 8;
        pub const EFFECT: usize = 9;
        pub const RESOLVED: usize = 10;
    }
    pub mod push {
        pub const DAY: usize = 0;
        pub const CHANNEL: usize = 1;
        pub const PIECE: usize = 2;
        pub const LEADS: usize = 3;
    }
}

const AMOUNT: Kind = Kind::Number(0.0, 1e12);
const RATING: Kind = Kind::Number(0.0, 10.0);

const ACTIVITIES: [Column; 6] = [
    needed("stage", Kind::Choice(Options::Segments)),
    needed("activity", Kind::Words),
    column("owner", Kind::Words),
    column("hours", Kind::Number(0.0, 1e6)),
    column("cost", AMOUNT),
    column("metric", Kind::Words),
];
const LEDGER: [Column; 6] = [
    needed("month", Kind::Month),
    needed("stage", Kind::Choice(Options::Stages)),
    column("opening", Kind::Count),
    needed("added", Kind::Count),
    column("lost", Kind::Count),
    column("total", Kind::Count),
];
const ANSWERS: [Column; 7] = [
    needed("quarter", Kind::Quarter),
    needed("promoters", Kind::Count),
    needed("passives", Kind::Count),
    needed("detractors", Kind::Count),
    column("gained", Kind::Count),
    column("to-passive", Kind::Count),
    column("to-detractor", Kind::Count),
];
const FRICTIONS: [Column; 12] = [
    needed("where", Kind::Words),
    column("between", Kind::Choice(Options::Contacts)),
    column("severity", RATING),
    column("frequency", Kind::Number(0.0, 1e6)),
    column("remedy", Kind::Choice(Options::Remedies)),
    column("owner", Kind::Words),
    column("before", AMOUNT),
    column("after", AMOUNT),
    column("lever", Kind::Choice(Options::Levers)),
    column("effect", Kind::Number(-99.0, 1000.0)),
    column("resolved", Kind::Choice(Options::NoYes)),
    column("from", Kind::Choice(Options::Examples)),
];
const PUSHES: [Column; 4] = [
    needed("day", Kind::Day),
    needed("channel", Kind::Words),
    column("piece", Kind::Words),
    needed("leads", Kind::Count),
];

/// Why a row is refused when it is read, or flagged where it stands.
#[derive(Clone, Debug, PartialEq)]
pub enum RowReason {
    /// The cell in this column, which was read as these words, is refused.
    Cell(usize, String, CellReason),
    /// A quotation mark at the start of a cell is not closed.
    Quote,
    /// The sheet has no room for another row.
    Full,
    /// The row of a file is longer than any that could be used.
    TooLong,
    /// The same period stands in an earlier row, counted from 0.
    Twice(usize),
    /// More was lost than there was.
    BelowZero,
    /// The total should be the first number, but is the second.
    Total(f64, f64),
    /// The opening should be the first number, which is the total of the month before, but is the second.
    Opening(f64, f64),
    /// By what moved the promoters should be the first number, but they are the second.
    Movements(f64, f64),
}

#[cfg(test)]
thread_local! {
    /// Cells that were read on this thread, by which the tests measure work.
    pub(crate) static READ: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// The cells of one row, each allowed in its column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row(Vec<Cell>);

impl Row {
    /// A cell. One that does not exist is empty.
    pub fn cell(&self, column: usize) -> &Cell {
        #[cfg(test)]
        READ.set(READ.get() + 1);
        self.0.get(column).unwrap_or(&Cell::Empty)
    }

    /// The number of a cell, or the place of its choice.
    pub fn number(&self, column: usize) -> Option<f64> {
        match self.cell(column) {
            Cell::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The words of a cell. Empty where there are none.
    pub fn words(&self, column: usize) -> &str {
        match self.cell(column) {
            Cell::Words(words) => words,
            _ => "",
        }
    }

    pub(super) fn set(&mut self, column: usize, cell: Cell) {
        if let Some(place) = self.0.get_mut(column) {
            *place = cell;
        }
    }
}

impl Sheet {
    /// All five, in the order in which they are stored.
    pub const ALL: [Sheet; 5] = [
        Sheet::Activities,
        Sheet::Ledger,
        Sheet::Answers,
        Sheet::Frictions,
        Sheet::Pushes,
    ];

    /// Its key in storage.
    pub fn key(self) -> &'static str {
        match self {
            Sheet::Activities => "activities",
            Sheet::Ledger => "ledger",
            Sheet::Answers => "answers",
            Sheet::Frictions => "frictions",
            Sheet::Pushes => "pushes",
        }
    }

    /// Its columns.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Sheet::Activities => &ACTIVITIES,
            Sheet::Ledger => &LEDGER,
            Sheet::Answers => &ANSWERS,
            Sheet::Frictions => &FRICTIONS,
            Sheet::Pushes => &PUSHES,
        }
    }

    /// Most rows. It bounds memory and what a browser stores.
    pub fn most(self) -> usize {
        match self {
            Sheet::Pushes | Sheet::Ledger => 10_000,
            _ => 500,
        }
    }

    /// Reads the cells of a row.
    ///
    /// # Errors
    /// The first cell that is refused.
    ///
    /// ```
    /// use flywheel_model::worksheet::{PLAIN, Sheet};
    ///
    /// let row = Sheet::Pushes.row(&["2026-03-14", "Blog", "", "12"], &PLAIN)?;
    /// assert_eq!(row.number(3), Some(12.0));
    /// # Ok::<(), flywheel_model::worksheet::RowReason>(())
    /// ```
    pub fn row<S: AsRef<str>>(self, cells: &[S], language: &Language<'_>) -> Result<Row, RowReason> {
        let typed = |column: usize| cells.get(column).map_or("", AsRef::as_ref);
        let columns = 0..self.columns().len();
        columns
            .map(|column| self.cell(column, typed(column), language))
            .collect::<Result<_, _>>()
            .map(Row)
    }

    pub(super) fn cell(self, column: usize, typed: &str, language: &Language<'_>) -> Result<Cell, RowReason> {
        let wrong = |wrong| RowReason::Cell(column, typed.to_owned(), wrong);
        let Some(found) = self.columns().get(column) else {
            return Ok(Cell::Empty);
        };
        match found.kind.read(typed, language).map_err(wrong)? {
            Cell::Empty if found.needed => Err(wrong(CellReason::Missing)),
            cell => Ok(cell),
        }
    }

    /// A row as files and storage write it.
    pub fn written(self, row: &Row) -> Vec<String> {
        let columns = self.columns().iter().enumerate();
        columns
            .map(|(place, column)| column.kind.written(row.cell(place)))
            .collect()
    }
}
