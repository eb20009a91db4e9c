//! Text in rows of cells, as spreadsheets write it: cells between tabs, commas or semicolons, quoted where
//! they hold one of these or a line break.

/// The cells of each row. A cell that starts with a quotation mark ends at the next single one; two marks in a row
/// stand for one. A tab or a line break inside quotation marks becomes a space. A row ends with CR, LF or both.
pub(crate) fn rows(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let (mut is_quoted, mut starts) = (false, true);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let (Some(row), was_start) = (rows.last_mut(), std::mem::take(&mut starts)) else {
            break;
        };
        let Some(cell) = row.last_mut() else { break };
        match letter {
            '"' if was_start => is_quoted = true,
            '"' if is_quoted => {
                if letters.next_if_eq(&'"').is_some() {
                    cell.push('"');
                } else {
                    is_quoted = false;
                }
            }
            '\t' | '\n' | '\r' if is_quoted => cell.push(' '),
            letter if letter == separator && !is_quoted => {
                row.push(String::new());
                starts = true;
            }
            '\n' | '\r' => {
                if letter == '\r' {
                    letters.next_if_eq(&'\n');
                }
                rows.push(vec![String::new()]);
                starts = true;
            }
            letter => cell.push(letter),
        }
    }
    for cell in rows.iter_mut().flatten() {
        *cell = cell.trim().to_owned();
    }
    rows
}

/// A row that was pasted.
pub(crate) struct Pasted<'a> {
    /// The row as it was pasted.
    pub(crate) text: &'a str,
    pub(crate) cells: Vec<String>,
    /// Whether a quotation mark at the start of a cell is not closed. Such a row ends where its line ends, so that the
    /// rows behind it are read.
    is_open: bool,
}

impl Pasted<'_> {
    /// Whether there is nothing in the row.
    pub(crate) fn is_empty(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }

    /// Whether a quotation mark at the start of a cell is not closed.
    pub(crate) fn is_open(&self) -> bool {
        self.is_open
    }
}

/// The rows of a paste. Its cells stand between tabs if it has any. Otherwise they stand between semicolons or commas, if
/// these divide every row into the same number of cells.
pub(crate) fn pasted(text: &str) -> Vec<Pasted<'_>> {
    let of = |separator: char| -> Vec<Pasted<'_>> { PastedRows { text, separator }.collect() };
    let is_table = |rows: &Vec<Pasted<'_>>| {
        let mut lengths = rows
            .iter()
            .filter(|row| !row.is_empty())
            .map(|row| row.cells.len());
        let first = lengths.next().unwrap_or_default();
        first > 1 && lengths.all(|length| length == first)
    };
    let others = [';', ','].into_iter().filter(|_| !text.contains('\t'));
    others.map(of).find(is_table).unwrap_or_else(|| of('\t'))
}

struct PastedRows<'a> {
    text: &'a str,
    separator: char,
}

impl<'a> Iterator for PastedRows<'a> {
    type Item = Pasted<'a>;

    fn next(&mut self) -> Option<Pasted<'a>> {
        if self.text.is_empty() {
            return None;
        }
        let (length, is_open) = row_end(self.text, self.separator);
        let (row, rest) = self.text.split_at(length);
        let rest = rest.strip_prefix('\r').unwrap_or(rest);
        // A line feed alone ends a row, too.
        self.text = rest.strip_prefix('\n').unwrap_or(rest);
        let cells = if is_open {
            row.split(self.separator)
                .map(|cell| cell.trim().to_owned())
                .collect()
        } else {
            rows(row, self.separator).concat()
        };
        Some(Pasted {
            text: row,
            cells,
            is_open,
        })
    }
}

/// Where the first row ends, and whether a quotation mark in it is not closed: there is no other one, or what follows the
/// other one, on another line, is not the end of a cell.
fn row_end(text: &str, separator: char) -> (usize, bool) {
    let (mut is_quoted, mut starts, mut line_end) = (false, true, None);
    let mut letters = text.char_indices().peekable();
    while let Some((place, letter)) = letters.next() {
        let was_start = std::mem::replace(&mut starts, letter == separator && !is_quoted);
        match letter {
            '"' if was_start => is_quoted = true,
            '"' if is_quoted => {
                let next = letters.next_if(|(_, next)| *next == '"');
                let follows = letters.peek().map(|(_, follows)| *follows);
                let ends_cell = follows.is_none_or(|letter| letter == separator || "\r\n ".contains(letter));
                match line_end {
                    Some(end) if next.is_none() && !ends_cell => return (end, true),
                    _ => is_quoted = next.is_some(),
                }
            }
            '\n' | '\r' if is_quoted => line_end = line_end.or(Some(place)),
            '\n' | '\r' => return (place, false),
            _ => {}
        }
    }
    match line_end {
        Some(end) if is_quoted => (end, true),
        _ => (text.len(), is_quoted),
    }
}

/// Adds a line of a file with commas. Cells are quoted where they must be, and the line ends as RFC 4180 asks.
pub fn push_line(cells: &[String], into: &mut String) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            into.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            into.push('"');
            into.push_str(&cell.replace('"', "\"\""));
            into.push('"');
        } else {
            into.push_str(cell);
        }
    }
    into.push_str("\r\n");
}

/// What makes a spreadsheet compute a cell that begins with it. East Asian ones also take the signs in full width.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

/// What a spreadsheet may drop before a formula: quotation marks, which end another cell's if the row is split where
/// this file did not mean it, and spaces.
const DROPPED: [char; 5] = ['\'', '"', ' ', '\u{a0}', '\u{3000}'];

/// Words that no spreadsheet takes for a formula: an apostrophe stands before every place where one could begin. That
/// is the start of the words, and any place at which some programs begin another cell.
pub fn guarded(words: &str) -> String {
    let mut cell = String::with_capacity(words.len());
    let mut begins = true;
    for (place, letter) in words.char_indices() {
        if begins && is_formula(&words[place..]) {
            cell.push('\'');
        }
        begins = ends_cell(letter);
        cell.push(letter);
    }
    cell
}

/// The words that [`guarded`] has made safe.
pub(crate) fn unguarded(cell: &str) -> String {
    let mut words = String::with_capacity(cell.len());
    let mut begins = true;
    for (place, letter) in cell.char_indices() {
        let is_guard = begins && letter == '\'' && is_formula(&cell[place..]);
        begins = !is_guard && ends_cell(letter);
        if !is_guard {
            words.push(letter);
        }
    }
    words
}

/// Whether a formula begins here. Apostrophes before it are skipped, too: words that have one of their own get one more,
/// and lose only that one again.
fn is_formula(rest: &str) -> bool {
    rest.trim_start_matches(DROPPED).starts_with(FORMULA)
}

/// German spreadsheets split rows at semicolons. A line break ends the row where quotation marks were lost.
fn ends_cell(letter: char) -> bool {
    matches!(letter, ';' | '\t' | '\r' | '\n')
}
