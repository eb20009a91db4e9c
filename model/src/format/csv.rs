//! A sheet as a file for other programs: commas between cells, the columns' keys as heads, plain decimals. A file
//! is taken over whole or not at all, and is read a piece at a time.

use crate::field::RowProblem;
pub use crate::text::{guarded, push_line};
use crate::text::{rows, unguarded};
use crate::worksheet::{Cell, FILE, Row, RowReason, Sheet, Worksheet};
use std::mem::take;

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

/// Some programs write it at the start of a file.
const BOM: char = '\u{feff}';

/// The sheet whose heads stand in the first row, the sign between cells, and the column of each head.
fn heads(text: &str) -> Option<(Sheet, char, Vec<Option<usize>>)> {
    let first = text
        .split(['\r', '\n'])
        .next()
        .filter(|first| first.len() <= Import::LONGEST_ROW)?;
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
    heads(text.trim_start_matches(BOM)).map(|(sheet, ..)| sheet)
}

/// Finds where rows end in a text that comes in pieces. Its marks are those of [`rows`], which reads the cells.
#[derive(Debug)]
struct Ends {
    separator: u8,
    is_quoted: bool,
    /// Whether the next letter is the first of its cell.
    starts: bool,
    /// Whether the last letter was a mark that ended a quotation. Another one behind it is part of the words.
    has_ended: bool,
    /// Whether the last letter was the CR that ended a row. An LF behind it belongs to it.
    has_returned: bool,
}

/// What a byte does in a file.
#[derive(PartialEq)]
enum Byte {
    Inside,
    End,
    /// It belongs to the end before it.
    Dropped,
}

impl Ends {
    /// What this byte does. All marks are single bytes.
    fn take(&mut self, byte: u8) -> Byte {
        let (is_first, is_second) = (take(&mut self.starts), take(&mut self.has_ended));
        let has_returned = take(&mut self.has_returned);
        match byte {
            b'\n' if has_returned => {
                self.starts = true;
                return Byte::Dropped;
            }
            b'"' if self.is_quoted => {
                self.is_quoted = false;
                self.has_ended = true;
            }
            b'"' => self.is_quoted = is_first || is_second,
            _ if self.is_quoted => (),
            b'\r' | b'\n' => {
                (self.starts, self.has_returned) = (true, byte == b'\r');
                return Byte::End;
            }
            byte => self.starts = byte == self.separator,
        }
        Byte::Inside
    }
}

/// A file that is being read. Nothing of it reaches the worksheet before all of it was read.
#[derive(Debug)]
pub struct Import {
    sheet: Sheet,
    separator: char,
    columns: Vec<Option<usize>>,
    ends: Ends,
    /// The row whose end has not come yet.
    rest: String,
    /// Rows that were read, with the heads and empty ones.
    at: usize,
    rows: Vec<Row>,
    /// The place of each row in the file, counted from 1.
    numbers: Vec<usize>,
    refused: Vec<RowProblem<RowReason>>,
    is_over: bool,
}

impl Import {
    /// Longest row, in bytes: a hundred times as much as the longest words in the most columns need. It bounds the
    /// time that a file without line breaks takes, or one in which a quotation mark is missing.
    pub const LONGEST_ROW: usize = 100_000;

    /// Starts to read a file by its first piece, which holds the heads. None if they are not those of a sheet.
    /// Columns with other heads are ignored.
    pub fn new(piece: &str) -> Option<Import> {
        let piece = piece.trim_start_matches(BOM);
        let (sheet, separator, columns) = heads(piece)?;
        let ends = Ends {
            separator: separator as u8,
            is_quoted: false,
            starts: true,
            has_ended: false,
            has_returned: false,
        };
        let mut import = Import {
            sheet,
            separator,
            columns,
            ends,
            rest: String::new(),
            at: 0,
            rows: Vec::new(),
            numbers: Vec::new(),
            refused: Vec::new(),
            is_over: false,
        };
        import.read(piece);
        Some(import)
    }

    /// The sheet to which the file belongs.
    pub fn sheet(&self) -> Sheet {
        self.sheet
    }

