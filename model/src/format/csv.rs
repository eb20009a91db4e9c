//! A sheet as a file for other programs: commas between cells, the columns' keys as heads, plain decimals. A file
//! is taken over whole or not at all, and can be read a piece at a time.

use crate::field::RowProblem;
pub use crate::text::{guarded, push_line};
use crate::text::{rows, unguarded};
use crate::worksheet::{Cell, PLAIN, Row, RowReason, Sheet, Worksheet};

/// The rows of a sheet as a file. Words that a spreadsheet would take for a formula are [`guarded`], which [`Import`]
/// undoes.
pub fn write(sheet: Sheet, rows: &[Row]) -> String {
    let mut text = String::new();
    let columns = sheet.columns();
    let heads: Vec<String> = columns.iter().map(|column| column.key.to_owned()).collect();
    push_line(&heads, &mut text);
    for row in rows {
        let cells = columns.iter().enumerate();
        let cells = cells.map(|(place, column)| match row.cell(place) {
            Cell::Words(words) => guarded(words),
            cell => column.kind.written(cell),
        });
        push_line(&cells.collect::<Vec<String>>(), &mut text);
    }
    text
}

/// The sheet whose heads stand in the first row, the sign between cells, and the column of each head.
fn heads(text: &str) -> Option<(Sheet, char, Vec<Option<usize>>)> {
    let first = text.trim_start_matches('\u{feff}').lines().next()?;
    for separator in [',', ';', '\t'] {
        let heads = rows(first, separator);
        let heads = heads.first()?;
        for sheet in Sheet::ALL {
            let columns = sheet.columns();
            let has = |key: &str| heads.iter().any(|head| head == key);
            if columns
                .iter()
                .filter(|column| column.needed)
                .all(|column| has(column.key))
            {
                let place = |head: &String| columns.iter().position(|column| column.key == head);
                return Some((sheet, separator, heads.iter().map(place).collect()));
            }
        }
    }
    None
}

/// The sheet to which a file belongs, by its first row.
pub fn sheet_of(text: &str) -> Option<Sheet> {
    heads(text).map(|(sheet, ..)| sheet)
}

/// A file that is being read. Nothing of it reaches the worksheet before all of it was read.
#[derive(Debug)]
pub struct Import {
    sheet: Sheet,
    columns: Vec<Option<usize>>,
    cells: std::vec::IntoIter<Vec<String>>,
    all: usize,
    at: usize,
    rows: Vec<Row>,
    /// The place of each row in the file, counted from 1.
    numbers: Vec<usize>,
    refused: Vec<RowProblem<RowReason>>,
}

impl Import {
    /// Starts to read a file. None if its first row does not have the heads of a sheet. Columns with other heads
    /// are ignored.
    pub fn new(text: &str) -> Option<Import> {
        let (sheet, separator, columns) = heads(text)?;
        let mut cells = rows(text.trim_start_matches('\u{feff}'), separator);
        cells.remove(0);
        Some(Import {
            sheet,
            columns,
            all: cells.len(),
            cells: cells.into_iter(),
            at: 1,
            rows: Vec::new(),
            numbers: Vec::new(),
            refused: Vec::new(),
        })
    }

    /// The sheet to which the file belongs.
    pub fn sheet(&self) -> Sheet {
        self.sheet
    }

    /// The share of the file that has been read, 0 to 1.
    pub fn progress(&self) -> f64 {
        if self.all == 0 {
            1.0
        } else {
            (self.at - 1) as f64 / self.all as f64
        }
    }

    /// Reads some more rows. Returns whether any are left.
    pub fn step(&mut self, rows: usize) -> bool {
        for _ in 0..rows {
            let Some(cells) = self.cells.next() else {
                return false;
            };
            self.at += 1;
            if cells.iter().any(|cell| !cell.is_empty()) {
                self.take(&cells);
            }
        }
        self.cells.len() > 0
    }

    fn take(&mut self, cells: &[String]) {
        let mut ordered = vec![String::new(); self.sheet.columns().len()];
        for (cell, place) in cells.iter().zip(&self.columns) {
            if let Some(place) = place {
                ordered[*place] = unguarded(cell);
            }
        }
        let row = self.sheet.row(&ordered, &PLAIN);
        let row = row.and_then(|row| {
            if self.rows.len() < self.sheet.most() {
                Ok(row)
            } else {
                Err(RowReason::Full)
            }
        });
        match row {
            Ok(row) => {
                self.rows.push(row);
                self.numbers.push(self.at);
            }
            Err(reason) => self.refused.push(RowProblem {
                row: self.at,
                text: cells.join(","),
                reason,
            }),
        }
    }

    /// Reads what is left, and replaces the sheet by the file. Returns how many rows it has.
    ///
    /// # Errors
    /// Every row that cannot be used or does not fit the others. The worksheet stays as it was.
    pub fn finish(mut self, worksheet: &mut Worksheet) -> Result<usize, Vec<RowProblem<RowReason>>> {
        while self.step(usize::MAX) {}
        let mut new = Worksheet::default();
        let count = self.rows.len();
        new.replace(self.sheet, self.rows);
        if self.refused.is_empty() {
            self.refused = new
                .check(self.sheet)
                .into_iter()
                .map(|(index, reason)| RowProblem {
                    row: self.numbers[index],
                    text: self.sheet.written(&new.rows(self.sheet)[index]).join(","),
                    reason,
                })
                .collect();
        }
        if !self.refused.is_empty() {
            return Err(self.refused);
        }
        worksheet.take_over(self.sheet, new);
        Ok(count)
    }
}
