//! The sheets, their columns, and their rows.

use super::cell::{Cell, Kind, Language, Wrong};
use crate::delimited;

/// A table of the worksheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// What is done in each segment, by whom, with how much force, and how it is measured.
    Activities,
    /// What came, left and stayed at each stage, month by month.
    Ledger,
    /// Answers to the NPS question, quarter by quarter.
    Answers,
    /// Where customers, employees and teams rub.
    Frictions,
    /// Every single push: a piece in a channel on a day.
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

/// The columns of each sheet by their place.
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
const NO_YES: Kind = Kind::Choice(&["no", "yes"]);

const ACTIVITIES: [Column; 6] = [
    needed("stage", Kind::Choice(&["attract", "engage", "delight"])),
    needed("activity", Kind::Words),
    column("owner", Kind::Words),
    column("hours", Kind::Number(0.0, 1e6)),
    column("cost", AMOUNT),
    column("metric", Kind::Words),
];
const LEDGER: [Column; 6] = [
    needed("month", Kind::Month),
    needed(
        "stage",
        Kind::Choice(&["1", "2", "3", "4", "5", "6", "7", "8", "9"]),
    ),
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
    column(
        "between",
        Kind::Choice(&[
            "customer-employee",
            "marketing-sales",
            "sales-service",
            "marketing-service",
        ]),
    ),
    column("severity", RATING),
    column("frequency", Kind::Number(0.0, 1e6)),
    column("remedy", Kind::Choice(&["automate", "share-goal", "reorganise"])),
    column("owner", Kind::Words),
    column("before", AMOUNT),
    column("after", AMOUNT),
    column(
        "lever",
        Kind::Choice(&[
            "churn",
            "recommended",
            "traffic",
            "conversion-1",
            "conversion-2",
            "conversion-3",
            "conversion-4",
            "conversion-5",
            "conversion-6",
            "conversion-7",
            "conversion-8",
        ]),
    ),
    column("effect", Kind::Number(-99.0, 1000.0)),
    column("resolved", NO_YES),
    column("from", Kind::Choice(&["price", "silos", "handoff"])),
];
const PUSHES: [Column; 4] = [
    needed("day", Kind::Day),
    needed("channel", Kind::Words),
    column("piece", Kind::Words),
    needed("leads", Kind::Count),
];

/// Why a row is refused, or flagged.
#[derive(Clone, Debug, PartialEq)]
pub enum Because {
    /// This column, as it was read, is wrong.
    Cell(usize, String, Wrong),
    /// There are as many rows as the sheet can have.
    Full,
    /// The same period stands in an earlier row, counted from 0.
    Twice(usize),
    /// What was lost is more than there was.
    BelowZero,
    /// The total should be the first number, and is the second.
    Total(f64, f64),
    /// The opening should be the first number, the total before, and is the second.
    Opening(f64, f64),
    /// The promoters should be the first number by what moved, and are the second.
    Movements(f64, f64),
}

/// A row that was not taken over.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// Its number, counted from 1, with the heads of a file as the first.
    pub row: usize,
    /// The row itself, to be corrected.
    pub text: String,
    /// Why.
    pub because: Because,
}

/// The cells of one row, each allowed in its column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row(Vec<Cell>);

impl Row {
    /// A cell; nothing stands in one that is not there.
    pub fn cell(&self, column: usize) -> &Cell {
        self.0.get(column).unwrap_or(&Cell::Empty)
    }

    /// Its number, or the place of its choice.
    pub fn number(&self, column: usize) -> Option<f64> {
        match self.cell(column) {
            Cell::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Its words; none where it is empty.
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

    /// Its name in files and storage.
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

    /// Most rows; a bound on memory and on what a browser stores.
    pub fn most(self) -> usize {
        match self {
            Sheet::Pushes | Sheet::Ledger => 10_000,
            _ => 500,
        }
    }

    /// A row with nothing in it but what must be there.
    ///
    /// # Errors
    /// Which cell is wrong.
    ///
    /// ```
    /// use flywheel_model::worksheet::{PLAIN, Sheet};
    ///
    /// let row = Sheet::Pushes.row(&["2026-03-14", "Blog", "", "12"], &PLAIN)?;
    /// assert_eq!(row.number(3), Some(12.0));
    /// # Ok::<(), flywheel_model::worksheet::Because>(())
    /// ```
    pub fn row<S: AsRef<str>>(self, cells: &[S], language: &Language<'_>) -> Result<Row, Because> {
        let typed = |column: usize| cells.get(column).map_or("", AsRef::as_ref);
        let columns = 0..self.columns().len();
        columns
            .map(|column| self.cell(column, typed(column), language))
            .collect::<Result<_, _>>()
            .map(Row)
    }

    pub(super) fn cell(self, column: usize, typed: &str, language: &Language<'_>) -> Result<Cell, Because> {
        let wrong = |wrong| Because::Cell(column, typed.to_owned(), wrong);
        let Some(found) = self.columns().get(column) else {
            return Ok(Cell::Empty);
        };
        match found.kind.read(typed, language).map_err(wrong)? {
            Cell::Empty if found.needed => Err(wrong(Wrong::Missing)),
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

impl super::Worksheet {
    /// Adds rows from a spreadsheet, cells between tabs. What cannot be used is refused row by row, and
    /// nothing that is there is lost.
    pub fn paste(&mut self, sheet: Sheet, text: &str, language: &Language<'_>) -> (usize, Vec<Refused>) {
        let (mut taken, mut refused) = (0, Vec::new());
        for (index, cells) in delimited::rows(text, '\t').iter().enumerate() {
            if cells.iter().all(String::is_empty) {
                continue;
            }
            match self.take(sheet, cells, language) {
                Ok(()) => taken += 1,
                Err(because) => refused.push(Refused {
                    row: index + 1,
                    text: cells.join("\t"),
                    because,
                }),
            }
        }
        (taken, refused)
    }

    fn take(&mut self, sheet: Sheet, cells: &[String], language: &Language<'_>) -> Result<(), Because> {
        let row = sheet.row(cells, language)?;
        if !self.add(sheet, row) {
            return Err(Because::Full);
        }
        let last = self.rows(sheet).len() - 1;
        // Only what this row itself brings; an earlier one that does not add up is flagged where it stands.
        match self.wrong(sheet, last) {
            Some(because) => {
                self.remove(sheet, last);
                Err(because)
            }
            None => Ok(()),
        }
    }
}
