//! A worksheet as text for storage: named keys as in a link, with only what was entered.

use crate::number::{decimal, written};
use crate::text::{decode, encoded};
use crate::worksheet::{Note, PLAIN, Row, Sheet, Single, Worksheet};

const FIRST: &str = "worksheet=1";

impl Worksheet {
    /// The worksheet's text. Empty where nothing was entered.
    ///
    /// ```
    /// use flywheel_model::worksheet::{PLAIN, Sheet, Worksheet};
    ///
    /// let mut worksheet = Worksheet::default();
    /// assert_eq!(worksheet.to_text(), "");
    /// worksheet.paste(Sheet::Pushes, "2026-03-14\tBlog\tA story\t12", &PLAIN);
    /// assert_eq!(worksheet.to_text(), "worksheet=1&pushes=2026-03-14,Blog,A%20story,12");
    /// assert_eq!(Worksheet::from_text(&worksheet.to_text()), Some((worksheet, 0)));
    /// ```
    pub fn to_text(&self) -> String {
        if self.is_empty() {
            return String::new();
        }
        let mut text = String::from(FIRST);
        let number = |single| self.entered(single).map_or(String::new(), written);
        let numbers: Vec<String> = Single::ALL.into_iter().map(number).collect();
        let notes: Vec<String> = Note::ALL
            .into_iter()
            .map(|note| encoded(self.note(note)))
            .collect();
        for (key, cells) in [("numbers", numbers), ("notes", notes)] {
            if cells.iter().any(|cell| !cell.is_empty()) {
                text.push_str(&format!("&{key}={}", cells.join(",")));
            }
        }
        for sheet in Sheet::ALL {
            let rows: Vec<String> = self
                .rows(sheet)
                .iter()
                .map(|row| row_written(sheet, row))
                .collect();
            if !rows.is_empty() {
                text.push_str(&format!("&{}={}", sheet.key(), rows.join(";")));
            }
        }
        text
    }

    /// Reads what [`Worksheet::to_text`] wrote, and counts what could not be used. None if the text is no
    /// worksheet.
    pub fn from_text(text: &str) -> Option<(Worksheet, usize)> {
        let mut worksheet = Worksheet::default();
        if text.is_empty() {
            return Some((worksheet, 0));
        }
        let mut lost = 0;
        for (key, value) in text
            .strip_prefix(FIRST)?
            .split('&')
            .filter_map(|pair| pair.split_once('='))
        {
            lost += worksheet.take_key(key, value);
        }
        Some((worksheet, lost))
    }

    fn take_key(&mut self, key: &str, value: &str) -> usize {
        let cells = || value.split(',');
        let mut lost = 0;
        match key {
            "numbers" => {
                lost += entered_after(value, Single::COUNT);
                for (single, cell) in Single::ALL
                    .into_iter()
                    .zip(cells())
                    .filter(|(_, cell)| !cell.is_empty())
                {
                    let entered =
                        decimal(cell).is_some_and(|value| self.enter_single(single, Some(value)).is_ok());
                    lost += usize::from(!entered);
                }
            }
            "notes" => {
                lost += entered_after(value, Note::COUNT);
                for (note, cell) in Note::ALL.into_iter().zip(cells()) {
                    match decode(cell) {
                        Some(words) => self.write(note, &words),
                        None => lost += 1,
                    }
                }
            }
            key => {
                // A newer version may have more keys.
                let Some(sheet) = Sheet::ALL.into_iter().find(|sheet| sheet.key() == key) else {
                    return 1;
                };
                for row in value.split(';').filter(|row| !row.is_empty()) {
                    lost += entered_after(row, sheet.columns().len());
                    let cells: Option<Vec<String>> = row.split(',').map(decode).collect();
                    let row = cells.and_then(|cells| sheet.row(&cells, &PLAIN).ok());
                    let taken = row.is_some_and(|row| self.add(sheet, row));
                    lost += usize::from(!taken);
                }
            }
        }
        lost
    }
}

/// Cells with something in them after the first ones, for which there is no place. A newer version may have written
/// them.
pub(super) fn entered_after(cells: &str, places: usize) -> usize {
    cells
        .split(',')
        .skip(places)
        .filter(|cell| !cell.is_empty())
        .count()
}

fn row_written(sheet: Sheet, row: &Row) -> String {
    let cells: Vec<String> = sheet.written(row).iter().map(|cell| encoded(cell)).collect();
    cells.join(",").trim_end_matches(',').to_owned()
}