    /// Reads the next piece of the file. It takes as long as the piece is, and at most a row more. Returns whether
    /// the pieces behind it matter: they do not where the file has more rows than its sheet, or one that is too long.
    ///
    /// ```
    /// use flywheel_model::csv::Import;
    /// use flywheel_model::worksheet::Worksheet;
    ///
    /// assert!(Import::new("day,channel,le").is_none()); // the heads must be in the first piece
    /// let mut import = Import::new("day,channel,leads\n2026-").ok_or("no sheet")?;
    /// assert!(import.read("03-14,Blog,12\n"));
    /// assert_eq!(import.finish(&mut Worksheet::default()), Ok(1));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn read(&mut self, piece: &str) -> bool {
        let mut start = 0;
        for (place, byte) in piece.bytes().enumerate() {
            if self.is_over {
                break;
            }
            match self.ends.take(byte) {
                Byte::Inside => {}
                Byte::Dropped => start = place + 1,
                Byte::End => {
                    self.rest.push_str(&piece[start..place]);
                    start = place + 1;
                    self.end_row();
                }
            }
        }
        if !self.is_over {
            self.rest.push_str(&piece[start..]);
            if self.rest.len() > Import::LONGEST_ROW {
                self.end_row();
            }
        }
        !self.is_over
    }

    /// Takes the row that has come to its end, or is too long to wait for it.
    fn end_row(&mut self) {
        self.at += 1;
        let row = take(&mut self.rest);
        if row.len() > Import::LONGEST_ROW {
            self.is_over = true;
            self.refuse(String::new(), RowReason::TooLong);
        } else if self.at > 1 && !row.trim().is_empty() {
            // A row without the line break behind it is one row.
            rows(&row, self.separator)
                .iter()
                .for_each(|cells| self.add(cells));
        }
    }

    fn refuse(&mut self, text: String, reason: RowReason) {
        self.refused.push(RowProblem {
            row: self.at,
            text,
            reason,
        });
    }

    fn add(&mut self, cells: &[String]) {
        if cells.iter().all(String::is_empty) {
            return;
        }
        let text = || cells.join(",");
        // Refused rows count, or a file of nothing else would be read to its end.
        if self.rows.len() + self.refused.len() >= self.sheet.most() {
            self.is_over = true;
            return self.refuse(text(), RowReason::Full);
        }
        let mut ordered = vec![String::new(); self.sheet.columns().len()];
        for (cell, place) in cells.iter().zip(&self.columns) {
            if let Some(place) = place {
                ordered[*place] = unguarded(cell);
            }
        }
        match self.sheet.row(&ordered, &FILE) {
            Ok(row) => {
                self.rows.push(row);
                self.numbers.push(self.at);
            }
            Err(reason) => self.refuse(text(), reason),
        }
    }

    /// Reads the row that ends with the file, and replaces the sheet by the file. Returns how many rows it has. A file
    /// without rows changes nothing.
    ///
    /// # Errors
    /// Every row that cannot be used or does not fit the others. The worksheet stays as it was.
    pub fn finish(mut self, worksheet: &mut Worksheet) -> Result<usize, Vec<RowProblem<RowReason>>> {
        if !self.is_over {
            self.end_row();
        }
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
        if count > 0 {
            worksheet.take_over(self.sheet, new);
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::{Byte, Ends, rows};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rows_end_where_the_reader_of_cells_ends_them(text in "[\",;\t\r\n aé]{0,60}", separator in "[,;\t]") {
            let separator = separator.as_bytes()[0];
            let mut ends = Ends { separator, is_quoted: false, starts: true, has_ended: false, has_returned: false };
            let mut found = vec![Vec::new()];
            for byte in text.bytes() {
                match ends.take(byte) {
                    Byte::Inside => found.last_mut().unwrap().push(byte),
                    Byte::Dropped => {}
                    Byte::End => found.push(Vec::new()),
                }
            }
            let separator = char::from(separator);
            let found = found.into_iter().map(|row| String::from_utf8(row).unwrap());
            let read: Vec<_> = found.flat_map(|row| rows(&row, separator)).collect();
            prop_assert_eq!(read, rows(&text, separator));
        }
    }
}
