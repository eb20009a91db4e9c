//! Text in rows of cells, as spreadsheets write it: cells between tabs, commas or semicolons, quoted where
//! they hold one of these or a line break.

/// The cells of each row. A cell that starts with a quotation mark ends at the next single one; two marks in a row
/// stand for one. A tab or a line break inside quotation marks becomes a space.
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
            '\r' => starts = was_start,
            letter if letter == separator && !is_quoted => {
                row.push(String::new());
                starts = true;
            }
            '\n' => {
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
