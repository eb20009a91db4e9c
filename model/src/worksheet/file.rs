//! A sheet as a file for other programs: commas between cells, the columns' keys as heads, plain decimals.
//! Reading one is all or nothing, and can be done a piece at a time.

use super::{Because, PLAIN, Refused, Row, Sheet, Worksheet};
use crate::delimited;

/// The rows of a sheet as a file. Words that a spreadsheet would take for a formula have an apostrophe
/// before them, which [`Import`] takes away again.
pub fn csv(sheet: Sheet, rows: &[Row]) -> String {
    let mut text = String::new();
    let heads = sheet
        .columns()
        .iter()
        .map(|column| column.key.to_owned())
        .collect();
    push_line(heads, &mut text);
    for row in rows {
        let cells = sheet.written(row).into_iter().enumerate();
        let guarded = cells.map(|(column, cell)| {
            if is_formula(row, column) {
                format!("'{cell}")
            } else {
                cell
            }
        });
        push_line(guarded.collect(), &mut text);
    }
    text
}

fn push_line(cells: Vec<String>, into: &mut String) {
    for (column, cell) in cells.iter().enumerate() {
        if column > 0 {
            into.push(',');
        }
        delimited::push_cell(cell, into);
    }
    into.push_str("\r\n");
}

const FORMULA: [char; 4] = ['=', '+', '-', '@'];

fn is_formula(row: &Row, column: usize) -> bool {
    row.words(column).trim_start_matches('\'').starts_with(FORMULA)
}

/// The sheet whose heads stand in the first row, with the sign between cells and the place of each column.
fn heads(text: &str) -> Option<(Sheet, char, Vec<Option<usize>>)> {
    let first = text.trim_start_matches('\u{feff}').lines().next()?;
    for separator in [',', ';', '\t'] {
        let heads = delimited::rows(first, separator);
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

/// Which sheet a file is of, by its first row.
pub fn sheet_of(text: &str) -> Option<Sheet> {
    heads(text).map(|(sheet, ..)| sheet)
}

/// A file that is being read; nothing of it is in the worksheet before all of it is.
#[derive(Debug)]
pub struct Import {
    sheet: Sheet,
    columns: Vec<Option<usize>>,
    cells: std::vec::IntoIter<Vec<String>>,
    all: usize,
    at: usize,
    rows: Vec<Row>,
    /// Where each row stands in the file, counted from 1.
    numbers: Vec<usize>,
    refused: Vec<Refused>,
}

impl Import {
    /// Starts to read a file; none if its first row has the heads of no sheet. A column of a name that is
    /// not known is left out.
    pub fn new(text: &str) -> Option<Import> {
        let (sheet, separator, columns) = heads(text)?;
        let mut cells = delimited::rows(text.trim_start_matches('\u{feff}'), separator);
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

    /// The sheet.
    pub fn sheet(&self) -> Sheet {
        self.sheet
    }

    /// Which share of the file has been read, 0 to 1.
    pub fn progress(&self) -> f64 {
        if self.all == 0 {
            1.0
        } else {
            (self.at - 1) as f64 / self.all as f64
        }
    }

    /// Reads some rows more; tells whether there are any left.
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
        let mut ordered = vec![""; self.sheet.columns().len()];
        for (cell, place) in cells.iter().zip(&self.columns) {
            if let Some(place) = place {
                ordered[*place] = match cell.strip_prefix('\'') {
                    Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA) => rest,
                    _ => cell,
                };
            }
        }
        let row = self.sheet.row(&ordered, &PLAIN);
        let row = row.and_then(|row| {
            if self.rows.len() < self.sheet.most() {
                Ok(row)
            } else {
                Err(Because::Full)
            }
        });
        match row {
            Ok(row) => {
                self.rows.push(row);
                self.numbers.push(self.at);
            }
            Err(because) => self.refused.push(Refused {
                row: self.at,
                text: cells.join(","),
                because,
            }),
        }
    }

    /// Replaces the sheet by the file, once all of it was read; tells how many rows that are.
    ///
    /// # Errors
    /// Every row that cannot be used, or does not fit the others; the worksheet stays as it was.
    pub fn finish(mut self, worksheet: &mut Worksheet) -> Result<usize, Vec<Refused>> {
        while self.step(usize::MAX) {}
        let mut new = Worksheet::default();
        let count = self.rows.len();
        new.replace(self.sheet, self.rows);
        if self.refused.is_empty() {
            self.refused = new
                .check(self.sheet)
                .into_iter()
                .map(|(index, because)| Refused {
                    row: self.numbers[index],
                    text: self.sheet.written(&new.rows(self.sheet)[index]).join(","),
                    because,
                })
                .collect();
        }
        if !self.refused.is_empty() {
            return Err(self.refused);
        }
        worksheet.sheets[self.sheet as usize] = std::mem::take(&mut new.sheets[self.sheet as usize]);
        Ok(count)
    }
}
