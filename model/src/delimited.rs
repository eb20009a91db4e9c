//! Text in rows of cells, as spreadsheets write it: cells between tabs, commas or semicolons, quoted where
//! they hold one of these or a line break.

/// The cells of each row. A cell that starts with a quotation mark ends with the next single one; two of
/// them within stand for one. A tab or a line break within is a space.
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

/// A cell of a file with commas, quoted where it must be.
pub(crate) fn push_cell(cell: &str, into: &mut String) {
    if cell.contains(['"', ',', '\n', '\r']) {
        into.push('"');
        into.push_str(&cell.replace('"', "\"\""));
        into.push('"');
    } else {
        into.push_str(cell);
    }
}
